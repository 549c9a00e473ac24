import Checks
import Testing

@testable import Statistics

/// What must hold of Wilson's interval, of levels and of differences in differences.
struct IntervalLawTests {
  /// Everyone who can be among the first three, some and a thousand.
  private static let totals = [1, 2, 3, 10, 57, 1000]

  @Test(arguments: Cases.levels, totals)
  func wilsonIsSymmetricUnderCountingTheOthers(_ level: ConfidenceLevel, _ n: Int) throws {
    for x in 0...n {
      let interval = try Share(x, of: n).wilsonInterval(level)
      let others = try Share(n - x, of: n).wilsonInterval(level)
      #expect(isClose(interval.lower, 1 - others.upper, relative: 1e-12, absolute: 2e-16), "\(x)")
      #expect(isClose(interval.upper, 1 - others.lower, relative: 1e-12, absolute: 2e-16), "\(x)")
    }
  }

  @Test(arguments: Cases.levels, totals)
  func wilsonLimitsRiseWithEveryEvent(_ level: ConfidenceLevel, _ n: Int) throws {
    for x in 1...n {
      let before = try Share(x - 1, of: n).wilsonInterval(level)
      let after = try Share(x, of: n).wilsonInterval(level)
      #expect(before.lower < after.lower && before.upper < after.upper, "\(x)")
    }
  }

  @Test(arguments: Cases.levels)
  func wilsonEndsAreExactWhereNobodyOrEverybodyHasTheEvent(_ level: ConfidenceLevel) throws {
    for n in [1, 2, 3, 7, 10, 49, 1899, 701_762, 1_000_000_007, 1_000_000_000_000_000] {
      #expect(try Share(0, of: n).wilsonInterval(level).lower == 0, "\(n)")
      #expect(try Share(n, of: n).wilsonInterval(level).upper == 1, "\(n)")
    }
  }

  @Test(arguments: Cases.levels)
  func wilsonHoldsItsShareAndStaysBetweenZeroAndOne(_ level: ConfidenceLevel) throws {
    for difference in try Cases.differences() {
      let interval = difference.first.wilsonInterval(level)
      #expect(!interval.excludes(difference.first.value), "\(difference.first)")
      #expect(interval.lower >= 0 && interval.upper <= 1, "\(difference.first)")
    }
  }

  /// A limit L is where the score test of p against a fixed share stops: |p − L| = z√(L(1 − L)/n).
  @Test(arguments: Cases.levels)
  func wilsonLimitsLieWhereTheScoreTestReachesZ(_ level: ConfidenceLevel) throws {
    for (x, n) in [(0, 10), (1, 1), (5, 100), (290, 1899), (700, 701), (83791, 701_762)] {
      let share = try Share(x, of: n)
      let interval = share.wilsonInterval(level)
      for limit in [interval.lower, interval.upper] where limit > 0 && limit < 1 {
        let error = (limit * (1 - limit) / Double(n)).squareRoot()
        #expect(
          isClose((share.value - limit).magnitude / error, level.z, relative: 1e-9), "\(share)")
      }
    }
  }

  /// Φ⁻¹ in 50 digits, by mpmath: 1.95996398454005423552 and 3.09023230616781354152.
  @Test(arguments: [
    (0.95, ConfidenceLevel.percent95, 1.959963984540054), (0.998, .percent998, 3.090232306167814),
  ])
  func namedLevelIsTheComputedOne(_ level: Double, _ named: ConfidenceLevel, _ z: Double) throws {
    let computed = try ConfidenceLevel(level)
    #expect(computed.level == named.level)
    #expect(isClose(computed.z, z, relative: 1e-15))
    #expect(isClose(named.z, z, relative: 1e-15))
  }

  @Test func levelMadeFromANumberEqualsTheNamedOne() throws {
    #expect(try ConfidenceLevel(0.95) == .percent95)
    #expect(try ConfidenceLevel(0.998) == .percent998)
  }

  @Test func bothLevelsKeepTheirPlaces() {
    let levels = AtBothLevels { $0.level }
    #expect(levels.at95 == 0.95)
    #expect(levels.at998 == 0.998)
    #expect(levels.map { $0 * 2 } == AtBothLevels(at95: 1.9, at998: 1.996))
  }

  @Test(arguments: Cases.levels)
  func swappingUnitAndRestMirrorsTheDifferenceInDifferences(_ level: ConfidenceLevel) throws {
    let changes = try Cases.differences(seed: 3).suffix(400)
    for (unit, rest) in zip(changes, changes.reversed()) {
      let comparison = DifferenceInDifferences(unit: unit, rest: rest)
      let mirrored = DifferenceInDifferences(unit: rest, rest: unit)
      let (interval, reflection) = (comparison.interval(level), mirrored.interval(level))
      #expect(mirrored.value == -comparison.value)
      #expect(isClose(reflection.lower, -interval.upper, relative: 1e-12, absolute: 1e-15))
      #expect(isClose(reflection.upper, -interval.lower, relative: 1e-12, absolute: 1e-15))
      #expect(!interval.excludes(comparison.value))
    }
  }

  /// A rest so large that it has no error of its own leaves the unit's own interval.
  @Test(arguments: Cases.levels)
  func differenceFromAnUnchangedMultitudeIsTheUnitsOwnChange(_ level: ConfidenceLevel) throws {
    let unit = ShareDifference(try Share(285, of: 1887), minus: try Share(290, of: 1899))
    let multitude = try Share(120_000_000_000_000, of: 1_000_000_000_000_000)
    let comparison = DifferenceInDifferences(
      unit: unit, rest: ShareDifference(multitude, minus: multitude))
    let (interval, own) = (comparison.interval(level), unit.interval(level))
    #expect(isClose(interval.lower, own.lower, relative: 1e-9))
    #expect(isClose(interval.upper, own.upper, relative: 1e-9))
  }
}
