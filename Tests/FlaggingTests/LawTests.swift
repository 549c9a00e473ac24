import Chance
import Checks
import Statistics
import Testing

@testable import Flagging

/// What must hold of any list of candidates, whatever the figures.
struct LawTests {
  static let seeds: [UInt64] = [1, 2, 3]

  @Test(arguments: seeds) func plantedDeviantsAreFoundAndFewOthers(_ seed: UInt64) throws {
    let made = try MadeFamily(seed: seed)
    let found = try made.candidates()
    #expect(found.intersection(made.names.prefix(3)).count >= 2)
    #expect(found.subtracting(made.names.prefix(3)).count <= 1)
  }

  /// Among units that differ, one that has just what the others let expect, at any size.
  @Test(arguments: [60, 6_000, 600_000, 60_000_000])
  func unitEqualToItsExpectationNeverIs(_ n: Int) throws {
    var made = try MadeFamily(40, periods: 1, deviants: 2)
    made.periods[0].context = []
    made.settings.lasting = CandidateSettings.Lasting(better: 1, of: 1, strength: 0)
    made.aim = Aim(better: .lowerIsBetter, floor: 1, smallestDifference: 0)
    let expected = try #require(try made.search().tested.units[20].expected)
    // The nearest count that is no better; the others' expectation of it hangs on no figure of its own.
    let events = Int((expected * Double(n)).rounded(.up))
    made.periods[0].shares[20] = try Share(events, of: n)
    let search = try made.search()
    #expect(search.units[20].gates[.chance] == .failed)
    #expect(!search.units[20].gates.passesAll)
    #expect((search.tested.units[20].pValue ?? 0) > 0.4)
  }

  @Test(arguments: seeds) func unitWithoutDataChangesNothing(_ seed: UInt64) throws {
    let made = try MadeFamily(seed: seed)
    var more = made
    more.names.append("unit 0000")
    for index in more.periods.indices {
      more.periods[index].shares.append(nil)
      more.periods[index].context = more.periods[index].context.map {
        Context($0.name, $0.values + [nil])
      }
    }
    let (before, after) = (try made.search(), try more.search())
    #expect(after.units.count == before.units.count + 1)
    #expect(Array(after.tested.units.dropLast()) == before.tested.units)
    #expect(Array(after.units.dropLast()) == before.units)
    #expect(after.units.last?.gates.stoppedBy == .eligible)
  }

  /// Figures and gates follow the units to the last bit; only ties between peers hang on names.
  @Test(arguments: seeds) func orderOfUnitsChangesNothing(_ seed: UInt64) throws {
    let made = try MadeFamily(seed: seed)
    var random = SplitMix64(seed: seed)
    let order = made.names.indices.shuffled(using: &random)
    let (before, after) = (try made.search(), try made.reordered(order).search())
    for (place, old) in order.enumerated() {
      let (a, b) = (before.tested.units[old], after.tested.units[place])
      #expect(a.zOverdispersed == b.zOverdispersed && a.expected == b.expected)
      #expect(a.qValue == b.qValue && a.peers == b.peers.map { order[$0] })
      #expect(before.units[old] == after.units[place])
    }
  }

  @Test(arguments: seeds) func namesAndUnitsOfContextChangeNothing(_ seed: UInt64) throws {
    let made = try MadeFamily(seed: seed)
    var other = made
    for index in other.periods.indices {
      other.periods[index].context = made.periods[index].context.reversed().map { column in
        Context("other \(column.name)", column.values.map { $0.map { 1000 * $0 - 77 } })
      }
    }
    let (before, after) = (try made.search(), try other.search())
    for (a, b) in zip(before.tested.units, after.tested.units) {
      #expect(isClose(a.expected ?? 9, b.expected ?? 8, relative: 1e-9))
      #expect(
        isClose(a.zOverdispersed ?? 9, b.zOverdispersed ?? 8, relative: 1e-7, absolute: 1e-8))
      #expect(a.peers == b.peers)
    }
    #expect(before.units == after.units)
  }

  /// Those inside where more is better are those outside where less is.
  @Test(arguments: seeds) func mirroredPolarityMirrorsTheList(_ seed: UInt64) throws {
    let made = try MadeFamily(seed: seed)
    var mirrored = made
    mirrored.aim = Aim(better: .higherIsBetter, floor: 50, smallestDifference: 0.01)
    for index in mirrored.periods.indices {
      mirrored.periods[index].shares = try made.periods[index].shares.map { share in
        try share.map { try Share($0.total - $0.events, of: $0.total) }
      }
    }
    let (low, high) = (try made.search(), try mirrored.search())
    #expect(!low.passing.isEmpty)
    for (a, b) in zip(low.tested.units, high.tested.units) {
      #expect(
        isClose(a.zOverdispersed ?? 9, -(b.zOverdispersed ?? 8), relative: 1e-8, absolute: 1e-8))
      #expect(isClose(a.qValue ?? 9, b.qValue ?? 8, relative: 1e-7))
      #expect(isClose(a.peerZ ?? 9, -(b.peerZ ?? 8), relative: 1e-8, absolute: 1e-8))
    }
    #expect(low.units == high.units)
  }

  @Test(arguments: seeds) func largerQNeverRemovesACandidate(_ seed: UInt64) throws {
    var made = try MadeFamily(deviants: 5, seed: seed)
    var named: Set<String> = []
    for q in [0.001, 0.01, 0.05, 0.1, 0.3, 0.6, 0.95] {
      made.settings.falseDiscoveryRate = q
      let now = try made.candidates()
      #expect(named.isSubset(of: now), "q = \(q)")
      named = now
    }
    #expect(!named.isEmpty)
  }

  @Test(arguments: seeds) func noSettingNamesAUnitThatIsNotBetter(_ seed: UInt64) throws {
    var made = try MadeFamily(seed: seed)
    made.aim = Aim(better: .lowerIsBetter, floor: 1, smallestDifference: 0)
    made.settings = CandidateSettings(
      falseDiscoveryRate: 0.999, lasting: CandidateSettings.Lasting(better: 1, of: 3, strength: 0),
      agreement: CandidateSettings.Agreement(methods: 1, strength: 0))
    let search = try made.search()
    #expect(search.passing.count > 3)
    for unit in search.passing { #expect((search.tested.units[unit].difference ?? 1) < 0) }
  }

  /// q never below p, and the same order.
  @Test(arguments: seeds) func qValuesFollowPValues(_ seed: UInt64) throws {
    let units = try MadeFamily(seed: seed).search().tested.units
      .sorted { ($0.pValue ?? 2) < ($1.pValue ?? 2) }
    for (a, b) in zip(units, units.dropFirst()) {
      #expect((a.qValue ?? 0) >= (a.pValue ?? 1))
      #expect((a.qValue ?? 2) <= (b.qValue ?? 0))
    }
  }
}
