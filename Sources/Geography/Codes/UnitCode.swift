/// The level of a geographical unit, ordered from the smallest to the largest.
public enum UnitLevel: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
  case school, district, municipality, union, unplaced, region, county, country

  /// True for municipalities and for the unions that stand in their place.
  public var isMunicipal: Bool { self == .municipality || self == .union }
}

/// The id of a region from the region list: `kongsvinger`.
public struct RegionID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  public init(_ id: String) { description = id }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The code of a geographical unit of any level.
public enum UnitCode: Sendable, Hashable, CustomStringConvertible {
  case school(SchoolCode)
  case district(DistrictCode)
  case municipality(MunicipalityCode)
  /// Municipalities whose area is unchanged only together.
  case union(UnionCode)
  /// Persons in no municipality, who count only in county and country totals.
  case unplaced(UnplacedCode)
  case region(RegionID)
  case county(CountyCode)
  case country

  public var level: UnitLevel {
    switch self {
    case .school: .school
    case .district: .district
    case .municipality: .municipality
    case .union: .union
    case .unplaced: .unplaced
    case .region: .region
    case .county: .county
    case .country: .country
    }
  }

  /// The code as tables write it; the country is `0`.
  public var description: String {
    switch self {
    case .school(let code): code.description
    case .district(let code): code.description
    case .municipality(let code): code.description
    case .union(let code): code.description
    case .unplaced(let code): code.description
    case .region(let id): id.description
    case .county(let code): code.description
    case .country: "0"
    }
  }

  /// Reads a code and the name of its level, as tables and databases store them; nil when they do not
  /// match.
  public init?(_ text: String, level: String) {
    let code: UnitCode? =
      switch UnitLevel(rawValue: level) {
      case .school: SchoolCode(text).map(UnitCode.school)
      case .district: DistrictCode(text).map(UnitCode.district)
      case .municipality: MunicipalityCode(text).map(UnitCode.municipality)
      case .union: UnionCode(text).map(UnitCode.union)
      case .unplaced: UnplacedCode(text).map(UnitCode.unplaced)
      case .region: .region(RegionID(text))
      case .county: CountyCode(text).map(UnitCode.county)
      case .country: text == "0" ? .country : nil
      case nil: nil
      }
    guard let code else { return nil }
    self = code
  }
}

extension UnitCode: Comparable {
  /// Ordered by level from schools to the country, and by code within each.
  public static func < (a: Self, b: Self) -> Bool {
    // As by their texts, without making them: codes of a level have the same number of digits.
    switch (a, b) {
    case (.school(let a), .school(let b)): a < b
    case (.district(let a), .district(let b)): a < b
    case (.municipality(let a), .municipality(let b)): a < b
    case (.union(let a), .union(let b)): a < b
    case (.unplaced(let a), .unplaced(let b)): a < b
    case (.region(let a), .region(let b)): a < b
    case (.county(let a), .county(let b)): a < b
    default: a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .school: 0
    case .district: 1
    case .municipality: 2
    case .union: 3
    case .unplaced: 4
    case .region: 5
    case .county: 6
    case .country: 7
    }
  }
}
