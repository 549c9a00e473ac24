import BundledData
import Geography
import Observations
import Testing

@testable import Ingestion

/// Figures that exist only on paper, entered in the project's own template.
struct FiguresTemplateTests {
  private static let header =
    "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"

  /// A row of the final report of the project Ung inkludering, chapter 1.2.
  private static let row = "report;neet;3401;Kongsvinger;2021;both;20-29;22,8;percent;;;NAV, 2021"

  private func read(_ rows: String...) throws -> ReadExtract {
    try Repository.read(([Self.header] + rows).joined(separator: "\n") + "\n")
  }

  private func row(_ changes: [Int: String]) -> String {
    let cells = Self.row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    return cells.enumerated().map { changes[$0 + 1] ?? $1 }.joined(separator: ";")
  }

  @Test func rowBecomesTheValueAsAFraction() throws {
    let extract = try read(Self.row)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "figures-template")
    #expect(extract.form?.decimalMark == ",")
    let code = try #require(MunicipalityCode("3401"))
    #expect(
      extract.observations == [
        Observation(
          key: Observation.Key(
            Series(
              measure: Measure(source: "report", name: "neet"), period: .year(2021), sex: .both,
              age: AgeBand("20-29")), .municipality(code)),
          value: .number(0.228), marks: [],
          origin: Observation.Origin(line: 2, column: 8))
      ])
  }

  /// 1148 of 5076 in Kongsvingerregionen: the report's chapter 1.2.
  @Test func countsBehindTheValueAreMeasuresOfTheirOwn() throws {
    let extract = try read(row([3: "kongsvinger", 8: "", 10: "1148", 11: "5076"]))
    #expect(extract.described == [])
    #expect(
      extract.observations.map(\.key.series.measure.name) == ["neet.numerator", "neet.denominator"])
    #expect(extract.observations.map(\.value) == [.number(1148), .number(5076)])
    #expect(extract.observations.map(\.origin.column) == [10, 11])
    #expect(extract.observations.allSatisfy { $0.key.unit == .region(RegionID("kongsvinger")) })
  }

  @Test func cellsLeftEmptyAreSetAside() throws {
    let account = try read(Self.row, row([3: "3414", 4: "Nord-Odal", 8: ""])).reconciliation
    #expect(account.rows == 2)
    #expect((account.cells, account.observations) == (6, 1))
    #expect(account.setAside == [.leftEmpty: 5])
    #expect(account.isComplete)
  }

  /// Shares of different places have no sum.
  @Test func valuesAreNotHeldAgainstTheCountry() throws {
    #expect(try read(Self.row, row([3: "0", 8: "10,0"])).reconciliation.sums.isEmpty)
  }

  @Test(arguments: [
    ("22,8", "percent", 0.228), ("5,4", "percent", 0.054), ("17", "percent", 0.17),
    ("2,9", "per_mille", 0.0029), ("0,25", "share", 0.25), ("-109", "count", -109),
  ])
  func valueIsReadInItsUnitOfMeasure(_ text: String, _ unit: String, _ value: Double) throws {
    let extract = try read(row([8: text, 9: unit]))
    #expect(extract.described == [])
    #expect(extract.observations.map(\.value) == [.number(value)])
  }

  @Test(arguments: [(":", CellValue.suppressed), ("*", .suppressed), ("..", .missing)])
  func signInAnyValueCellHasItsKind(_ sign: String, _ value: CellValue) throws {
    let extract = try read(row([8: sign, 10: sign, 11: sign]))
    #expect(extract.described == [])
    #expect(extract.observations.map(\.value) == [value, value, value])
  }

  @Test func ageMayBeLeftOpen() throws {
    #expect(try read(row([7: ""])).observations.map(\.key.series.age) == [nil])
  }

  @Test func decimalMarkIsTheFilesOwn() throws {
    #expect(try read(row([8: "22.8"])).observations.map(\.value) == [.number(0.228)])
    #expect(
      try read(Self.row, row([3: "3414", 4: "Nord-Odal", 8: "20.8"])).described == [
        "table.csv:3:8: \"20.8\": is neither a percentage from 0 to 100 with decimal mark , nor a symbol of template (* .. :)"
      ])
  }

  private static let refusals: [([Int: String], String)] = [
    ([1: ""], "1: names no source; expected one word"),
    (
      [3: "9998"],
      "3: \"9998\": 9998 is not a municipality's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 131, such as 3401"
    ),
    ([5: "21"], "5: \"21\": is not a year; expected four digits, such as 2021"),
    ([5: "2021*"], "5: \"2021*\": is not a year; expected four digits, such as 2021"),
    ([6: "begge"], "6: \"begge\": is not a sex of this table; expected both, female, male"),
    ([7: "29-20"], "7: \"29-20\": is not an age of this table; expected 20-24 år"),
    (
      [8: "122,8"],
      "8: \"122,8\": is neither a percentage from 0 to 100 with decimal mark , nor a symbol of "
        + "template (* .. :)"
    ),
    ([9: "%"], "9: \"%\": is not a unit of measure; expected count, per_mille, percent, share"),
    (
      [10: "11,5"],
      "10: \"11,5\": is neither a count of people (digits) nor a symbol of template (* .. :)"
    ),
    (
      [11: "-1"],
      "11: \"-1\": is neither a count of people (digits) nor a symbol of template (* .. :)"
    ),
  ]

  @Test(arguments: refusals)
  func cellThatCannotBeReadIsRefused(_ changes: [Int: String], _ problem: String) throws {
    #expect(try read(row(changes)).described == ["table.csv:2:" + problem])
  }

  /// 12.345 may be twelve and a third or twelve thousand, unless another figure of the file says which.
  @Test func markThatNoFigureDecidesIsRefused() throws {
    let open = row([8: "12.345", 9: "number"])
    #expect(
      try read(open).described == [
        "table.csv:2:8: \"12.345\": may have decimals or a mark between thousands, and no other figure "
          + "of the file shows which; expected figures without marks between thousands"
      ])
    let decided = try read(open, row([3: "3415", 4: "Sør-Odal", 8: "12.5", 9: "number"]))
    #expect(decided.described == [] && decided.form?.decimalMark == ".")
    // A percentage is never in thousands.
    #expect(try read(row([8: "12.345"])).described == [])
  }

  @Test func doubledRowIsRefused() throws {
    #expect(
      try read(Self.row, row([8: "23,0"])).described == [
        "table.csv:3: \"report, neet, 3401, 2021, both, 20-29\": stands already on line 2; "
          + "expected one row for each"
      ])
  }

  @Test func rowOfAnotherLengthIsRefused() throws {
    #expect(
      try read("report;neet;3401").described == [
        "table.csv:2:4: \"report\": the row has 3 cells, the header on line 1 has 12"
      ])
  }

  @Test(arguments: ["+2021", "02021"])
  func yearIsFourDigits(_ text: String) throws {
    #expect(try read(row([5: text])).problems.map(\.column) == [5])
  }
}
