import Testing

@testable import Site

/// Elements are told to be first where they first come, however many there are.
struct FirstOfEachTests {
  @Test func everyElementIsFirstOnce() {
    var first = FirstOfEach()
    #expect(["b", "a", "b", "c", "a", "b"].filter { first.isFirst($0) } == ["b", "a", "c"])
  }

  /// A list that has grown knows what it held before.
  @Test func nothingIsForgottenAsItGrows() {
    var first = FirstOfEach()
    let numbers = (0..<3).flatMap { _ in (0..<5000).map { $0 &* 7919 % 5000 } }
    #expect(numbers.filter { first.isFirst($0) } == (0..<5000).map { $0 &* 7919 % 5000 })
  }
}
