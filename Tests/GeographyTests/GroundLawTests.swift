import Testing

@testable import Geography

/// What must hold for resolving, unions, stable units and recoding whatever the reforms.
@Suite struct GroundLawTests {
  private static let pairsOfYears = RandomCountry.years.flatMap { first in
    RandomCountry.years.map { (first, $0) }
  }

  @Test(arguments: RandomCountry.seeds)
  func unionsPartitionBothDays(_ seed: UInt64) throws {
    let geography = try RandomCountry(seed: seed).geography
    for (first, last) in Self.pairsOfYears where first <= last {
      let unions = geography.stableUnions(between: .endOfYear(first), and: .endOfYear(last))
      for (codes, year) in [(unions.flatMap(\.earlier), first), (unions.flatMap(\.later), last)] {
        #expect(codes.sorted() == geography.municipalities(on: .endOfYear(year)).map(\.code))
      }
    }
  }

  /// Seen from either day the union is the same, and a successor has its predecessor for one.
  @Test(arguments: RandomCountry.seeds)
  func resolvingIsSymmetric(_ seed: UInt64) throws {
    let geography = try RandomCountry(seed: seed).geography
    for (from, to) in Self.pairsOfYears {
      for municipality in geography.municipalities(on: .endOfYear(from)) {
        let unit = UnitCode.municipality(municipality.code)
        let there = geography.resolve(unit, from: .endOfYear(from), to: .endOfYear(to))
        #expect(there.union.earlier.contains(unit) && there.kind != .unknown)
        #expect((there.kind == .split) == (there.successors.count > 1))
        for other in there.union.later {
          let back = geography.resolve(other, from: .endOfYear(to), to: .endOfYear(from))
          #expect(back.union == there.union.reversed)
          #expect(back.successors.contains(unit) == there.successors.contains(other))
        }
      }
    }
  }

  /// What is one union from the first day to the last is one too when each step's unions are put
  /// together.
  @Test(arguments: RandomCountry.seeds)
  func goingOverADayBetweenNeverSplitsFiner(_ seed: UInt64) throws {
    let geography = try RandomCountry(seed: seed).geography
    for middle in 2011...2015 {
      let (first, between, last) = (
        CalendarDay.endOfYear(2010), CalendarDay.endOfYear(middle), CalendarDay.endOfYear(2016)
      )
      let steps = geography.stableUnions(between: first, and: between)
      let rest = geography.stableUnions(between: between, and: last)
      for direct in geography.stableUnions(between: first, and: last) {
        let start = try #require(direct.earlier.first)
        var reached: Set = [start]
        var size = 0
        while size < reached.count {
          size = reached.count
          for step in steps where !reached.isDisjoint(with: step.earlier) {
            for onward in rest where !Set(step.later).isDisjoint(with: onward.earlier) {
              let origins = steps.filter { !Set($0.later).isDisjoint(with: onward.earlier) }
              reached.formUnion(origins.flatMap(\.earlier))
            }
          }
        }
        #expect(reached.isSuperset(of: direct.earlier))
      }
    }
  }

  @Test(arguments: RandomCountry.seeds)
  func orderOfChangesDoesNotMatter(_ seed: UInt64) throws {
    let (one, other) = (
      try RandomCountry(seed: seed).geography,
      try RandomCountry(seed: seed, shufflingChanges: true).geography
    )
    for (first, last) in Self.pairsOfYears {
      #expect(
        one.stableUnions(between: .endOfYear(first), and: .endOfYear(last))
          == other.stableUnions(between: .endOfYear(first), and: .endOfYear(last)))
    }
    #expect(one.stableUnits(over: 2010...2016) == other.stableUnits(over: 2010...2016))
  }

  /// Every year's figures can be brought to the stable units, whole; and no smaller sets would do.
  @Test(arguments: RandomCountry.seeds)
  func stableUnitsAreTheSmallestThatHoldEveryYear(_ seed: UInt64) throws {
    let geography = try RandomCountry(seed: seed).geography
    let units = geography.stableUnits(over: RandomCountry.years)
    #expect(
      units.flatMap { $0 }.sorted() == geography.municipalities(on: .endOfYear(2016)).map(\.code))
    let territory = Territory(geography, stableOver: RandomCountry.years)
    for year in RandomCountry.years {
      let recoding = Recoding(geography, from: .endOfYear(year), to: territory)
      for municipality in geography.municipalities(on: .endOfYear(year)) {
        #expect(recoding.target(of: municipality.code)?.unit.level.isMunicipal == true)
      }
    }
    #expect(units == Self.componentsOfEveryYear(geography))
  }

  /// Municipalities of every year as points, changes as lines; what hangs together, as of the last
  /// year.
  private static func componentsOfEveryYear(_ geography: Geography) -> [[MunicipalityCode]] {
    struct Point: Hashable {
      let year: Int
      let code: MunicipalityCode
    }
    var neighbours: [Point: Set<Point>] = [:]
    for year in RandomCountry.years.dropFirst() {
      let sameDay = geography.changes.filter { $0.date.year == year }
      for municipality in geography.municipalities(on: .endOfYear(year - 1)) {
        let code = municipality.code
        let heirs = sameDay.filter { $0.old == code }.map(\.new)
        for heir in heirs.isEmpty ? [code] : heirs {
          let (before, after) = (Point(year: year - 1, code: code), Point(year: year, code: heir))
          neighbours[before, default: []].insert(after)
          neighbours[after, default: []].insert(before)
        }
      }
    }
    var seen: Set<Point> = []
    var components: [[MunicipalityCode]] = []
    for municipality in geography.municipalities(on: .endOfYear(2016)) {
      var component: Set<Point> = []
      var waiting = [Point(year: 2016, code: municipality.code)]
      while let next = waiting.popLast() {
        if seen.insert(next).inserted {
          component.insert(next)
          waiting += neighbours[next] ?? []
        }
      }
      let codes = component.filter { $0.year == 2016 }.map(\.code).sorted()
      if !codes.isEmpty { components.append(codes) }
    }
    return components
  }

  /// Sums of the country hold, and of every county that no recoded group crosses out of.
  @Test(arguments: RandomCountry.seeds)
  func recodingKeepsSums(_ seed: UInt64) throws {
    let geography = try RandomCountry(seed: seed).geography
    for (from, to) in Self.pairsOfYears {
      let territory = Territory(geography, on: .endOfYear(to))
      let recoding = Recoding(geography, from: .endOfYear(from), to: territory)
      var placed: [UnitCode: Int] = [:]
      var before = 0
      for (index, municipality) in geography.municipalities(on: .endOfYear(from)).enumerated() {
        let target = try #require(recoding.target(of: municipality.code))
        placed[target.unit, default: 0] += 1 << index
        before += 1 << index
        if case .unplaced(let code) = target.unit {
          #expect(target.placement == .sentinel)
          let heirs = geography.resolve(
            .municipality(municipality.code), from: .endOfYear(from), to: .endOfYear(to)
          ).successors
          let counties = Set(
            heirs.compactMap { heir -> CountyCode? in
              if case .municipality(let code) = heir { code.county } else { nil }
            })
          #expect(code.county == (counties.count == 1 ? counties.first : nil))
        } else {
          #expect(territory.units.contains { $0.code == target.unit })
        }
      }
      #expect(placed.values.reduce(0, +) == before)
    }
  }
}
