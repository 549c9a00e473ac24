import BundledData
import Files
import Testing

@testable import Ingestion

/// A recipe that is not right is refused with file, line, key and what would be right, word for word.
struct RecipeRefusalTests {
  private static let recipe = """
    source: town
    publisher: ssb
    about: A table.
    match:
      - columns: [region, Folk 2021]
    header: {rows: 1}
    place:
      column: region
      level:
        column: nivå
        values: {Kommune: municipality}
    columns:
      sex: kjønn
    values: ["{measure} {year}"]
    measures:
      - {name: people, labels: Folk, unit: persons, blank: missing}
      - {name: share, labels: Andel, unit: percent, beside: people}
    breaks:
      - {from: 2020, note: A new count., measures: [people]}
    """

  private static let refusals: [(String, String, Int, String)] = [
    (
      "unit: persons", "unit: persens", 16,
      "in measures.[0].unit: persens is not known here; expected one of million_kroner, number, "
        + "per_mille, percent, persons, points, rate, share"
    ),
    (
      "blank: missing", "blank: nothing", 16,
      "in measures.[0].blank: nothing is no meaning of an empty cell; expected left_out or one of "
        + "less_than_half, missing, not_applicable, not_computable, suppressed, zero_by_symbol"
    ),
    (
      "beside: people", "beside: folk", 17,
      "in measures.[1]: share stands beside folk, which is no measure here; "
        + "expected one of people, share"
    ),
    (
      "labels: Andel", "labels: Folk", 17,
      "in measures.[1]: the label Folk stands twice; expected it at one measure"
    ),
    (
      "labels: Andel", "label: Andel", 17,
      "in measures.[1].label: is no key here; expected beside, blank, codes, definition, labels, "
        + "name, unit, zero"
    ),
    (
      "sex: kjønn", "gender: kjønn", 13,
      "in columns.gender: gender is not known here; expected one of age, ignore, indicator, level, "
        + "measure, month, quarter, school_year, sex, source, unit_of_measure, window, year"
    ),
    (
      "Kommune: municipality", "Kommune: kommune", 11,
      "in place.level.values.Kommune: kommune is not known here; expected one of country, county, "
        + "district, municipality, region, school, union, unplaced"
    ),
    (
      "column: region\n", "column: region\n  borders: all\n", 9,
      "in place.borders: all are no borders; expected own, any, last or a year"
    ),
    (
      "column: region\n", "column: {name: region}\n", 8,
      "in place.column: expected a text, or a list of texts"
    ),
    ("rows: 1", "rows: 9", 6, "in header.rows: 9 is not from 1 to 5"),
    (
      "{measure} {year}", "{measure} {yr}", 14,
      "in values.[0]: {measure} {yr} is not a column's name with any of {measure}, {year}, "
        + "{month}, {quarter}, {window}, {sex}, {age}, {level}, {school_year}, {categories}, {title}"
    ),
    (
      "from: 2020", "from: autumn", 19,
      "in breaks.[0].from: autumn is no period; expected one such as 2022, 2019-20, 2021K4 or "
        + "2018M11"
    ),
    (
      "measures: [people]", "measures: [folk]", 19,
      "in breaks.[0]: folk is no measure here; expected one of people, share"
    ),
    (
      "  - columns: [region, Folk 2021]", "  - {}", 5,
      "in match.[0]: expected a title, columns or both"
    ),
    (
      "about: A table.", "about: A table.\ndecimal_mark: ;", 4,
      "in decimal_mark: ; is no decimal mark; expected \".\", \",\" or auto"
    ),
    ("source: town\n", "", 1, "at the top: the key source is missing"),
  ]

  @Test(arguments: refusals)
  func isRefused(_ text: String, _ other: String, _ line: Int, _ message: String) throws {
    try #require(Self.recipe.contains(text))
    let problem = try problem(Self.recipe.replacing(text, with: other, maxReplacements: 1))
    #expect(problem?.message == message)
    #expect(problem?.line == line)
    #expect(problem?.file.hasSuffix("/town.yaml") == true)
  }

  @Test func isTakenAsItStands() throws { #expect(try problem(Self.recipe) == nil) }

  private func problem(_ recipe: String) throws -> Problem? {
    func own(_ name: String) throws -> String {
      let file = try SourceFile(path: "\(Repository.data)/recipes/\(name)")
      return String(decoding: try file.contents(), as: UTF8.self)
    }
    let files = [
      "symbols.yaml": try own("symbols.yaml"), "vocabulary.yaml": try own("vocabulary.yaml"),
      "town.yaml": recipe,
    ]
    var found: Problem?
    try withFolder(files) { folder in
      do throws(RefusedFile) {
        _ = try Recipes(folder: folder)
      } catch {
        found = error.problems.first
      }
    }
    return found
  }
}
