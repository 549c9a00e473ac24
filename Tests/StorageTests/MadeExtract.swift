import Files
import Foundation
import Geography
import Ingestion
import MadeFigures
import Observations

@testable import Storage

/// Extracts as the reader makes them from text, in the made-up country.
enum MadeExtract {
  /// One row for each place: events and people, 20–29 years old, both sexes.
  static func figures(
    named name: String = "figures.csv", _ counts: [(unit: String, x: String, n: String)],
    year: Int = 2021, encoding: String.Encoding = .utf8
  ) throws -> MadeFile {
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    let rows = counts.map { unit, x, n in
      "made;outside;\(unit);;\(year);both;20-29;;count;\(x);\(n);på papir"
    }
    return try read(name, ([header] + rows).joined(separator: "\n") + "\n", encoding: encoding)
  }

  /// A table as StatBank writes it, with the country and two municipalities.
  static func wideTable(_ name: String = "table.csv", encoding: String.Encoding = .isoLatin1) throws
    -> MadeFile
  {
    try read(
      name,
      """
      "13556: Unge utenfor, etter region, kjønn og alder"

      "region";"kjønn";"alder";"Befolkning 2021";"Befolkning 2022*"
      "0 Hele landet";"Begge kjønn";"20-24 år";300;310
      "1001 Municipality 1001";"Begge kjønn";"20-24 år";100;:
      "1002 Municipality 1002";"Begge kjønn";"20-24 år";200;.
      "9999 Uoppgitt";"Begge kjønn";"20-24 år";0;8

      """, encoding: encoding)
  }

  static func read(_ name: String, _ text: String, encoding: String.Encoding = .utf8) throws
    -> MadeFile
  {
    guard let data = text.data(using: encoding) else { throw CocoaError(.fileWriteUnknown) }
    let recipes = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("data/recipes")
    let world = try MadeWorld(["1001", "1002", "1003", "2001"])
    return MadeFile(
      file: SourceFile(path: name, bytes: Array(data)),
      reader: ExtractReader(
        recipes: try Recipes(folder: recipes.path), geography: world.geography))
  }
}

/// A file and the reader that knows its country.
struct MadeFile {
  let file: SourceFile
  let reader: ExtractReader

  /// What can be said of it.
  var extract: Extract { reader.read(file) }

  var observations: [Observation] {
    var observations: [Observation] = []
    _ = reader.read(file) { observation, _ in observations.append(observation) }
    return observations
  }
}

extension Store {
  func take(_ made: MadeFile) throws -> ImportOutcome {
    try importFile(made.file, by: made.reader)
  }
}

extension ImportOutcome {
  /// nil when nothing was imported.
  var account: Reconciliation? {
    if case .imported(let extract, _, _) = self { extract.reconciliation } else { nil }
  }

  /// The name under which it is in the database already.
  var knownAs: String? {
    if case .alreadyImported(let name, _) = self { name } else { nil }
  }

  var isRefused: Bool {
    if case .refused = self { true } else { false }
  }
}

extension ObservationTable {
  /// The figure of a municipality, for both sexes 20–29 years old.
  func value(_ measure: String, _ unit: String, year: Int = 2021) -> CellValue? {
    guard let code = MunicipalityCode(unit) else { return nil }
    let series = Series(
      measure: Measure(source: "made", name: measure), period: .year(year), sex: .both,
      age: AgeBand("20-29"))
    return self[series][.municipality(code)]
  }
}
