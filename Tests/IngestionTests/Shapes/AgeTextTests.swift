import Testing

@testable import Ingestion

struct AgeTextTests {
  @Test(arguments: [
    ("20-24 år", "20-24"), ("20–24", "20-24"), ("20 - 24 år", "20-24"), ("15_24", "15-24"),
    ("18 år", "18-18"), ("018", "18-18"), ("018 - 18 år", "18-18"), ("Tom. 49", "0-49"),
    ("105+", "105-120"), ("105 år eller eldre", "105-120"),
    ("105+ - 105 år eller eldre", "105-120"),
    ("16 år og over", "16-120"), ("20-24 - 20-24 år", "20-24"), ("0_120", "0-120"),
  ])
  func textIsWholeYears(_ text: String, _ band: String) {
    #expect(AgeText.band(text)?.description == band)
  }

  @Test(arguments: [
    "", "år", "24-20", "1 5", "20-24-28", "I alt", "8. trinn", "8-10.trinn", "-5", "1234",
    "15,5 år",
    "Tom.", "+",
  ])
  func otherTextIsNoAge(_ text: String) { #expect(AgeText.band(text) == nil) }
}
