import Files
import Foundation
import Indicators
import Testing

@testable import Rollup

/// Other periods than years, other ages than those from births, and categories of a measure.
struct PeriodTests {
  /// An indicator of the source `made`: some of its pupils among all of them.
  private static func indicator(
    _ period: String, _ numerator: String = "{measure: gone, ages: [16-18]}",
    _ denominator: String = "{measure: pupils, ages: [16-18]}"
  ) throws -> Indicator {
    let text = """
      id: made
      name: &t {nb: a, nn: a, en: a}
      definition: *t
      limits: *t
      source: made
      numerator: \(numerator)
      denominator: \(denominator)
      period: \(period)
      sexes: [both]
      unit: percent
      polarity: lower_is_better
      smallest_difference: {points: 1, why: *t}
      floor: 10
      """
    return try Indicator(reading: SettingsNode(yaml: Array(text.utf8)))
  }

  private static func recipe(_ rows: String, _ columns: String, _ more: String = "") -> String {
    """
    source: made
    about: Pupils.
    rows: \(rows)
    columns: {person: id, municipality: komm, \(columns)}
    \(more)
    measures:
      - {name: pupils}
      - name: gone
        where: [{column: borte, counted: "1", not_counted: "0"}]

    """
  }

  private func told(_ rolled: RolledUp) throws -> Set<String> {
    Set(try CountTable(try rolled.answer(), of: rolled.statement).told())
  }

  /// A school year's autumn lies in the year before that of its exams.
  @Test func schoolYearIsCountedInItsAutumn() throws {
    let spells = """
      id;komm;fodt;fra;til;borte
      a;0301;2003-10-01;2019-10-01;2020-10-01;1
      b;0301;2003-10-02;2019-10-02;;0

      """
    let rolled = try RolledUp(
      Self.recipe("spell", "birth: fodt, from: fra, through: til", "day: 10-01"), spells,
      over: 2019...2022, indicators: [Self.indicator("school_year")])
    #expect(
      try told(rolled) == [
        "0301 pupils 2019-20 both 16-18 = 1", "0301 gone 2019-20 both 16-18 = 1",
        "0301 pupils 2020-21 both 16-18 = 2", "0301 gone 2020-21 both 16-18 = 1",
        "0301 pupils 2021-22 both 16-18 = 1", "0301 gone 2021-22 both 16-18 = 0",
      ])
    let years = """
      id;komm;fodt;aar;borte
      a;0301;2003-10-01;2020;1
      b;0301;2003-10-02;2020;0

      """
    let byYear = try RolledUp(
      Self.recipe("person_year", "birth: fodt, year: aar", "day: 10-01"), years,
      over: 2020...2020, indicators: [Self.indicator("school_year")])
    #expect(
      try told(byYear) == [
        "0301 pupils 2019-20 both 16-18 = 1", "0301 gone 2019-20 both 16-18 = 1",
      ])
  }

  /// A month is counted on its last day, and a quarter on its.
  @Test(arguments: [("{month: 4}", "2021M04"), ("{quarter: 2}", "2021K2")])
  func monthAndQuarterAreCountedOnTheirLastDay(period: String, name: String) throws {
    let last = period.contains("month") ? "2021-04-30" : "2021-06-30"
    let spells = """
      id;komm;fodt;fra;til;borte
      a;0301;2004-05-05;2021-01-01;\(last);1
      b;0301;2004-05-05;\(last);2021-12-01;0
      c;0301;2004-05-05;2021-01-01;2021-04-29;0

      """
    let rolled = try RolledUp(
      Self.recipe("spell", "birth: fodt, from: fra, through: til"), spells, over: 2021...2021,
      indicators: [Self.indicator(period)])
    #expect(
      try told(rolled) == [
        "0301 pupils \(name) both 16-18 = 2", "0301 gone \(name) both 16-18 = 1",
      ])
  }

  @Test func agesCanStandInTheFile() throws {
    let text = "id,komm,alder,aar,borte\na,0301,15,2021,1\nb,0301,16,2021,1\nc,0301,18,2021,0\n"
    let recipe = Self.recipe("person_year", "age: alder, year: aar")
    let indicators = [try Self.indicator("year")]
    let rolled = try RolledUp(recipe, text, over: 2021...2021, indicators: indicators)
    #expect(
      try told(rolled) == ["0301 pupils 2021 both 16-18 = 2", "0301 gone 2021 both 16-18 = 1"])
    for (age, message) in [
      ("x", "persons.csv:3:3: \"x\": is no age in alder"),
      ("121", "persons.csv:3:3: \"121\": is no age"),
    ] {
      let problems = try RolledUp(
        recipe, text.replacing("16,2021", with: "\(age),2021"), over: 2021...2021,
        indicators: indicators
      ).problems()
      #expect(problems.count == 1 && problems.first?.hasPrefix(message) == true, "\(problems)")
    }
  }

  /// Where the catalogue names no age, everybody is counted; a category is counted beside the whole.
  @Test func levelsAndAllAgesAreCounted() throws {
    let recipe = """
      source: made
      about: Pupils.
      rows: person_year
      columns: {person: id, municipality: komm, age: alder, year: aar}
      measures:
        - {name: pupils}
        - {name: pupils, level: evening, where: [{column: borte, counted: "1", not_counted: "0"}]}

      """
    let rolled = try RolledUp(
      recipe, "id,komm,alder,aar,borte\na,0301,15,2021,1\nb,0301,99,2021,0\n", over: 2021...2021,
      indicators: [
        Self.indicator("year", "{measure: pupils, levels: [evening]}", "{measure: pupils}")
      ])
    #expect(
      try told(rolled) == ["0301 pupils 2021 both = 2", "0301 pupils 2021 both (evening) = 1"])
  }

  @Test func periodsThatCannotBeCountedAreRefused() throws {
    let recipe = Self.recipe("person_year", "age: alder, year: aar")
    for (indicators, message) in [
      ([try Self.indicator("{window: 3}")], "made is counted over several years together"),
      (
        [try Self.indicator("school_year")],
        "school years are counted on a day; expected the key day"
      ),
      (
        [try Self.indicator("year"), try Self.indicator("{month: 3}")],
        "over several kinds of period; expected a recipe for each"
      ),
    ] {
      let refusal = #expect(throws: CountedFigures.Refusal.self) {
        try RolledUp(recipe, "id,komm,alder,aar,borte\n", indicators: indicators)
      }
      #expect(refusal?.description.contains(message) == true)
    }
  }

  /// Letters that are no ASCII, in the encoding that the recipe says.
  @Test func latin1IsRead() throws {
    let recipe = Self.recipe("person_year", "age: alder, year: år", "encoding: latin-1")
      .replacing("counted: \"1\"", with: "counted: \"må\"")
    let text = "id,komm,alder,år,borte\na,0301,16,2021,må\nb,0301,17,2021,0\n"
    let rolled = try RolledUp(
      recipe, text, over: 2021...2021, indicators: [Self.indicator("year")], in: .isoLatin1)
    #expect(
      try told(rolled) == ["0301 pupils 2021 both 16-18 = 2", "0301 gone 2021 both 16-18 = 1"])
    let mistaken = try RolledUp(
      recipe.replacing("encoding: latin-1", with: ""), text, over: 2021...2021,
      indicators: [Self.indicator("year")], in: .isoLatin1)
    let refusal = #expect(throws: RefusedFile.self) { try mistaken.answer() }
    #expect(refusal?.description.contains("persons.csv:") == true)
  }
}
