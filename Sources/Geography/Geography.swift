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

  /// Whether an unplaced code has a meaning: a county's two digits and 99 need the county.
  func knows(_ code: UnplacedCode) -> Bool {
    code.county.map { county in counties.contains { $0.code == county } } ?? true
  }

  /// The municipalities valid on a day, in order of code, without what lies in no municipality.
  public func municipalities(on day: CalendarDay) -> [Municipality] {
    municipalities
      .filter { $0.validity.contains(day) && UnplacedCode($0.code.description) == nil }
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
    case .country, .school: return nil
    case .municipality(let code): lifetimes = history(of: code).map { ($0.name, $0.validity) }
    case .district(let code):
      lifetimes = history(of: code.municipality).map { ($0.name, $0.validity) }
    case .county(let code): lifetimes = lifetimesOfCounty(code)
    case .unplaced(let code):
      guard let county = code.county else { return nil }
      lifetimes = lifetimesOfCounty(county)
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

  private func lifetimesOfCounty(_ code: CountyCode) -> [(name: String, validity: Validity)] {
    counties.filter { $0.code == code }.map { ($0.name, $0.validity) }
  }
}
