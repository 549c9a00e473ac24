import Testing

@testable import Site

/// Elements each once, in the order in which they first came, however many there are.
struct FirstOfEachTests {
  @Test func everyElementStandsOnceWhereItFirstCame() {
    var first = FirstOfEach<String>()
    for text in ["b", "a", "b", "c", "a", "b"] { first.add(text) }
    #expect(first.elements == ["b", "a", "c"])
  }

  /// A table that has grown many times finds what it held before.
  @Test func nothingIsForgottenAsItGrows() {
    var first = FirstOfEach<Int>()
    for _ in 0..<3 {
      for number in 0..<5000 { first.add(number &* 7919 % 5000) }
    }
    #expect(first.elements == (0..<5000).map { $0 &* 7919 % 5000 })
  }
}
