import Checks
import Statistics
import Testing

@testable import Flagging

/// What the search over all periods says of a unit does not hang on what does not matter.
struct LastingSearchTests {
  private func search(_ made: MadeFamily, q: Double = 0.1) throws -> LastingSearch {
    try LastingSearch(made.families(), q: q, made.settings)
  }

  private func made() throws -> MadeFamily { try MadeFamily(90, periods: 6, deviants: 4, seed: 7) }

  @Test func thoseWhoLastinglyDoBetterAreNamed() throws {
    let made = try made()
    let search = try search(made)
    let named = search.units.indices.filter {
      (search.units[$0]?.grade ?? Grade.none) != Grade.none
    }
    #expect(search.periods == 6 && named.contains(0) && named.contains(3))
    for unit in 0..<4 {
      let evidence = try #require(search.units[unit])
      #expect(evidence.grade == .clear && evidence.difference < -0.02)
      // Small units differ more: the one of a hundred persons is sure to be better, and not unlike them.
      let persons = try #require(made.periods[5].shares[unit]).total
      #expect(evidence.isUnusual == (persons > 1000))
      #expect(evidence.interval90.excludes(0) && evidence.probability <= evidence.betterAtAll)
      #expect(evidence.probabilityTwice <= evidence.probability && evidence.periods == 6)
    }
  }

  /// Who is named without a circumstance is who a search of the families without it names.
  @Test func aSearchWithoutACircumstanceIsOneOfItsOwn() throws {
    let made = try made()
    let families = try made.families()
    let search = try search(made)
    for name in try #require(families.last).context.map(\.name) {
      let fewer = families.map { family in
        var family = family
        family.context.removeAll { $0.name == name }
        return family
      }
      let alone = try LastingSearch(fewer, q: 0.1, made.settings)
      #expect(!alone.named.isEmpty)
      #expect(try search.named(families) { $0 == name } == Set(alone.named))
      let (one, other) = (
        try search.lastingVariance(families) { $0 == name }, alone.lastingVariance
      )
      #expect(isClose(try #require(one), try #require(other), relative: 1e-6))
    }
  }

  @Test func orderAndNamesDoNotMatter() throws {
    let made = try made()
    let order = Array(made.names.indices.reversed())
    var other = made.reordered(order)
    other.names = other.names.map { "another \($0)" }
    let (before, after) = (try search(made), try search(other))
    for (place, unit) in order.enumerated() { #expect(before.units[unit] == after.units[place]) }
  }

  @Test func unitsOfContextDoNotMatter() throws {
    let made = try made()
    var other = made
    other.periods = other.periods.map { period in
      var period = period
      period.context = period.context.map { column in
        Context(column.name, column.values.map { $0.map { 1000 * $0 - 5 } })
      }
      return period
    }
    for (a, b) in zip(try search(made).units, try search(other).units) {
      #expect(isClose(a?.probability ?? 9, b?.probability ?? 8, relative: 0, absolute: 1e-5))
      #expect(a?.grade == b?.grade)
    }
  }

  /// Those to whom it happened and those to whom it did not change places, and so does what is better.
  @Test func polarityIsMirrored() throws {
    let made = try made()
    var other = made
    other.aim = Aim(better: .higherIsBetter, floor: 50, smallestDifference: 0.01)
    other.periods = try other.periods.map { period in
      MadeFamily.Period(
        shares: try period.shares.map {
          try $0.map { try Share($0.total - $0.events, of: $0.total) }
        },
        context: period.context)
    }
    for (a, b) in zip(try search(made).units, try search(other).units) {
      #expect(isClose(a?.probability ?? 9, b?.probability ?? 8, relative: 0, absolute: 1e-5))
      #expect(
        isClose(a?.difference ?? 9, -(b?.difference ?? 8), relative: 0, absolute: 1e-6))
    }
  }

  @Test func unitWithoutDataChangesNothing() throws {
    let made = try made()
    var other = made
    other.names.append("empty")
    other.periods = other.periods.map { period in
      MadeFamily.Period(
        shares: period.shares + [nil],
        context: period.context.map { Context($0.name, $0.values + [nil]) })
    }
    let (before, after) = (try search(made), try search(other))
    #expect(after.units.last == .some(nil))
    #expect(before.units == Array(after.units.dropLast()))
  }

  @Test(arguments: [(0.02, 0.1), (0.1, 0.3)])
  func largerShareOfWrongNeverRemoves(_ small: Double, _ large: Double) throws {
    let made = try made()
    let (few, many) = (try search(made, q: small), try search(made, q: large))
    for (a, b) in zip(few.units, many.units) where (a?.grade ?? Grade.none) != Grade.none {
      #expect((b?.grade ?? Grade.none) != Grade.none)
    }
  }

  @Test func nobodyIsNamedAmongFewAndNobodyClearByTwoPeriods() throws {
    // Three coefficients ask for thirty units, none for none.
    var small = try MadeFamily(29, periods: 6, deviants: 2)
    #expect(try search(small).units.allSatisfy { $0 == nil })
    small.periods = small.periods.map { MadeFamily.Period(shares: $0.shares, context: []) }
    let few = try search(small)
    #expect(few.units.allSatisfy { $0 != nil && $0?.grade == Grade.none })
    var short = try made()
    short.periods = Array(short.periods.suffix(2))
    let search = try search(short)
    #expect(search.units.contains { $0?.grade == .likely })
    #expect(!search.units.contains { $0?.grade == .clear || $0?.probabilityWithoutPeriod != nil })
  }

  /// Found in the last period alone, as well as in all periods: the last one alone is no lasting success.
  @Test func successOfOnePeriodIsGuardedAgainst() throws {
    let lasting = try made()
    let other = try MadeFamily(90, periods: 6, deviants: 0, seed: 7)
    var once = lasting
    once.periods = other.periods
    for unit in 0..<4 {
      once.periods[5].shares[unit] = lasting.periods[5].shares[unit]
    }
    let search = try search(once)
    for unit in 0..<4 { #expect((search.units[unit]?.grade ?? Grade.none) == Grade.none) }
  }
}
