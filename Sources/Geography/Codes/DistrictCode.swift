/// A city district code of six digits, the municipality's four first, from Statistics Norway's
/// classification 103: `030101` in Oslo.
public struct DistrictCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: UInt32
  public let municipality: MunicipalityCode

  /// Parses exactly six digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 6),
      let municipality = MunicipalityCode(text.prefix(4))
    else { return nil }
    self.number = number
    self.municipality = municipality
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 6) }
}
