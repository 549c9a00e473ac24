/// What kind of place a figure is about, from the smallest to the largest.
public enum UnitLevel: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
  case school, district, municipality, union, unplaced, region, county, country

  /// Municipalities, and unions that stand in their place.
  public var isMunicipal: Bool { self == .municipality || self == .union }
}

/// The short name of a region of ours, as the region list has it: `kongsvinger`.
public struct RegionID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  public init(_ id: String) { description = id }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The place a figure is about.
public enum UnitCode: Sendable, Hashable, CustomStringConvertible {
  case school(SchoolCode)
  case district(DistrictCode)
  case municipality(MunicipalityCode)
  /// Municipalities that only together keep their ground over time.
  case union(UnionCode)
  /// What lies in no municipality, and so counts only in the sums of its county and the country.
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

  /// The code as it is written in tables; the country is `0`.
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

  /// A code beside the name of its level, as tables and databases keep them; nil when they do not
  /// belong together.
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
  /// By level from schools to the country, and by code within each.
  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.municipality(let a), .municipality(let b)): a < b
    case (.county(let a), .county(let b)): a < b
    default: a.rank == b.rank ? a.description < b.description : a.rank < b.rank
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
