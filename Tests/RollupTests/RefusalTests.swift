import Files
import Testing

@testable import Rollup

/// Files that are nearly right, each refused with place, text and what would be right.
struct RefusalTests {
  private static let recipe = PersonYears.recipe
  private static let spells = recipe.replacing("person_year", with: "spell").replacing(
    "year: aar, ", with: "from: fra, through: til, ")
  private static let header = PersonYears.header
  private static let good = PersonYears.good
  private static let spellHeader = "id;fra;til;komm;kjonn;fodt;utenfor\n"

  @Test(arguments: [
    (";2021;0301;1;1995-05-05;1", "3:1: nobody stands in id"),
    ("b;21;0301;1;1995-05-05;1", "3:2: \"21\": is no year in aar; expected four digits"),
    ("b;2021;301;1;1995-05-05;1", "3:3: \"301\": is no municipality's code in komm"),
    ("b;2021;;1;1995-05-05;1", "3:3: is no municipality's code in komm"),
    ("b;2021;0301;K;1995-05-05;1", "3:4: \"K\": is no sex in kjonn; expected one of 1, 2"),
    ("b;2021;0301;1;2001-02-29;1", "3:5: \"2001-02-29\": is no day in fodt"),
    ("b;2021;0301;1;05.05.1995;1", "3:5: \"05.05.1995\": is no day in fodt"),
    (
      "b;2021;0301;1;2022-01-01;1",
      "3:5: \"2022-01-01\": is the birth of somebody who is not from 0"
    ),
    (
      "b;2021;0301;1;1899-05-05;1",
      "3:5: \"1899-05-05\": is the birth of somebody who is not from 0"
    ),
    (
      "b;2021;0301;1;1995-05-05;ja",
      "3:6: \"ja\": is not known in utenfor; expected one of nothing, 0, 1"
    ),
    ("a;2021;0301;1;1995-05-05;1", "3:1: is of a person whom an earlier row has in the same year"),
    ("a ;2021;1103;1;1995-05-05;0", "3:1: is of a person whom an earlier row has in the same year"),
  ])
  func rowIsRefusedByItsPlace(row: String, message: String) throws {
    let told = try RolledUp(Self.recipe, Self.header + Self.good + row + "\n").problems()
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix("persons.csv:" + message) == true, "\(told)")
    // Whoever stands twice is not named.
    #expect(!told.contains { $0.contains("\"a\"") })
  }

  @Test(arguments: [
    (
      "a;2021-01-01;2020-12-31;0301;1;1995-05-05;1",
      "3:3: \"2020-12-31\": is before the spell begins"
    ),
    ("b;1990-01-01;;0301;1;1995-05-05;1", "3:6: \"1995-05-05\": is later than the spell begins"),
    ("b;2021-13-01;;0301;1;1995-05-05;1", "3:2: \"2021-13-01\": is no day in fra"),
    (
      "b;2021-01-01;x;0301;1;1995-05-05;1",
      "3:3: \"x\": is no day in til; expected one of the calendar, "
        + "written YYYY-MM-DD, or nothing"
    ),
    (
      "a;2021-06-30;;1103;1;1995-05-05;1",
      "3:1: begins before an earlier spell of the same person ends"
    ),
    ("a;2021-02-01;2021-02-02;1103;1;1995-05-05;1", "3:1: begins before an earlier spell"),
    ("a;2020-02-01;2021-01-01;1103;1;1995-05-05;1", "2:1: begins before an earlier spell"),
  ])
  func spellIsRefusedByItsPlace(row: String, message: String) throws {
    let first = "a;2021-01-01;2021-06-30;0301;1;1995-05-05;1\n"
    let told = try RolledUp(Self.spells, Self.spellHeader + first + row + "\n").problems()
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix("persons.csv:" + message) == true, "\(told)")
  }

  /// Spells overlap also where others lie between them, and a person is told once.
  @Test func spellsThatLieWithinOneAreTold() throws {
    let rows =
      "a;2021-03-01;2021-03-02;0301;1;1995-05-05;1\na;2021-01-01;2021-12-31;0301;1;1995-05-05;1\n"
      + "a;2021-02-01;2021-02-02;1103;1;1995-05-05;1\n"
    let told = try RolledUp(Self.spells, Self.spellHeader + rows).problems()
    #expect(told.count == 2)
    #expect(told.first?.hasPrefix("persons.csv:2:1: begins before an earlier spell") == true)
    #expect(told.last?.hasPrefix("persons.csv:4:1: begins before an earlier spell") == true)
    #expect(told.allSatisfy { $0.hasSuffix("(1 people have such spells)") })
  }

  /// A spell may begin on the day after another.
  @Test func spellsThatFollowOneAnotherAreNone() throws {
    let rows = "a;2021-01-01;2021-06-30;0301;1;1995-05-05;1\na;2021-07-01;;1103;1;1995-05-05;1\n"
    #expect(try RolledUp(Self.spells, Self.spellHeader + rows).problems().isEmpty)
  }

  /// Where an engine names no lines, the fault, the column and the number of rows are told, and no place that
  /// could be taken for one.
  @Test func withoutLinesTheColumnIsNamed() throws {
    let rows =
      "b;2021;0301;1;2001-02-29;1\nc;2021;0301;1;2001-02-31;1\na;2021;0301;1;1995-05-05;1\n"
    let rolled = try RolledUp(Self.recipe, Self.header + Self.good + rows)
    let problems = RollupProblems(try rolled.answer(), of: rolled.statement, over: rolled.file)
    let told = problems.listed(at: []).map(\.description)
    #expect(told.count == 2)
    #expect(
      told.first?.hasSuffix(
        "persons.csv: \"2001-02-29\": is no day in fodt; expected one of the calendar, written YYYY-MM-DD "
          + "(2 such rows)") == true)
    #expect(told.last?.contains("persons.csv: is of a person whom an earlier row has") == true)
  }

  @Test func oneLackingColumnIsNamedWithTheNearest() throws {
    let rolled = try RolledUp(Self.recipe, Self.header.replacing("fodt", with: "født") + Self.good)
    let refusal = #expect(throws: RefusedFile.self) { try rolled.answer() }
    #expect(
      refusal?.description.contains(
        "persons.csv:1: \"fodt\": is a column of the recipe and none of the file, perhaps for født; "
          + "expected it among id, aar, komm, kjonn, født, utenfor") == true)
  }

  @Test func headerWithAColumnTwiceIsRefused() throws {
    let refusal = #expect(throws: RefusedFile.self) {
      try RolledUp(Self.recipe, "id;aar;komm;kjonn;fodt;utenfor;ID\n")
    }
    #expect(
      refusal?.description.contains("persons.csv:1:7: \"ID\": stands twice in the header") == true)
  }

  @Test func rowThatIsTooShortIsNamedAndNotShown() throws {
    let rolled = try RolledUp(Self.recipe, Self.header + Self.good + "b;2021;1103\n")
    let refusal = #expect(throws: RefusedFile.self) { try rolled.answer() }
    #expect(refusal?.description.contains("persons.csv:3: the row cannot be read") == true)
    #expect(refusal?.description.contains("1103") == false)
  }

  @Test func rowsOfOtherYearsAreToldAndNoneAtAllIsRefused() throws {
    let rolled = try RolledUp(
      Self.recipe, Self.header + Self.good + "a;2009;0301;1;1995-05-05;1\n")
    let problems = RollupProblems(try rolled.answer(), of: rolled.statement, over: rolled.file)
    #expect(problems.isEmpty)
    #expect(problems.otherYearsInWords == "1 rows of other years were set aside")
    let none = try RolledUp(Self.recipe, Self.header + Self.good, over: 2015...2016).problems()
    #expect(none.count == 1)
    #expect(none.first?.contains("nobody is counted in 2015–2016") == true)
  }

  @Test func tooLittleMemoryIsTold() throws {
    let rows = (0..<200_000).map { "person\($0);2021;0301;1;1995-05-05;1\n" }.joined()
    let rolled = try RolledUp(Self.recipe, Self.header + rows)
    let refusal = #expect(throws: EngineRefusal.self) { try rolled.answer(memory: "8MB") }
    #expect(refusal?.description.contains("DuckDB needs more than 8MB of memory") == true)
  }

  @Test(arguments: [
    ("person: id, ", "", "the key person is missing"),
    ("year: aar, ", "", "the key year is missing"),
    ("year: aar, ", "year: aar, from: fra, ", "from is no column of a person_year"),
    (", birth: fodt", "", "expected birth, or age"),
    ("birth: fodt", "birt: fodt", "birt is not known here"),
    ("sexes: {\"1\": male, \"2\": female}\n", "", "expected the sex for each text"),
    ("counted: \"1\"", "counted: \"0\"", "0 is counted too"),
    ("{name: people}", "{name: outside}", "outside stands twice"),
    ("rows: ", "day: 02-29\nrows: ", "02-29 is not a day of every year"),
    ("rows: ", "years: 2024-2020\nrows: ", "2024-2020 is not years"),
  ])
  func recipeIsRefused(old: String, new: String, message: String) throws {
    let text = Self.recipe.replacing(old, with: new)
    let refusal = #expect(throws: SettingsRefusal.self) {
      try RolledUp(text, Self.header + Self.good)
    }
    #expect(refusal?.description.contains(message) == true, "\(String(describing: refusal))")
  }

  @Test func measureThatNoIndicatorCountsIsRefused() throws {
    let refusal = #expect(throws: CountedFigures.Refusal.self) {
      try RolledUp(Self.recipe.replacing("name: people", with: "name: persons"), Self.header)
    }
    #expect(
      refusal?.description
        == "no indicator of the catalogue counts made/persons; expected one of outside, people")
  }

  /// Whatever stands in a name or a text is a name or a text in the statement too.
  @Test func textsCannotBecomeStatements() throws {
    let hostile = "x'); DROP \"y\" --\\"
    let recipe = Self.recipe.replacing(
      "column: utenfor", with: "column: \"x'); DROP \\\"y\\\" --\\\\\""
    )
    .replacing("\"2\": female", with: "\"o' --\": female")
    let text =
      "id;aar;komm;kjonn;fodt;\"x'); DROP \"\"y\"\" --\\\"\na;2021;0301;o' --;1995-05-05;1\n"
    let rolled = try RolledUp(recipe, text)
    #expect(rolled.file.header.last == hostile)
    #expect(
      try rolled.counts() == ["2021 0301 both 20-29 = 1 1", "2021 0301 female 20-29 = 1 1"])
  }
}
