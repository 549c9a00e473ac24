import Testing

@testable import Files

/// Figures as sources print them, with the file's decimal mark and no other.
struct NumberTextTests {
  @Test(arguments: [
    ("0", ".", 0.0), ("907", ".", 907), ("22.8", ".", 22.8), ("22,8", ",", 22.8),
    ("-109", ",", -109),
    ("-0,5", ",", -0.5), ("39085.0", ".", 39085), ("007", ".", 7), ("1000000000000", ".", 1e12),
  ])
  func digitsWithTheFilesMarkAreANumber(_ text: String, _ mark: Character, _ number: Double) {
    #expect(NumberText.parse(text, decimalMark: mark) == number)
  }

  @Test(arguments: [
    "", "-", ",", "5,", ",5", "-,5", "1,2,3", "22.8", "1 23", "1234 567", "1  234", " 234",
    "1.234,5", "1e5", "0x10", "+1", "--1", "1-", "1*", "%", "5%%", "1,2 345", "<4", "abc", "nan",
    "inf", "infinity", "½", "１２", "٣",
    " 1",
    "1 ", "1\n",
  ])
  func nothingElseIsANumber(_ text: String) {
    #expect(NumberText.parse(text, decimalMark: ",") == nil)
  }

  /// 5.4/100 is 0.054000000000000006 in binary; a figure in percent must come out as its own
  /// decimal fraction.
  @Test(arguments: [
    ("5,4", -2, 0.054), ("22,8", -2, 0.228), ("3,2", -2, 0.032), ("17", -2, 0.17), ("100", -2, 1),
    ("-0,7", -2, -0.007), ("2,9", -3, 0.0029), ("0,1", 0, 0.1),
  ])
  func percentBecomesTheFractionToTheLastBit(_ text: String, _ exponent: Int, _ fraction: Double) {
    #expect(NumberText.parse(text, decimalMark: ",", exponent: exponent) == fraction)
  }

  @Test func everyTenthOfAPercentIsExact() throws {
    for tenths in 0...1000 {
      let digits = String(tenths)
      let fraction = "0." + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      let expected = tenths == 1000 ? 1 : try #require(Double(fraction))
      #expect(
        NumberText.parse("\(tenths / 10),\(tenths % 10)", decimalMark: ",", exponent: -2)
          == expected)
    }
  }

  @Test(arguments: [
    ("12 807", 12_807.0), ("1 234 567", 1_234_567), ("12\u{A0}807", 12_807),
    ("1\u{202F}234\u{A0}567", 1_234_567), ("1 234,5", 1234.5), ("−109", -109), ("–0,5", -0.5),
    ("90,4%", 90.4), ("5 %", 5), ("5\u{A0}%", 5),
  ])
  func groupsMinusesAndPerCentSignsAreTaken(_ text: String, _ number: Double) {
    #expect(NumberText.parse(text, decimalMark: ",") == number)
  }

  @Test(arguments: [
    ("22,8", Character(",")), ("39085.0", "."), ("1 234,5", ","), ("-0.5", "."), ("90,4%", ","),
  ])
  func decimalMarkShowsInAFigure(_ text: String, _ mark: Character) {
    #expect(NumberText.decimalMark(in: text) == mark)
  }

  @Test(arguments: ["", "907", "1,2,3", "24.10.2018", "a,b", ",5", "5,", "1.234,5"])
  func textThatShowsNoDecimalMarkDecidesNone(_ text: String) {
    #expect(NumberText.decimalMark(in: text) == nil)
  }

  @Test func numberTooLargeToHoldIsNoNumber() {
    let digits = String(repeating: "9", count: 400)
    #expect(NumberText.parse(digits, decimalMark: ".") == nil)
  }
}
