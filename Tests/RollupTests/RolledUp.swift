import BundledData
import Files
import Foundation
import Geography
import Indicators
import MadeFigures
import Synchronization
import Testing

@testable import Rollup

/// A file with a row for each person and year.
enum PersonYears {
  static let recipe = """
    source: made
    about: Persons.
    rows: person_year
    columns: {person: id, year: aar, municipality: komm, sex: kjonn, birth: fodt}
    sexes: {"1": male, "2": female}
    measures:
      - {name: people}
      - name: outside
        where: [{column: utenfor, counted: "1", not_counted: ["0", ""]}]
    """
  static let header = "id;aar;komm;kjonn;fodt;utenfor\n"
  static let good = "a;2021;0301;1;1995-05-05;1\n"
}

/// A recipe, a file in a folder of its own, and what DuckDB counts of it.
final class RolledUp {
  let statement: RollupStatement
  let file: PersonFile
  private let folder: URL

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// People outside among people of 20–29 years, by sex.
  static func indicator() throws -> Indicator {
    try Indicator.made(sexes: ["both", "female", "male"])
  }

  init(
    _ recipe: String, _ text: String, over years: ClosedRange<Int> = 2017...2021,
    borders: Int? = nil, named name: String = "persons.csv", indicators: [Indicator]? = nil,
    in encoding: String.Encoding = .utf8
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nullpunkt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent(name)
    try #require(text.data(using: encoding)).write(to: path)
    file = try PersonFile(path: path.path)
    let recipe = try RollupRecipe(reading: SettingsNode(yaml: Array(recipe.utf8)))
    let figures = try CountedFigures(recipe, try indicators ?? [Self.indicator()])
    statement = RollupStatement(
      recipe, figures,
      try Self.recoding(over: years, recipe, borders, figures), over: years, borders: borders)
  }

  private struct Days: Hashable {
    let days: [CalendarDay]
    let codesOf: Int?
    let borders: Int?
  }

  /// Recodings are dear to make, and those of the same days the same.
  private static let made = Mutex<[Days: CodeRecoding]>([:])

  private static func recoding(
    over years: ClosedRange<Int>, _ recipe: RollupRecipe, _ borders: Int?, _ figures: CountedFigures
  ) throws -> CodeRecoding {
    let geography = try Repository.geography()
    let days = Days(days: years.map(figures.day(in:)), codesOf: recipe.codesOf, borders: borders)
    return made.withLock { made in
      if let known = made[days] { return known }
      let recoding = CodeRecoding(
        geography, over: years, codesOf: recipe.codesOf, borders: borders, day: figures.day(in:))
      made[days] = recoding
      return recoding
    }
  }

  func answer(memory: String = "1GB") throws -> RollupAnswer {
    try DuckDBEngine(memory: memory).answer(statement, over: file)
  }

  /// A new folder beside the file.
  func folder(_ name: String) throws -> URL {
    let made = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    return made
  }

  /// Writes the file's rows in another form.
  func copy(to path: URL, _ form: String, selecting columns: String = "*") throws {
    try ExternalProgram("duckdb", for: "a test").run([
      ":memory:", "-c",
      "COPY (SELECT \(columns) FROM read_csv('\(file.path)', all_varchar = true)) TO '\(path.path)' (\(form))",
    ])
  }

  /// The problems with their places, without the folder.
  func problems() throws -> [String] {
    let engine = try DuckDBEngine(memory: "1GB")
    let problems = RollupProblems(try answer(), of: statement, over: file)
    let places = engine.places(of: problems)
    return problems.listed(at: places).map {
      $0.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  /// The counts that are not 0, each in a line: `2021 3401 both 20-29 = 7 2`.
  func counts(in other: URL? = nil) throws -> Set<String> {
    let file = try other.map { try PersonFile(path: $0.path) } ?? file
    return Set(
      try DuckDBEngine(memory: "1GB").answer(statement, over: file).counts.compactMap {
        place, counts in
        guard place.band != RollupStatement.everybody, place.sex != "unstated" else { return nil }
        return "\(place.year) \(place.unit) \(place.sex) \(place.band) = "
          + counts.map(String.init).joined(separator: " ")
      })
  }
}
