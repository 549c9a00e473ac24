import BundledData
import Observations
import Testing

@testable import Ingestion

/// A StatBank table with one column for each measure and year. What cannot be taken at its word is
/// refused with file, line, column, text and what would be right, word for word.
struct WideTableTests {
  @Test func everyValueCellBecomesAnObservationThatKnowsItsPlace() throws {
    let extract = try StatBankTable(rows: [StatBankTable.kongsvinger, StatBankTable.nordOdal])
      .read()
    #expect(extract.described == [])
    #expect(extract.observations.count == 4)
    let population = try extract.only(StatBankTable.key("population", "3401"))
    #expect(population.value == .number(907))
    #expect(population.origin == Observation.Origin(line: 4, column: 4))
    let neet = try extract.only(StatBankTable.key("neet", "3414"))
    #expect(neet.value == .number(26))
    #expect(neet.origin == Observation.Origin(line: 5, column: 5))
    #expect(neet.marks.isEmpty)
  }

  @Test func formAndColumnsAreToldAsRead() throws {
    let extract = try StatBankTable().read()
    let form = try #require(extract.form)
    #expect((form.delimiter, form.decimalMark, form.lineEnding) == (";", ".", .lf))
    #expect((form.publisher, form.recipe, form.dataRows) == ("ssb", "ssb-13556", 1))
    #expect(form.title == "13556: Unge utenfor arbeid (NEET), etter region, kjønn, alder og år")
    #expect(extract.columns.map(\.index) == [1, 2, 3, 4, 5])
    #expect(
      extract.columns.map(\.role) == [
        "unit", "sex", "age", "measure population 2021", "measure neet 2021",
      ])
  }

  /// Columns are known by name, not by place.
  @Test func columnsMayStandInAnyOrder() throws {
    let table = StatBankTable(
      columns: ["\(StatBankTable.neet) 2021", "alder", "Befolkning 2021", "region", "kjønn"],
      rows: ["112;\"20-24 år\";907;\"3401 Kongsvinger\";\"Begge kjønn\""])
    let extract = try table.read()
    #expect(extract.described == [])
    #expect(try extract.figures == StatBankTable().read().figures)
  }

  @Test(arguments: [
    "abc", "-5", "12.5", "12,0", "1 23", "1e3", "*", "12**", "**", "....", "5%", "<4",
  ])
  func valueThatIsNeitherCountNorSymbolIsRefused(_ text: String) throws {
    try expect(
      [StatBankTable.row("3401 Kongsvinger", "907", text)],
      "table.csv:4:5: \"\(text)\": is neither a count of people (digits) nor a symbol of ssb "
        + "(- . .. ... :)")
  }

  @Test func unknownCodeIsRefused() throws {
    try expect(
      [StatBankTable.kongsvinger, StatBankTable.row("9998 Ukjent", "907", "112")],
      "table.csv:5:1: \"9998 Ukjent\": 9998 is not a municipality's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 131, such as 3401")
  }

  @Test func nameOfNoPlaceIsRefused() throws {
    try expect(
      [StatBankTable.row("Østlandet", "907", "112")],
      "table.csv:4:1: \"Østlandet\": names no place; expected a code first, such as "
        + "3401 Kongsvinger, 34 or 0, the name of a municipality or county, or a region of the "
        + "region list, such as kongsvinger")
  }

  @Test(arguments: [("\"3401\";\"Begge kjønn\";\"20-24 år\";907", 4), ("\"3401\";;;;;1", 6)])
  func rowShorterOrLongerThanTheHeaderIsRefused(_ row: String, _ cells: Int) throws {
    try expect(
      [row, StatBankTable.nordOdal],
      "table.csv:4:\(min(cells, 5) + 1): \"3401\": the row has \(cells) cells, the header on line 3 has 5"
    )
  }

  @Test func doubledRowIsRefusedAndNamesTheFirst() throws {
    try expect(
      [StatBankTable.kongsvinger, StatBankTable.nordOdal, StatBankTable.kongsvinger],
      "table.csv:6: \"3401, both, 20-24\": stands already on line 4; "
        + "expected one row for each")
  }

  @Test func unknownSexIsRefused() throws {
    try expect(
      ["\"3401\";\"Både og\";\"20-24 år\";907;112"],
      "table.csv:4:2: \"Både og\": is not a sex of this table; "
        + "expected 0, 1, 2, Begge kjønn, Kvinner, Menn")
  }

  @Test func unknownAgeIsRefused() throws {
    try expect(
      ["\"3401\";\"Menn\";\"20-29 år\";907;112"],
      "table.csv:4:3: \"20-29 år\": is not an age of this table; "
        + "expected 15-29, 20-24, 25-29")
  }

  @Test(arguments: [
    "Befolkning", "Befolkning 21", "Befolkning 20211", "Befolkning 2O21", "Folketall 2021",
    "Befolkning 2021**",
  ])
  func unknownColumnIsRefused(_ name: String) throws {
    var table = StatBankTable()
    table.columns[3] = name
    #expect(
      try table.read().described == [
        "table.csv:3:4: \"\(name)\": is no column of this table; expected Alder, ContentsCode, Kjonn, "
          + "Region, Tid, age, alder, contents, kjønn, region, sex, statistikkvariabel, tid, year, år, or "
          + "labels of its dimensions with one of: Befolkning; Bosatte; \(StatBankTable.neet)"
      ])
  }

  @Test(arguments: [
    ("region", "region or Region"), ("kjønn", "kjønn or Kjonn or sex"),
    ("alder", "alder or Alder or age"),
  ])
  func missingKeyColumnIsRefused(_ name: String, _ names: String) throws {
    var table = StatBankTable(rows: ["\"3401\";\"Begge kjønn\";907;112"])
    table.columns.removeAll { $0 == name }
    let extract = try table.read()
    #expect(
      extract.described == [
        "table.csv:3: the column \(names) is missing from the header"
      ])
    #expect(extract.observations.isEmpty)
  }

  /// Kongsvinger was 0402 until 2020.
  @Test func figureForAYearWhenTheMunicipalityDidNotExistIsRefused() throws {
    try expect(
      [StatBankTable.row("0402 Kongsvinger", ".", "112")],
      "table.csv:4:5: \"112\": 0402 was not in force at the end of 2021 "
        + "(Kongsvinger 1965-01-01–2020-01-01); expected a table in each year's own borders")
  }

  @Test func everyProblemIsToldInOrderOfLineAndColumn() throws {
    let extract = try StatBankTable(rows: [
      StatBankTable.row("3401 Kongsvinger", "x", "y"), StatBankTable.row("9998", "1", "0"),
      "\"3414\"", StatBankTable.row("3415", "z", "0"),
    ]).read()
    #expect(
      extract.problems.map { [$0.line, $0.column] } == [
        [4, 4], [4, 5], [5, 1], [6, 2], [7, 4],
      ])
    #expect(extract.problems.map(\.kind) == [.value, .value, .unit, .row, .value])
  }

  private func expect(_ rows: [String], _ problem: String) throws {
    #expect(try StatBankTable(rows: rows).read().described == [problem])
  }
}

extension ReadExtract {
  /// What is said, whatever the order of the columns.
  fileprivate var figures: Set<[String]> {
    Set(observations.map { ["\($0.key)", "\($0.value)", "\($0.marks)"] })
  }
}
