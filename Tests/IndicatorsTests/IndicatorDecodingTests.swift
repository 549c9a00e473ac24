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
    try JSONDecoder().decode(Indicator.self, from: Data(json.utf8))
  }

  @Test func earlyDefinitionIsWrittenAsItWasFrozen() throws {
    #expect(try decode(Self.early).canonicalJSON() == Self.early)
  }

  @Test(arguments: [
    ("\"floor\":150", "\"flor\":150", "flor"), ("\"ages\"", "\"age\"", "age"),
    ("\"nn\":\"n\"", "\"nn\":\"n\",\"sv\":\"n\"", "sv"),
  ])
  func unknownKeyIsRefused(_ key: String, _ misspelt: String, _ named: String) {
    let json = Self.early.replacingOccurrences(of: key, with: misspelt)
    #expect(throws: DecodingError.self) { try decode(json) }
    do {
      _ = try decode(json)
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.codingPath.last?.stringValue == named)
      #expect(context.debugDescription.hasPrefix("is no key here; expected "))
    } catch {
      Issue.record(error)
    }
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
    do {
      _ = try withPeriod(period)
      Issue.record("\(period) was read")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.debugDescription.hasPrefix(reason))
    }
  }

  @Test func shareIsInPercentAndAMeanInPoints() throws {
    #expect(throws: DecodingError.self) {
      try decode(String(Self.early.dropLast()) + ",\"unit\":\"points\"}")
    }
    #expect(try Indicator.made(measure: .mean).unit == .points)
  }
}
