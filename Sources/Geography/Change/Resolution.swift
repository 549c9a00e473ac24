/// What became of a unit between two days.
public struct Resolution: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The same code for the same area.
    case same
    /// Another code for the same area.
    case renumbered
    /// All its area lies in one unit, together with other area.
    case merged
    /// Its area lies in several units; none of them is its sole successor.
    case split
    /// The code was not valid on the day, or no change leads from it.
    case unknown
  }

  public let unit: UnitCode
  /// The unit's name on the first day, or its latest where it was not valid then; nil if it never
  /// existed.
  public let name: String?
  public let from: CalendarDay
  public let to: CalendarDay
  public let kind: Kind
  /// The units that hold its area on the other day, in order of code.
  public let successors: [UnitCode]
  /// The smallest sets of units with a common area that contain the unit, on the first day and on the
  /// other.
  public let union: GroundUnion<UnitCode>
}

extension Geography {
  /// Follows a municipality or county from one day to another, later or earlier; the country is always
  /// the same. Every chain of changes between the days is followed. Seen backwards in time a merger is a
  /// split: the unit's ground lay in several.
  ///
  /// Other units are unknown: regions are defined anew by whoever keeps the region list, and the
  /// changes of schools and districts are in no list of ours.
  public func resolve(_ unit: UnitCode, from: CalendarDay, to: CalendarDay) -> Resolution {
    switch unit {
    case .country:
      return Resolution(
        unit: unit, name: NamedUnit.country.name, from: from, to: to, kind: .same,
        successors: [unit], union: GroundUnion(earlier: [unit], later: [unit]))
    case .municipality(let code):
      return resolve(
        code, from, to, among: forward(from, to), municipalities(on: max(from, to)).map(\.code),
        UnitCode.municipality)
    case .county(let code):
      return resolve(
        code, from, to, among: countySuccessors(min(from, to), max(from, to)),
        counties(on: max(from, to)).map(\.code), UnitCode.county)
    case .school, .district, .union, .unplaced, .region:
      return Resolution(
        unit: unit, name: nil, from: from, to: to, kind: .unknown, successors: [],
        union: GroundUnion(earlier: [], later: []))
    }
  }

  private func forward(_ day: CalendarDay, _ otherDay: CalendarDay)
    -> [MunicipalityCode: Set<MunicipalityCode>]
  {
    successors(from: min(day, otherDay), through: max(day, otherDay))
  }

  /// The counties in which each county's municipalities lie later.
  func countySuccessors(_ first: CalendarDay, _ last: CalendarDay) -> [CountyCode: Set<CountyCode>]
  {
    successors(from: first, through: last).reduce(into: [:]) { counties, municipality in
      counties[municipality.key.county, default: []].formUnion(municipality.value.map(\.county))
    }
  }

  private func resolve<Code: Sendable & Hashable & Comparable>(
    _ code: Code, _ from: CalendarDay, _ to: CalendarDay, among successors: [Code: Set<Code>],
    _ later: [Code], _ unit: (Code) -> UnitCode
  ) -> Resolution {
    let isForward = from <= to
    let unions = GroundUnion.smallest(successors, later: later)
      .map { isForward ? $0 : $0.reversed }
    let union = unions.first { $0.earlier.contains(code) }
    let heirs =
      isForward
      ? successors[code] ?? []
      : Set(successors.filter { $0.value.contains(code) }.keys)
    let kind: Resolution.Kind =
      switch (heirs.count, union?.earlier.count ?? 0) {
      case (0, _), (_, 0): .unknown
      case (1, 1): heirs.contains(code) ? .same : .renumbered
      case (1, _): .merged
      default: .split
      }
    let lifetimes = lifetimes(of: unit(code))
    let name = lifetimes.first { $0.validity.contains(from) } ?? lifetimes.last
    return Resolution(
      unit: unit(code), name: name?.name, from: from, to: to, kind: kind,
      successors: heirs.sorted().map(unit),
      union: GroundUnion(
        earlier: (union?.earlier ?? []).map(unit), later: (union?.later ?? []).map(unit)))
  }
}
