import Files
import Foundation
import MadeFigures
import Observations
import Testing

@testable import Indicators

/// An entry is read strictly, and what a zero point froze is written as it was.
struct IndicatorDecodingTests {
  /// As a zero point froze it before units and differences stood in the catalogue.
  private static let early = """
    {"definition":{"en":"d","nb":"d","nn":"d"},"denominator":{"ages":["20-29"],"measure":"people"},\
    "floor":150,"id":"outside","limits":{"en":"l","nb":"l","nn":"l"},\
    "name":{"en":"n","nb":"n","nn":"n"},"numerator":{"ages":["20-29"],"measure":"outside"},\
    "polarity":"lower_is_better","sexes":["both"],"source":"made"}
    """

  private func decode(_ json: String) throws -> Indicator {
    try Indicator(reading: SettingsNode(json: json))
  }

  @Test func earlyDefinitionIsWrittenAsItWasFrozen() throws {
    #expect(try decode(Self.early).canonicalJSON() == Self.early)
  }

  /// What JSON leaves unescaped in its strings: YAML would refuse some of it and fold the rest.
  @Test(arguments: [
    "a / b", "\"til\" og \\", "linje\nto\tog\r", "æøå – «é» 🙂",
    "\u{2028}\u{2029}\u{85}\u{7F}\u{FEFF}",
    " to  blanke ", "null", "~", "- 1", "#", "&a *a", "\u{1}\u{8}\u{C}\u{1F}", "",
  ])
  func anyTextIsReadAsItWasFrozen(_ text: String) throws {
    let quoted = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
      .dropFirst().dropLast()
    let json = Self.early.replacingOccurrences(of: #""en":"d""#, with: #""en":"# + quoted)
    #expect(try decode(json).definition.en == text)
  }

  @Test func numbersAreReadExactly() throws {
    for points in [0.1, 2, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308] {
      let number = String(decoding: try JSONEncoder().encode([points]), as: UTF8.self)
        .dropFirst().dropLast()
      let json =
        String(Self.early.dropLast()) + ",\"smallest_difference\":{\"points\":\(number),"
        + "\"why\":{\"en\":\"w\",\"nb\":\"w\",\"nn\":\"w\"}}}"
      #expect(try decode(json).smallestDifference?.points == points)
    }
  }

  @Test(arguments: [
    ("\"floor\":150", "\"flor\":150", "flor"), ("\"ages\"", "\"age\"", "age"),
    ("\"nn\":\"n\"", "\"nn\":\"n\",\"sv\":\"n\"", "sv"),
  ])
  func unknownKeyIsRefused(_ key: String, _ misspelt: String, _ named: String) {
    let json = Self.early.replacingOccurrences(of: key, with: misspelt)
    let refusal = #expect(throws: SettingsRefusal.self) { try decode(json) }
    #expect(refusal?.path?.last == named)
    #expect(refusal?.reason.hasPrefix("is no key here; expected ") == true)
  }

  private func withPeriod(_ period: String) throws -> Indicator {
    try decode(String(Self.early.dropLast()) + ",\"period\":\(period)}")
  }

  @Test(arguments: [
    ("\"year\"", "2021"), ("\"school_year\"", "2020-21"), ("{\"month\":10}", "2021M10"),
    ("{\"quarter\":4}", "2021K4"), ("{\"window\":3}", "2019-2021"),
  ])
  func periodStandsForItsYear(_ period: String, _ expected: String) throws {
    let indicator = try withPeriod(period)
    #expect(indicator.period(in: 2021).description == expected)
    #expect(try decode(indicator.canonicalJSON()) == indicator)
  }

  @Test(arguments: [
    ("\"month\"", "month is no period"), ("{\"month\":13}", "13 is not from 1 to 12"),
    ("{\"month\":1,\"quarter\":1}", "expected one of month, quarter, window"),
    ("{}", "expected one of month, quarter, window"), ("{\"day\":1}", "is no key here"),
  ])
  func textThatIsNoPeriodIsRefused(_ period: String, _ reason: String) throws {
    let refusal = #expect(throws: SettingsRefusal.self) { try withPeriod(period) }
    #expect(refusal?.reason.hasPrefix(reason) == true)
  }

  @Test func shareIsInPercentAndAMeanInPoints() throws {
    #expect(throws: SettingsRefusal.self) {
      try decode(String(Self.early.dropLast()) + ",\"unit\":\"points\"}")
    }
    #expect(try Indicator.made(measure: .mean).unit == .points)
  }
}
