import Disclosure
import Files
import Foundation
import Geography
import Indicators
import Ingestion
import Observations

/// The estimates of a run's folder or a frozen zero point, with the inputs they were made from.
package struct ComparedRun {
  package let inputs: RunInputs
  /// The rows, each keyed by column name.
  package let estimates: [[String: String]]

  /// - Parameter folder: contains a manifest and the estimates it lists.
  package init(folder: String) throws {
    let output = OutputFolder(folder)
    guard let manifest = output.manifest else {
      throw Refusal("\(folder) has no manifest.json that can be read; expected a run's folder")
    }
    guard output.isAsItsManifestSays else {
      throw Refusal("the files of \(folder) are not those its manifest names")
    }
    inputs = RunInputs(
      program: manifest.version, year: manifest.settings.year,
      sources: Self.byName(manifest.sources), data: Self.byName(manifest.data))
    estimates = try Self.table("\(folder)/estimates.csv")
  }

  /// - Parameter sealed: the zero point whose estimates are compared; they are made from its sealed figures
  ///   and pass disclosure control.
  package init(_ sealed: SealedYear, _ knowledge: Knowledge) throws {
    let indicators = sealed.definitions.values.sorted { $0.id < $1.id }
    let analysis = try Analysis(
      ObservationTable(), knowledge, indicators, bordersOf: sealed.year, since: sealed)
    let ground = analysis.territory.units.map { unit in
      (
        unit.code.description,
        analysis.territory.municipalities(of: unit.code).sorted().map(\.description)
          .joined(separator: " ")
      )
    }
    inputs = RunInputs(
      program: Program.version, year: sealed.year,
      sources: Dictionary(
        sealed.parts.flatMap(\.sources).map { ($0.name, $0.sha256) }, uniquingKeysWith: { $1 }),
      definitions: try sealed.definitions.mapValues { try $0.canonicalJSON() },
      ground: Dictionary(ground, uniquingKeysWith: { $1 }))
    estimates = analysis.estimates(analysis.series(indicators, year: sealed.year)).rows.map {
      Dictionary(uniqueKeysWithValues: zip(Estimate.columns, $0.cells.map(\.description)))
    }
  }

  private static func byName(_ files: [Manifest.File]) -> [String: String] {
    Dictionary(files.map { ($0.file, $0.sha256) }, uniquingKeysWith: { $1 })
  }

  private static func table(_ path: String) throws -> [[String: String]] {
    var table = try HeadedTable(
      CSVReader(SourceFile(path: path), delimiter: UInt8(ascii: ",")))
    var rows: [[String: String]] = []
    while let row = try table.next() {
      rows.append(
        Dictionary(zip(table.header.names, row.cells), uniquingKeysWith: { first, _ in first }))
    }
    return rows
  }
}
