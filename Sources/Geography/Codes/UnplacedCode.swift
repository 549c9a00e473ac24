/// A four-digit code for persons in no municipality: `3499` not stated within a county, `9999` not stated
/// at all, and 21xx, 22xx and 23xx for Svalbard, Jan Mayen and the continental shelf.
public struct UnplacedCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: UInt16

  public enum Kind: Sendable, Hashable {
    case withinCounty(CountyCode)
    case unstated, svalbard, janMayen, shelf
  }

  /// Parses a code of these forms; nil for anything else. `Geography` says whether the county exists.
  public init?(_ text: some StringProtocol) {
    guard let number = Digits.number(text, count: 4).map(UInt16.init) else { return nil }
    self.init(validating: number)
  }

  /// Returns nil for a municipality's code.
  init?(_ code: MunicipalityCode) { self.init(validating: code.number) }

  private init?(validating number: UInt16) {
    guard (2100..<2400).contains(number) || (number % 100 == 99 && number > 99) else { return nil }
    self.number = number
  }

  private init(number: UInt16) { self.number = number }

  /// Municipality not stated: `9999`.
  public static let unstated = UnplacedCode(number: 9999)

  /// Municipality not stated within the county: its two digits and 99.
  public init?(within county: CountyCode) { self.init("\(county)99") }

  public var kind: Kind {
    switch number {
    case 9999: .unstated
    case 2100..<2200: .svalbard
    case 2200..<2300: .janMayen
    case 2300..<2400: .shelf
    default: .withinCounty(CountyCode(number: UInt8(number / 100)))
    }
  }

  /// The county in whose total it counts; nil when it counts in the country's alone.
  public var county: CountyCode? {
    if case .withinCounty(let county) = kind { county } else { nil }
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { Digits.text(number, count: 4) }
}
