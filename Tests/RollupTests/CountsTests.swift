import Files
import Foundation
import Testing

@testable import Rollup

/// Counts of made people against a count of the same people by hand.
struct CountsTests {
  private static let measures = """
    measures:
      - {name: people}
      - name: outside
        where: [{column: utenfor, counted: "1", not_counted: "0"}]
    sexes: {"1": male, "2": female}
    unknown_at_most: 0.05
    """
  private static let spells = """
    source: made
    about: Spells.
    rows: spell
    columns: {person: id, municipality: komm, sex: kjonn, birth: fodt, from: fra, through: til}

    """
  private static let personYears = """
    source: made
    about: Persons.
    rows: person_year
    columns: {person: id, year: aar, municipality: komm, sex: kjonn, birth: fodt}

    """
  private let made = MadePersons(3000, seed: 23)

  private func spellsText(dates separator: String = "-") -> String {
    made.spells.map { spell in
      "\(spell.person);\(spell.birth.text());\(spell.sex);\(spell.code);\(spell.from.text());"
        + "\(spell.through?.text() ?? "");\(spell.isOutside ? 1 : 0)\n"
    }.reduce(into: "id;fodt;kjonn;komm;fra;til;utenfor\n", +=)
  }

  private func personYearsText(on day: (month: Int, day: Int)) -> String {
    var text = "aar,komm,id,kjonn,fodt,utenfor\n"
    for year in 2017...2021 {
      for spell in made.counted(on: MadePersons.Day(year: year, month: day.month, day: day.day)) {
        text +=
          "\(year),\(spell.code),p\(spell.person),\(spell.sex),\(spell.birth.text()),"
          + "\(spell.isOutside ? 1 : 0)\n"
      }
    }
    return text
  }

  /// The counts by hand, as `RolledUp.counts` writes them.
  private func byHand(
    on day: (month: Int, day: Int) = (12, 31), unit: (String) -> String
  ) -> Set<String> {
    var counts: [String: [Int]] = [:]
    for year in 2017...2021 {
      let day = MadePersons.Day(year: year, month: day.month, day: day.day)
      for spell in made.counted(on: day) {
        guard (20...29).contains(MadePersons.age(spell.birth, on: day)) else { continue }
        for sex in ["both", spell.sex == "1" ? "male" : "female"] {
          let place = "\(year) \(unit(spell.code)) \(sex) 20-29"
          counts[place, default: [0, 0]][0] += 1
          counts[place, default: [0, 0]][1] += spell.isOutside ? 1 : 0
        }
      }
    }
    return Set(counts.map { "\($0) = \($1[0]) \($1[1])" })
  }

  private static func own(_ code: String) -> String { code == "0000" ? "9999" : code }

  private static func in2021(_ code: String) -> String { MadePersons.unit2021(of: code) ?? "9999" }

  @Test func spellsAreCountedWhereTheyLieOnTheDay() throws {
    let rolled = try RolledUp(Self.spells + Self.measures, spellsText())
    #expect(try rolled.counts() == byHand(unit: Self.own))
    #expect(try rolled.problems().isEmpty)
  }

  @Test func mergedMunicipalitiesAddUpInTheBordersAskedFor() throws {
    let rolled = try RolledUp(Self.spells + Self.measures, spellsText(), borders: 2021)
    let counts = try rolled.counts()
    #expect(counts == byHand(unit: Self.in2021))
    #expect(counts.contains { $0.hasPrefix("2018 1507 ") })
    #expect(!counts.contains { $0.hasPrefix("2018 1504 ") })
  }

  /// On 28 February somebody born on the 29th is not a year older yet, on 1 March they are.
  @Test(arguments: [(2, 28), (3, 1), (12, 31), (1, 1)])
  func agesAreReckonedOnTheDay(month: Int, day: Int) throws {
    let date = String(format: "day: %02d-%02d\n", month, day)
    for (recipe, text) in [
      (Self.spells, spellsText()), (Self.personYears, personYearsText(on: (month, day))),
    ] {
      let rolled = try RolledUp(recipe + date + Self.measures, text)
      #expect(try rolled.counts() == byHand(on: (month, day), unit: Self.own))
    }
  }

