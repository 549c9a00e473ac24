import Testing

@testable import Indicators

/// Reasons as one cell, and back.
struct ReasonTests {
  @Test(arguments: Reason.allCases) func everyReasonIsReadBack(_ reason: Reason) {
    #expect(Reason.parse(Reason.list([reason])) == [reason])
    #expect(Reason.list([reason]) == reason.rawValue)
  }

  @Test func severalReasonsAreReadBackInOrder() {
    #expect(Reason.parse(Reason.list(Reason.allCases)) == Reason.allCases)
    let reversed = Array(Reason.allCases.reversed())
    #expect(Reason.parse(Reason.list(reversed)) == reversed)
  }

  @Test func noReasonIsAnEmptyCell() {
    #expect(Reason.list([]) == "")
    #expect(Reason.parse("") == [])
  }

  @Test(arguments: ["because", "nobody in the denominator; because", "; ", " "])
  func otherTextIsNotReadAsReasons(_ text: String) {
    #expect(Reason.parse(text) == nil)
  }
}
