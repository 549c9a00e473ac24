/// A union of municipalities whose common area is unchanged over a span of years: `1508+1580`.
public struct UnionCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The members, at least two, in order of code.
  public let municipalities: [MunicipalityCode]

  /// Returns nil for fewer than two different municipalities.
  public init?(_ municipalities: some Sequence<MunicipalityCode>) {
    self.municipalities = Set(municipalities).sorted()
    guard self.municipalities.count > 1 else { return nil }
  }

  /// Parses `1508+1580`; nil for anything else, or for codes out of order.
  public init?(_ text: some StringProtocol) {
    let codes = text.split(separator: "+", omittingEmptySubsequences: false)
    self.init(codes.compactMap { MunicipalityCode($0) })
    guard description == text else { return nil }
  }

  public static func < (a: Self, b: Self) -> Bool {
    a.municipalities.lexicographicallyPrecedes(b.municipalities)
  }

  public var description: String {
    municipalities.map(\.description).joined(separator: "+")
  }
}
