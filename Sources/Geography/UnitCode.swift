/// Four digits, the county's two first: `3401`. Statistics Norway's classification 131.
public struct MunicipalityCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: UInt16

  /// Reads exactly four digits; nil for anything else. Whether the code exists, and when, is
  /// `Geography`'s to say.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = UInt16(text)
    else { return nil }
    self.number = number
  }

  /// The county in whose borders the code was given: its first two digits.
  public var county: CountyCode { CountyCode(number: UInt8(number / 100)) }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String {
    let digits = String(number)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// Two digits: `34`. Statistics Norway's classification 104.
public struct CountyCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let number: UInt8

  init(number: UInt8) { self.number = number }

  /// Reads exactly two digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = UInt8(text)
    else { return nil }
    self.number = number
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String { number < 10 ? "0\(number)" : "\(number)" }
}

/// The short name of a region of ours, as the region list has it: `kongsvinger`.
public struct RegionID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  public init(_ id: String) { description = id }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// What kind of place a figure is about, from the smallest to the largest.
public enum UnitLevel: String, Sendable, Hashable, CaseIterable {
  case municipality, region, county, country
}

/// The place a figure is about.
public enum UnitCode: Sendable, Hashable, CustomStringConvertible {
  case municipality(MunicipalityCode)
  case region(RegionID)
  case county(CountyCode)
  case country

  public var level: UnitLevel {
    switch self {
    case .municipality: .municipality
    case .region: .region
    case .county: .county
    case .country: .country
    }
  }

  /// The code as it is written in tables; the country is `0`.
  public var description: String {
    switch self {
    case .municipality(let code): code.description
    case .region(let id): id.description
    case .county(let code): code.description
    case .country: "0"
    }
  }
}

extension UnitCode: Comparable {
  /// Municipalities by code, then regions, counties and the country.
  public static func < (a: Self, b: Self) -> Bool {
    a.level == b.level ? a.description < b.description : a.rank < b.rank
  }

  private var rank: Int {
    switch self {
    case .municipality: 0
    case .region: 1
    case .county: 2
    case .country: 3
    }
  }
}
