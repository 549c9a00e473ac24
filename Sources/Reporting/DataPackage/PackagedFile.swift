import Analysis
import Files

/// A file of a data package: its path in the folder, and the declaration of its table.
package struct PackagedFile: Sendable, Hashable {
  package let path: String
  package let table: TableDescription

  init(path: String, table: TableDescription) {
    self.path = path
    self.table = table
  }

  package init(_ file: ResultFile) {
    self.init(path: file.name(.csv), table: file.table)
  }

  /// The list of indicators that the tables refer to.
  package static let indicators = PackagedFile(
    path: "indicators.csv", table: CatalogueRow.table.description)

  /// The codebook of all the package's files, itself among them.
  package static let codebook = PackagedFile(
    path: "codebook.csv", table: CodebookRow.table.description)

  /// The description by which programs read all the others.
  package static let descriptor = "datapackage.json"

  /// The files beside the result tables.
  package static let beside = [indicators, codebook]

  /// The resource's name in the description.
  var name: String { path.split(separator: ".").first.map(String.init) ?? path }
}
