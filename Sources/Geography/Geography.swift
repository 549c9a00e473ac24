/// A municipality while it has one code and one name.
public struct Municipality: Sendable, Hashable {
  public let code: MunicipalityCode
  public let name: String
  public let validity: Validity

  public init(code: MunicipalityCode, name: String, validity: Validity) {
    self.code = code
    self.name = name
    self.validity = validity
  }

  /// The names by which it is known: each of parallel names (`Unjárga - Nesseby`), without the
  /// county in brackets that tells it from its namesakes (`Våler (Innlandet)`).
  public var nameParts: [String] { Self.parts(of: name) }

  static func parts(of name: String) -> [String] {
    name.split(separator: " - ").map { part in
      String(part.prefix { $0 != "(" }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A county while it has one code and one name.
public struct County: Sendable, Hashable {
  public let code: CountyCode
  public let name: String
  public let validity: Validity

  public init(code: CountyCode, name: String, validity: Validity) {
    self.code = code
    self.name = name
    self.validity = validity
  }
}

/// A named group of municipalities; its members' codes change with the classification.
public struct Region: Sendable, Hashable {
  public let id: RegionID
  public let name: String
  public let memberships: [Membership]

  public struct Membership: Sendable, Hashable {
    public let municipalities: [MunicipalityCode]
    public let validity: Validity

    public init(municipalities: [MunicipalityCode], validity: Validity) {
      self.municipalities = municipalities
      self.validity = validity
    }
  }

  public init(id: RegionID, name: String, memberships: [Membership]) {
    self.id = id
    self.name = name
    self.memberships = memberships
  }

  /// The members on a day, in order of code; empty when the region is not defined then.
  public func municipalities(on day: CalendarDay) -> [MunicipalityCode] {
    memberships.first { $0.validity.contains(day) }?.municipalities.sorted() ?? []
  }
}

/// One line of a change list: on this day the old code's area went, wholly or in part, to the new.
public struct MunicipalityChange: Sendable, Hashable {
  public let date: CalendarDay
  public let old: MunicipalityCode
  public let new: MunicipalityCode

  public init(date: CalendarDay, old: MunicipalityCode, new: MunicipalityCode) {
    self.date = date
    self.old = old
    self.new = new
  }
}

/// Every municipality, county and region with its days of validity, and every change of code.
public struct Geography: Sendable, Equatable {
  public let municipalities: [Municipality]
  public let counties: [County]
  public let regions: [Region]
  public let changes: [MunicipalityChange]
  private let namesakes: [MunicipalityCode: [Municipality]]
  private let byName: [String: [Municipality]]

  public init(
    municipalities: [Municipality], counties: [County], regions: [Region],
    changes: [MunicipalityChange]
  ) {
    self.municipalities = municipalities
    self.counties = counties
    self.regions = regions
    self.changes = changes
    namesakes = Dictionary(grouping: municipalities, by: \.code)
    byName = Dictionary(grouping: municipalities, by: \.name)
  }

  /// The code that stands for "municipality not stated" in Norwegian statistics.
  public static let unstated = "9999"

  /// The municipalities valid on a day, in order of code, without the unit "not stated".
  public func municipalities(on day: CalendarDay) -> [Municipality] {
    municipalities
      .filter { $0.validity.contains(day) && $0.code.description != Self.unstated }
      .sorted { $0.code < $1.code }
  }

  /// The counties valid on a day, in order of code.
  public func counties(on day: CalendarDay) -> [County] {
    counties.filter { $0.validity.contains(day) }.sorted { $0.code < $1.code }
  }

  public func region(_ id: RegionID) -> Region? { regions.first { $0.id == id } }

  /// Every name and validity the code has had; empty for a code that never was.
  public func history(of code: MunicipalityCode) -> [Municipality] { namesakes[code] ?? [] }

  /// The latest municipality with exactly this name, when the code never had it, not even as one of
  /// parallel names: whoever wrote the two together meant something else.
  func municipality(called name: String, otherThan code: MunicipalityCode) -> Municipality? {
    let isOwn = history(of: code).contains { own in
      own.name == name || !Set(own.nameParts).isDisjoint(with: Municipality.parts(of: name))
    }
    return isOwn ? nil : byName[name]?.last
  }

  /// Whether the code was in force on the day.
  public func isValid(_ code: MunicipalityCode, on day: CalendarDay) -> Bool {
    history(of: code).contains { $0.validity.contains(day) }
  }
}
