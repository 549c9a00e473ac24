import Testing

@testable import Files

/// The format of a column, decided from all its cells.
struct NumberMarksTests {
  private func format(_ texts: [String], isWhole: Bool = false, mark: Character? = nil) -> String {
    var marks = NumberMarks()
    for (index, text) in texts.enumerated() { marks.add(text, line: index + 2) }
    switch marks.format(isWhole: isWhole, decimalMark: mark) {
    case .success(let format):
      return "\(format.decimalMark)\(format.groupMark.map(String.init) ?? "")"
    case .failure(let doubt): return "line \(doubt.sight.line)"
    }
  }

  @Test(
    arguments: [
      (["12", "900"], "."), (["12.5", "9.000"], "."), (["12,5", "9,000"], ","),
      (["1.234,5", "12"], ",."), (["1,234.5", "12"], ".,"), (["1.234.567", "9.000"], ",."),
      (["0.125", "1.250"], "."), (["1234.500", "9.000"], "."), (["1 234,5", "12,0"], ","),
      (["1e+05", "2.5e-3"], "."), (["tekst", "12,5"], ","),
    ] as [([String], String)])
  func columnShowsItsFormat(_ texts: [String], _ shown: String) {
    #expect(format(texts) == shown)
  }

  @Test(
    arguments: [
      ["9.000", "12.000"], ["9.000", "12.5", "13,5"], ["1.234.567", "12.5"], ["9.000", "9,000"],
      ["412.500", "398,2"], ["1,234,567", "1.234.567"], ["12 %", "12"], ["1.234", "2.345"],
    ] as [[String]])
  func columnThatMayBeReadInTwoWaysIsNot(_ texts: [String]) {
    #expect(format(texts).hasPrefix("line "), "\(format(texts))")
  }

  @Test(
    arguments: [
      (["9.000", "812"], ",."), (["9,120", "12,000"], ".,"), (["9.000", "1200"], "line 2"),
      (["9.000", "12.000"], "line 2"), (["9.0", "812"], "."),
    ] as [([String], String)])
  func countsHaveNoDecimals(_ texts: [String], _ shown: String) {
    #expect(format(texts, isWhole: true) == shown)
  }

  /// What the file's other columns show decides what this one leaves open.
  @Test func fileDecidesWhatAColumnLeavesOpen() {
    #expect(format(["9.000", "12.000"], mark: ",") == ",.")
    #expect(format(["9.000", "12.000"], mark: ".") == ".")
    #expect(format(["9,000"], isWhole: true, mark: ".") == ".,")
  }

  @Test(
    arguments: [
      ("1.234,5", 1234.5), ("-1.234.567", -1_234_567), ("12", 12), ("+7", 7), ("1e+05", 100_000),
      ("1 234,5", 1234.5),
    ] as [(String, Double)])
  func numberIsReadInItsFormat(_ text: String, _ number: Double) {
    #expect(NumberFormat(decimalMark: ",", groupMark: ".").number(text) == number)
  }

  @Test(arguments: [
    "1.23,5", "12.34", "0.125", "1.2345", "nan", "inf", "0x1p3", "1,2,3", "", "12,5.000",
  ])
  func textInAnotherFormatIsNone(_ text: String) {
    #expect(NumberFormat(decimalMark: ",", groupMark: ".").number(text) == nil)
  }
}
