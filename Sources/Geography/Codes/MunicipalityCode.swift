/// A municipality code of four digits, the county's two first, from Statistics Norway's classification
/// 131: `3401`.
public struct MunicipalityCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  let number: UInt16

  /// Parses exactly four digits; nil for anything else. `Geography` says whether and when the code is
  /// valid.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 4) else { return nil }
    self.number = UInt16(number)
  }

  /// The county to which the code belongs: its first two digits.
  public var county: CountyCode { CountyCode(number: UInt8(number / 100)) }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 4) }
}
