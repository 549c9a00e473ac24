import Testing

@testable import Files

@Suite struct NumberBytesTests {
  private func text(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes = Array("a".utf8)
    write(&bytes)
    return String(decoding: bytes.dropFirst(), as: UTF8.self)
  }

  @Test func wholeNumbersAreAppendedAsTheirDescription() {
    for number in [0, 1, -1, 9, 10, -10, 99, 100, 12_345, Int.max, Int.min, Int.min + 1] {
      #expect(text { $0.append(decimal: number) } == number.description)
    }
  }

  @Test func numbersAreAppendedAsTheirDescription() {
    let plain = [
      0.0, -0.0, 1, -1, 0.1, -0.1, 0.5, 2.5, 1.0 / 3, 1e-5, 1e15, 1e16, 1e17, 123_456_789,
      999_999_999_999_999, 1_000_000_000_000_001, -999_999_999_999_999, 1e300, -1e300,
      .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, .pi, -.pi,
    ]
    for number in plain + plain.flatMap({ [$0.nextUp, $0.nextDown] }) {
      #expect(text { $0.append(decimal: number) } == number.description)
    }
  }

  @Test func textsAreAppendedAsTheirUTF8() {
    for example in ["", "a", "Våler", "en tekst som er lengre enn femten tegn", "🙂"] {
      #expect(text { $0.append(utf8: example) } == example)
    }
  }
}
