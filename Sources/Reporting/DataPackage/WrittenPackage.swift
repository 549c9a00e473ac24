import Analysis
import Disclosure
import Files
import Indicators

/// Where the tables of a data package come from, and whom they are about.
package struct PackageOrigin: Sendable {
  /// Whom the tables are about, for titles and names.
  package let place: String
  package let zeroPoint: Int
  /// The SHA-256 by which the zero point is known.
  package let seal: String
  package let credits: [Credit]
  package let catalogue: Catalogue

  package init(
    place: String, zeroPoint: Int, seal: String, credits: [Credit], catalogue: Catalogue
  ) {
    self.place = place
    self.zeroPoint = zeroPoint
    self.seal = seal
    self.credits = credits
    self.catalogue = catalogue
  }

  package var title: String { "The zero point \(zeroPoint): \(place)" }
}

extension OutputFolder {
  /// Writes what makes the tables written before a data package: the list of indicators, the codebook
  /// and the description.
  package func writePackage(
    of files: [ResultFile], _ origin: PackageOrigin, _ knowledge: Knowledge
  ) throws {
    let packaged = try writeLists(beside: files, origin, knowledge)
    let hashes = Dictionary(
      written.map { ($0.file, $0.sha256) }, uniquingKeysWith: { _, last in last })
    let package = DataPackage(origin, packaged.map { ($0, hashes[$0.path] ?? "") })
    try write(JSONText.of(package, inSnakeCase: false), as: PackagedFile.descriptor)
  }

  /// Writes the tables, the list of indicators and the codebook as Parquet.
  /// - Throws: `ExternalProgram.Missing` where DuckDB's command is not installed.
  package func writeParquet(
    _ files: [ResultFile], of findings: Findings, _ origin: PackageOrigin, _ knowledge: Knowledge
  ) throws {
    let parquet = try Parquet()
    let scratch = try ScratchFolder()
    let tables = OutputFolder(scratch.path, rawText: true)
    try tables.write(files, of: findings, as: .csv)
    let packaged = try tables.writeLists(beside: files, origin, knowledge)
    for file in try parquet.write(packaged, in: scratch.path) {
      try write(contentsOf: scratch.path(file), as: file, about: findings.scope)
    }
  }

  /// - Returns: all files, the lists last.
  private func writeLists(
    beside files: [ResultFile], _ origin: PackageOrigin, _ knowledge: Knowledge
  ) throws -> [PackagedFile] {
    let packaged = files.map(PackagedFile.init) + PackagedFile.beside
    try write(
      Protected(unrestricted: CatalogueRow.all(origin.catalogue)), as: .csv,
      named: PackagedFile.indicators.path, about: nil)
    try write(
      Protected(unrestricted: CodebookRow.all(packaged, knowledge)), as: .csv,
      named: PackagedFile.codebook.path, about: nil)
    return packaged
  }
}
