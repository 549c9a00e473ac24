/// All municipalities, counties and regions with their days of validity, and all changes of codes.
public struct Geography: Sendable, Equatable {
  public let municipalities: [Municipality]
  public let counties: [County]
  public let regions: [Region]
  public let changes: [MunicipalityChange]
  private let namesakes: [MunicipalityCode: [Municipality]]
  private let lifetimesOfCounties: [CountyCode: [County]]
  let names: PlaceNames
  /// The municipalities in order of code, without unplaced codes.
  private let places: [Municipality]

  public init(
    municipalities: [Municipality], counties: [County], regions: [Region],
    changes: [MunicipalityChange]
  ) {
    self.municipalities = municipalities
    self.counties = counties
    self.regions = regions
    self.changes = changes
    namesakes = Dictionary(grouping: municipalities, by: \.code)
    places = municipalities.filter { UnplacedCode($0.code) == nil }
      .sorted { $0.code < $1.code }
    lifetimesOfCounties = Dictionary(grouping: counties, by: \.code)
    names = PlaceNames(municipalities, counties, regions)
  }

  /// Whether an unplaced code is meaningful: a county's two digits and 99 require the county to exist.
  func knows(_ code: UnplacedCode) -> Bool {
    code.county.map(hasHad) ?? true
  }

  /// Whether the code has ever been a county's.
  func hasHad(_ code: CountyCode) -> Bool { lifetimesOfCounties[code] != nil }

  /// The municipalities valid on a day, in order of code, without unplaced codes.
  public func municipalities(on day: CalendarDay) -> [Municipality] {
    places.filter { $0.validity.contains(day) }
  }

  /// The years at whose end other codes were in force than at the end of the year before, ascending.
  public var yearsOfChange: [Int] { Set(changes.map(\.date.year)).sorted() }

  /// The counties valid on a day, in order of code.
  public func counties(on day: CalendarDay) -> [County] {
    counties.filter { $0.validity.contains(day) }.sorted { $0.code < $1.code }
  }

  /// The words of all names of municipalities, counties and regions, in lower case: `møre`, `og`,
  /// `romsdal`.
  package var words: Set<String> { names.words }

  public func region(_ id: RegionID) -> Region? { regions.first { $0.id == id } }

  /// The geography with further regions. One with an id that is known takes the known one's place.
  public func adding(_ others: [Region]) -> Geography {
    let ids = Set(others.map(\.id))
    return Geography(
      municipalities: municipalities, counties: counties,
      regions: regions.filter { !ids.contains($0.id) } + others, changes: changes)
  }

  /// The codes of a list that stand for no municipality of a day, each with what is known of it.
  public func objections(to codes: [MunicipalityCode], on day: CalendarDay) -> [String] {
    codes.compactMap { code in
      let history = history(of: code)
      if history.contains(where: { $0.validity.contains(day) && UnplacedCode($0.code) == nil }) {
        return nil
      }
      guard let known = history.last(where: { ($0.validity.from ?? day) <= day }) ?? history.first
      else { return "\(code) is no municipality's code" }
      let successors = known.validity.to.map { end in
        resolve(.municipality(code), from: .endOfYear(end.year - 1), to: day).successors
      }
      let named = (successors ?? []).map { successor in
        lifetimes(of: successor).first { $0.validity.contains(day) }.map {
          "\(successor) \($0.name)"
        } ?? successor.description
      }
      return "\(code) \(known.name) is in force \(known.validity)"
        + (named.isEmpty ? "" : ", its ground is in \(named.joined(separator: ", ")) on \(day)")
    }
  }

  /// Every name and validity that the code has had; empty for a code that never existed.
  public func history(of code: MunicipalityCode) -> [Municipality] { namesakes[code] ?? [] }

  /// The reason why a unit can have no figure for a year, namely that it was not valid at the end of it;
  /// nil when it was.
  public func objection(to unit: UnitCode, in year: Int) -> String? {
    absence(of: unit, on: .endOfYear(year)).map { known in
      "\(unit) was not in force at the end of \(year) (\(known)); "
        + "expected a table in each year's own borders"
    }
  }

  /// The reason why a unit cannot be looked up on a day, namely that it was not valid; nil when it was.
  public func objection(to unit: UnitCode, on day: CalendarDay) -> String? {
    absence(of: unit, on: day).map { known in
      "\(unit) was not in force on \(day) (\(known)); expected a unit of the day"
    }
  }

  /// When the unit was valid instead; nil when it was valid on the day, or its validity is not recorded.
  private func absence(of unit: UnitCode, on day: CalendarDay) -> String? {
    let lifetimes: [(name: String, validity: Validity)]
    switch unit {
    case .country, .school, .union: return nil
    case .unplaced(let code) where code.county == nil: return nil
    default: lifetimes = self.lifetimes(of: unit)
    }
    guard !lifetimes.contains(where: { $0.validity.contains(day) }) else { return nil }
    return lifetimes.map { "\($0.name) \($0.validity)" }.joined(separator: ", ")
  }

  /// Every name and validity of a unit; a district has its municipality's, an unplaced code its county's.
  /// Empty where none is recorded.
  func lifetimes(of unit: UnitCode) -> [(name: String, validity: Validity)] {
    switch unit {
    case .municipality(let code): history(of: code).map { ($0.name, $0.validity) }
    case .district(let code): history(of: code.municipality).map { ($0.name, $0.validity) }
    case .county(let code): lifetimes(of: code)
    case .unplaced(let code): code.county.map(lifetimes) ?? []
    case .region(let id):
      region(id)?.memberships.map { (id.description, $0.validity) } ?? []
    case .school, .union, .country: []
    }
  }

  private func lifetimes(of county: CountyCode) -> [(name: String, validity: Validity)] {
    (lifetimesOfCounties[county] ?? []).map { ($0.name, $0.validity) }
  }
}
