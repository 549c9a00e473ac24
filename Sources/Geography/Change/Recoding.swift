/// The mapping of one day's units to the units of a `Territory`, by which figures are converted to other
/// borders.
public struct Recoding: Sendable {
  /// How a municipality's figures are mapped.
  public enum Placement: String, Sendable, Hashable, CaseIterable {
    /// The figures go to the same code with the same area.
    case same
    /// The figures go to another code with the same area.
    case renumbered
    /// The figures are added to those of other municipalities that now form one.
    case merged
    /// The figures are added to those of the stable union that contains the municipality's area.
    case united
    /// The area was split between units, so the figures count only in county and country totals.
    case sentinel
  }

  public struct Target: Sendable, Hashable {
    public let unit: UnitCode
    public let placement: Placement
  }

  /// Units of the day, with the target municipalities that cover the same area.
  public struct Group: Sendable, Hashable {
    public let sources: [MunicipalityCode]
    /// Empty for area that no recorded change connects with the target.
    public let targets: [MunicipalityCode]
  }

  public let groups: [Group]
  private let targets: [MunicipalityCode: Target]
  private let countyGround: [CountyCode: Set<CountyCode>]
  /// Counties with the same code and area on both days.
  public let followedCounties: Set<CountyCode>

  /// - Parameter day: the day of the figures' units, before or after the territory's.
  public init(_ geography: Geography, from day: CalendarDay, to territory: Territory) {
    let (first, last) = (min(day, territory.day), max(day, territory.day))
    let isForward = day <= territory.day
    let unions = geography.stableUnions(between: first, and: last)
    groups = unions.map { isForward ? $0 : $0.reversed }
      .map { Group(sources: $0.earlier, targets: $0.later) }

    let successors = geography.successors(from: first, through: last)
    let ground = isForward ? successors : Self.inverted(successors)
    targets = groups.reduce(into: [:]) { targets, group in
      let place = territory.municipalUnit(holding: group.targets)
      for source in group.sources {
        targets[source] = Self.target(of: source, group, place, ground[source] ?? [])
      }
    }
    let counties = geography.countySuccessors(first, last)
    countyGround = isForward ? counties : Self.inverted(counties)
    followedCounties = Set(
      GroundUnion.smallest(counties, later: geography.counties(on: last).map(\.code))
        .filter { $0.earlier == $0.later && $0.earlier.count == 1 }.flatMap(\.earlier))
  }

  private static func inverted<Code: Hashable>(_ successors: [Code: Set<Code>]) -> [Code: Set<Code>]
  {
    successors.reduce(into: [:]) { predecessors, entry in
      for heir in entry.value { predecessors[heir, default: []].insert(entry.key) }
    }
  }

  private static func target(
    of source: MunicipalityCode, _ group: Group, _ place: UnitCode?,
    _ ground: Set<MunicipalityCode>
  ) -> Target {
    guard let place else {
      return Target(unit: .unplaced(sentinel(Set(ground.map(\.county)))), placement: .sentinel)
    }
    let placement: Placement =
      if place.level == .union {
        .united
      } else if group.sources.count > 1 {
        .merged
      } else {
        place == .municipality(source) ? .same : .renumbered
      }
    return Target(unit: place, placement: placement)
  }

  /// The unplaced code of the single county; not stated where there are several, or none.
  private static func sentinel(_ counties: Set<CountyCode>) -> UnplacedCode {
    guard counties.count == 1, let county = counties.first else { return .unstated }
    return UnplacedCode(within: county) ?? .unstated
  }

  /// The target of a municipality's figures; nil when it was not valid on the day.
  public func target(of source: MunicipalityCode) -> Target? { targets[source] }

  /// The target of unplaced figures: the county that now holds all of theirs, or else the country alone.
  public func target(of source: UnplacedCode) -> UnplacedCode {
    source.county.map { Self.sentinel(countyGround[$0] ?? []) } ?? source
  }

  /// The target of a unit's figures. nil for a municipality not valid on the day, and for other levels,
  /// whose figures are sums or parts of what is recoded.
  public func target(of source: UnitCode) -> Target? {
    switch source {
    case .municipality(let code): target(of: code)
    case .unplaced(let code): Target(unit: .unplaced(target(of: code)), placement: .sentinel)
    case .school, .district, .union, .region, .county, .country: nil
    }
  }
}
