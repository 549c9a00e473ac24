/// Four digits, the county's two first: `3401`. Statistics Norway's classification 131.
public struct MunicipalityCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  let number: UInt16

  /// Reads exactly four digits; nil for anything else. Whether the code exists, and when, is
  /// `Geography`'s to say.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 4) else { return nil }
    self.number = UInt16(number)
  }

  /// The county in whose borders the code was given: its first two digits.
  public var county: CountyCode { CountyCode(number: UInt8(number / 100)) }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 4) }
}
