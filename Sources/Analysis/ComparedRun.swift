import Disclosure
import Files
import Foundation
import Geography
import Indicators
import Ingestion

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

  /// - Parameter control: applies disclosure control to the frozen estimates again, by their frozen
  ///   definitions.
  package init(_ frozen: FrozenZeroPoint, _ control: DisclosureControl) throws {
    let zeroPoint = frozen.zeroPoint
    var definitions: [String: String] = [:]
    for definition in zeroPoint.definitions {
      definitions[definition.id] = try definition.canonicalJSON()
    }
    let ground = zeroPoint.units.map { place in
      (
        place.unit.code.description,
        place.municipalities.map(\.description).joined(separator: " ")
      )
    }
    inputs = RunInputs(
      program: Program.version, year: zeroPoint.year,
      sources: Dictionary(
        zeroPoint.sources.map { ($0.name, $0.sha256) }, uniquingKeysWith: { $1 }),
      definitions: definitions, ground: Dictionary(ground, uniquingKeysWith: { $1 }))
    estimates = control.protect(frozen).rows.map { estimate in
      Dictionary(
        uniqueKeysWithValues: zip(Estimate.columns, estimate.cells.map(\.description)))
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
