import Testing

@testable import Files

/// A misspelt name is met with those it may stand for.
struct NearestNamesTests {
  private static let names = ["run", "compare", "candidates", "calc", "export", "import"]

  @Test(arguments: [
    ("comapre", "compare"), ("Compare", "compare"), ("imprt", "import"), ("exports", "export"),
    ("candidate", "candidates"), ("", "run"),
  ])
  func nearestComesFirst(_ text: String, _ name: String) {
    let found = NearestNames.nearest(to: text, among: Self.names)
    #expect(found.first == name)
    #expect(found.count == 3)
  }

  @Test func joiningAndCaseMakeNoDifference() {
    #expect(NearestNames.plain("NEET 20-29") == NearestNames.plain("neet_20_29"))
    #expect(
      NearestNames.nearest(to: "neet 20 29", among: ["neet_20_24", "neet_20_29"]).first
        == "neet_20_29")
    #expect(NearestNames.nearest(to: "x", among: []).isEmpty)
  }

  /// Names that are equally near stand in the given order.
  @Test func equallyNearNamesKeepTheirOrder() {
    #expect(NearestNames.nearest(to: "a", among: ["d", "b", "c", "e"]) == ["d", "b", "c"])
  }
}
