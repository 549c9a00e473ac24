/// A county code of two digits, `34`, from Statistics Norway's classification 104.
public struct CountyCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  let number: UInt8

  init(number: UInt8) { self.number = number }

  /// Parses exactly two digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 2) else { return nil }
    self.number = UInt8(number)
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 2) }
}
