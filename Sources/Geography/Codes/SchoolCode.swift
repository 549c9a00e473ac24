/// A school's organisation number in the Central Coordinating Register: nine digits, the last a
/// check digit.
public struct SchoolCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: UInt32

  /// Parses exactly nine digits, the first not zero; nil for anything else, and when the check digit is
  /// not `(11 − Σ digit·weight mod 11) mod 11` with the weights 3, 2, 7, 6, 5, 4, 3, 2 over the first
  /// eight. Numbers for which that would be 10 are not given out.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 9), number >= 100_000_000 else { return nil }
    let digits = text.utf8.map { Int($0 - 48) }
    let sum = zip(digits, [3, 2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    guard digits.last == (11 - sum % 11) % 11 else { return nil }
    self.number = number
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 9) }
}
