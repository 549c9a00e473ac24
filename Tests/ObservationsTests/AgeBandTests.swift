import Testing

@testable import Observations

/// Whole years of age, both ends included.
struct AgeBandTests {
  @Test(arguments: [("20-29", 20, 29), ("15-15", 15, 15), ("0-5", 0, 5), ("67-105", 67, 105)])
  func twoAgesWithAHyphenAreABand(_ text: String, _ from: Int, _ through: Int) throws {
    let band = try #require(AgeBand(text))
    #expect((band.from, band.through) == (from, through))
    #expect(band.description == text)
  }

  @Test(arguments: [
    "", "-", "20", "20-", "-29", "29-20", "20-24-29", "20–29", "20 - 29", " 20-29", "20-29 år",
    "-5-10", "5--10", "a-b", "2O-29", "20.5-29", "２０-29",
    "9999999999999999999-99999999999999999999",
  ])
  func nothingElseIsABand(_ text: String) {
    #expect(AgeBand(text) == nil)
  }

  @Test(arguments: ["+20-29", "20-+29", "020-29"])
  func bandIsWrittenInOneWayOnly(_ text: String) {
    #expect(AgeBand(text) == nil)
  }
}