  @Test func unknownCodesAreTold() throws {
    let rolled = try RolledUp(Self.spells + Self.measures, spellsText())
    let problems = RollupProblems(try rolled.answer(), of: rolled.statement, over: rolled.file)
    let unknown = (2017...2021).map { year in
      made.counted(on: MadePersons.Day(year: year, month: 12, day: 31)).count { $0.code == "0000" }
    }
    let told = try #require(problems.unknownInWords)
    #expect(told.hasPrefix("\(unknown.reduce(0, +)) of "))
    #expect(told.contains("0000 in 2017 (\(unknown[0]))"))
  }

  /// More unknown codes than the recipe allows are a mistaken recipe.
  @Test func manyUnknownCodesRefuseTheFile() throws {
    let recipe = (Self.spells + Self.measures).replacing("0.05", with: "0.001")
    let told = try RolledUp(recipe, spellsText()).problems()
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("persons.csv: ") == true)
    #expect(told.first?.contains("expected at most 0.001 of all (unknown_at_most)") == true)
  }

  /// The same table is read into observations as an extract is, a nought where nobody is.
  @Test func countsAreReadAsObservations() throws {
    let rolled = try RolledUp(
      Self.personYears + "everywhere: true\n" + Self.measures, personYearsText(on: (12, 31)),
      borders: 2021)
    let table = CountTable(try rolled.answer(), of: rolled.statement)
    let told = try table.told()
    let expected = byHand(unit: Self.in2021).flatMap { line -> [String] in
      let words = line.split(separator: " ").map(String.init)
      return zip(["people", "outside"], words.suffix(2)).map { measure, count in
        "\(words[1]) \(measure) \(words[0]) \(words[2]) \(words[3]) = \(count)"
      }
    }
    #expect(
      Set(told.filter { !$0.hasSuffix("= 0") }) == Set(expected.filter { !$0.hasSuffix("= 0") }))
    #expect(told.contains("5401 people 2019 female 20-29 = 0"))
    #expect(table.absent.isEmpty)
  }

  /// Without that, a municipality without a row has no figure.
  @Test func municipalityWithoutARowHasNoFigure() throws {
    let rolled = try RolledUp(
      Self.personYears + Self.measures, personYearsText(on: (12, 31)), borders: 2021)
    let table = CountTable(try rolled.answer(), of: rolled.statement)
    #expect(try !table.told().contains { $0.hasPrefix("5401 ") })
    // Of the 356 municipalities of 2021, people live in four; of eight only unions can be followed from 2019.
    #expect(table.absent[2021] == 352)
    #expect(table.absent[2017].map { $0 < 352 && $0 > 340 } == true)
  }

  @Test func municipalityThatWasDividedCountsInItsCounty() throws {
    let text = "aar,komm,id,kjonn,fodt,utenfor\n2021,1507,a,1,1995-05-05,1\n"
    let rolled = try RolledUp(Self.personYears + Self.measures, text, borders: 2024)
    #expect(
      try rolled.counts() == ["2021 1599 both 20-29 = 1 1", "2021 1599 male 20-29 = 1 1"])
  }

  /// Nobody can say that such a municipality has nobody.
  @Test func municipalityThatCannotBeFollowedIsNotEmpty() throws {
    let text = "aar,komm,id,kjonn,fodt,utenfor\n2021,1507,a,1,1995-05-05,1\n"
    let rolled = try RolledUp(
      Self.personYears + "everywhere: true\n" + Self.measures, text, borders: 2024)
    let told = try CountTable(try rolled.answer(), of: rolled.statement).told()
    #expect(told.contains("1599 people 2021 both 20-29 = 1"))
    #expect(told.contains("1506 people 2021 both 20-29 = 0"))
    #expect(!told.contains { $0.hasPrefix("1508 ") || $0.hasPrefix("1580 ") })
  }

  /// A folder's files are one, whatever their form; a folder of a period says it for its rows.
  @Test func foldersAreReadWhole() throws {
    let rolled = try RolledUp(Self.personYears + Self.measures, personYearsText(on: (12, 31)))
    let counts = try rolled.counts()
    let lines = personYearsText(on: (12, 31)).split(separator: "\n")
    let folder = try rolled.folder("parts")
    for (part, rows) in [("1", lines[1..<2000]), ("2", lines[2000...])] {
      try Data(([lines[0]] + rows).joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("\(part).csv"))
    }
    #expect(try rolled.counts(in: folder) == counts)
    let parquet = try rolled.folder("parquet")
    try rolled.copy(to: parquet, "FORMAT parquet, PARTITION_BY (aar), OVERWRITE_OR_IGNORE")
    #expect(try rolled.counts(in: parquet) == counts)
    try Data("aar,komm,ID,kjonn,fodt,utenfor\n".utf8)
      .write(to: folder.appendingPathComponent("3.csv"))
    let refusal = #expect(throws: RefusedFile.self) { try rolled.counts(in: folder) }
    #expect(
      refusal?.description.contains("3.csv:1: \"aar,komm,ID,kjonn,fodt,utenfor\": is another")
        == true)
  }

  @Test func codesOfOneYearHoldForAllYears() throws {
    let text = "aar,komm,id,kjonn,fodt,utenfor\n2018,1507,a,1,1995-05-05,1\n"
    let rolled = try RolledUp(
      Self.personYears + "codes_of: 2021\n" + Self.measures, text, borders: 2021)
    #expect(
      try rolled.counts() == ["2018 1507 both 20-29 = 1 1", "2018 1507 male 20-29 = 1 1"])
  }

  @Test func formsOfTextAreReadAlike() throws {
    let plain =
      "aar;komm;id;kjonn;fodt;utenfor\n2021;0301;a;2;1995-02-28;1\n2021;0301;b;9;1995-02-28;0\n"
    let recipe =
      Self.personYears
      + Self.measures.replacing("\"2\": female", with: "\"2\": female, \"9\": both")
    let expected: Set = ["2021 0301 both 20-29 = 2 1", "2021 0301 female 20-29 = 1 1"]
    #expect(try RolledUp(recipe, plain).counts() == expected)
    #expect(try RolledUp(recipe, "\u{FEFF}" + plain).counts() == expected)
    #expect(try RolledUp(recipe, plain.replacing("\n", with: "\r\n")).counts() == expected)
    #expect(try RolledUp(recipe, plain.replacing(";", with: "\t")).counts() == expected)
    let quoted = plain.replacing("0301", with: "\" 0301 \"").replacing(";a;", with: ";\"a;b\";")
    #expect(try RolledUp(recipe, quoted).counts() == expected)
    let lost = plain.replacing("0301", with: "301")
    #expect(try RolledUp("lost_zeros: true\n" + recipe, lost).counts() == expected)
    for (form, day) in [("DD.MM.YYYY", "28.02.1995"), ("YYYYMMDD", "19950228")] {
      let text = plain.replacing("1995-02-28", with: day)
      #expect(try RolledUp("dates: \(form)\n" + recipe, text).counts() == expected)
    }
    let midnight = plain.replacing("1995-02-28", with: "1995-02-28 00:00:00")
    #expect(try RolledUp(recipe, midnight).counts() == expected)
  }

  @Test func spellsMayEndOnTheDayAfter() throws {
    let recipe = Self.spells.replacing("through: til", with: "until: til") + Self.measures
    let text = """
      id;fodt;kjonn;komm;fra;til;utenfor
      a;1995-05-05;1;0301;2019-01-01;2020-12-31;0
      a;1995-05-05;1;1103;2020-12-31;2021-12-31;1

      """
    #expect(
      try RolledUp(recipe, text).counts() == [
        "2019 0301 both 20-29 = 1 0", "2019 0301 male 20-29 = 1 0", "2020 1103 both 20-29 = 1 1",
        "2020 1103 male 20-29 = 1 1",
      ])
  }
}
