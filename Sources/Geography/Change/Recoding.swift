/// How the figures of one day's units are brought to other borders: the units of a `Territory`.
public struct Recoding: Sendable {
  /// What becomes of a municipality's figures.
  public enum Placement: String, Sendable, Hashable, CaseIterable {
    /// The target has the same code and the same ground.
    case same
    /// The target has another code and the same ground.
    case renumbered
    /// The target's ground is that of several municipalities of the day: their figures add up.
    case merged
    /// The target is a stable union in which the municipality's ground lies.
    case united
    /// The ground lies in several units: the figures can be counted only in the sums of their county
    /// and the country.
    case sentinel
  }

  public struct Target: Sendable, Hashable {
    public let unit: UnitCode
    public let placement: Placement
  }

  /// Units of the day, and the municipalities in the target's borders that cover the same ground.
  public struct Group: Sendable, Hashable {
    public let sources: [MunicipalityCode]
    /// None for ground that no change connects with the target's.
    public let targets: [MunicipalityCode]
  }

  public let groups: [Group]
  private let targets: [MunicipalityCode: Target]
  private let countyGround: [CountyCode: Set<CountyCode>]
  /// Counties with the same code and the same ground on both days.
  public let followedCounties: Set<CountyCode>

  /// - Parameter day: the day whose units the figures are about, before or after the territory's.
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

  /// Somewhere in the one county; not stated where there are several, or none.
  private static func sentinel(_ counties: Set<CountyCode>) -> UnplacedCode {
    guard counties.count == 1, let county = counties.first else { return .unstated }
    return UnplacedCode(within: county) ?? .unstated
  }

  /// Where a municipality's figures go; nil when it was not in force on the day.
  public func target(of source: MunicipalityCode) -> Target? { targets[source] }

  /// Where figures that no municipality holds go: to the county in which all of theirs lies now,
  /// else they are counted in the country alone.
  public func target(of source: UnplacedCode) -> UnplacedCode {
    source.county.map { Self.sentinel(countyGround[$0] ?? []) } ?? source
  }

  /// Where a unit's figures go. nil for a municipality not in force on the day, and for other levels:
  /// their figures are sums, or parts, of what is recoded.
  public func target(of source: UnitCode) -> Target? {
    switch source {
    case .municipality(let code): target(of: code)
    case .unplaced(let code): Target(unit: .unplaced(target(of: code)), placement: .sentinel)
    case .school, .district, .union, .region, .county, .country: nil
    }
  }
}
