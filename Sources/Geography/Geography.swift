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

  /// A county's two digits and 99: somewhere in the county.
  func isUnknownWithinCounty(_ text: String) -> Bool {
    guard let code = MunicipalityCode(text), text.hasSuffix("99") else { return false }
    return counties.contains { $0.code == code.county }
  }

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

  /// Why a unit can have no figure for a year: it was not in force when the year ended, so a figure
  /// for it is somebody's recalculation. nil when it can.
  public func objection(to unit: UnitCode, in year: Int) -> String? {
    let lifetimes: [(name: String, validity: Validity)]
    switch unit {
    case .country: return nil
    case .municipality(let code): lifetimes = history(of: code).map { ($0.name, $0.validity) }
    case .county(let code):
      lifetimes = counties.filter { $0.code == code }.map { ($0.name, $0.validity) }
    case .region(let id):
      lifetimes = region(id)?.memberships.map { (id.description, $0.validity) } ?? []
    }
    guard !lifetimes.contains(where: { $0.validity.contains(.endOfYear(year)) }) else { return nil }
    let known = lifetimes.map { lifetime in
      "\(lifetime.name) \(lifetime.validity.from?.description ?? "")–"
        + (lifetime.validity.to?.description ?? "")
    }
    return "\(unit) was not in force at the end of \(year) (\(known.joined(separator: ", "))); "
      + "expected a table in each year's own borders"
  }
}
