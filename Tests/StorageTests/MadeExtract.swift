import Foundation
import Geography
import Ingestion
import MadeFigures
import Observations

/// Extracts as the reader makes them from text, in the made-up country.
enum MadeExtract {
  /// One row for each place: events and people, 20–29 years old, both sexes.
  static func figures(
    named name: String = "figures.csv", _ counts: [(unit: String, x: String, n: String)],
    year: Int = 2021, encoding: String.Encoding = .utf8
  ) throws -> Extract {
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    let rows = counts.map { unit, x, n in
      "made;outside;\(unit);;\(year);both;20-29;;count;\(x);\(n);på papir"
    }
    return try read(name, ([header] + rows).joined(separator: "\n") + "\n", encoding: encoding)
  }

  /// A table as StatBank writes it, with the country and two municipalities.
  static func wideTable(_ name: String = "table.csv", encoding: String.Encoding = .isoLatin1) throws
    -> Extract
  {
    try read(
      name,
      """
      "13556: Unge utenfor, etter region, kjønn og alder"

      "region";"kjønn";"alder";"Befolkning 2021";"Befolkning 2022*"
      "0 Hele landet";"Begge kjønn";"20-24 år";300;310
      "1001 Første";"Begge kjønn";"20-24 år";100;:
      "1002 Andre";"Begge kjønn";"20-24 år";200;.
      "9999 Uoppgitt";"Begge kjønn";"20-24 år";7;8

      """, encoding: encoding)
  }

  static func read(_ name: String, _ text: String, encoding: String.Encoding = .utf8) throws
    -> Extract
  {
    guard let data = text.data(using: encoding) else { throw CocoaError(.fileWriteUnknown) }
    let recipes = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("data/recipes")
    let world = try MadeWorld(["1001", "1002", "1003", "2001"])
    return try ExtractReader(recipes: Recipes(folder: recipes.path), geography: world.geography)
      .read(SourceFile(path: name, bytes: Array(data)))
  }
}

extension ObservationTable {
  /// The figure of a municipality, for both sexes 20–29 years old.
  func value(_ measure: String, _ unit: String, year: Int = 2021) -> CellValue? {
    guard let code = MunicipalityCode(unit) else { return nil }
    let series = Series(
      measure: Measure(source: "made", name: measure), year: year, sex: .both,
      age: AgeBand("20-29"))
    return self[series][.municipality(code)]
  }
}
