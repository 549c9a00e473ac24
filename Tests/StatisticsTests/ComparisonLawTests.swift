import Checks
import Testing

@testable import Statistics

/// What must hold of every comparison of two shares, whatever the counts.
struct ComparisonLawTests {
  @Test(arguments: Cases.levels)
  func intervalOfADifferenceExcludesZeroExactlyWhenTheTestRejects(_ level: ConfidenceLevel) throws {
    let differences = try Cases.differences()
    for difference in differences {
      #expect(
        difference.interval(level).excludes(0) == difference.rejectsEquality(level),
        "\(difference)")
    }
    // The law would be empty if only one verdict occurred.
    let rejected = differences.count { $0.rejectsEquality(level) }
    #expect(rejected > 300 && differences.count - rejected > 300)
  }

  @Test(arguments: Cases.levels)
  func intervalOfAPartOfItsWholeExcludesZeroExactlyWhenTheTestRejects(
    _ level: ConfidenceLevel
  ) throws {
    let comparisons = try Cases.partsOfWholes()
    for comparison in comparisons {
      #expect(
        comparison.interval(level).excludes(0) == comparison.rejectsEquality(level),
        "\(comparison)")
    }
    let rejected = comparisons.count { $0.rejectsEquality(level) }
    #expect(rejected > 300 && comparisons.count - rejected > 300)
  }

  /// At the level where its own p-value is α, a comparison stands on the edge of its verdict, and
  /// rounding alone decides.
  @Test func lawHoldsOnTheEdgeOfTheVerdict() throws {
    var verdicts: [Bool: Int] = [:]
    for comparison in try Cases.partsOfWholes() where (1e-9...0.999).contains(comparison.pValue) {
      let level = try ConfidenceLevel(1 - comparison.pValue)
      let difference = ShareDifference(comparison.part, minus: comparison.rest)
      let rejects = comparison.rejectsEquality(level)
      #expect(comparison.interval(level).excludes(0) == rejects, "\(comparison)")
      #expect(difference.interval(level).excludes(0) == rejects, "\(difference)")
      verdicts[rejects, default: 0] += 1
    }
    #expect(verdicts[true, default: 0] > 100 && verdicts[false, default: 0] > 100)
  }

  @Test(arguments: Cases.levels)
  func testRejectsExactlyWhenThePValueIsBelowAlpha(_ level: ConfidenceLevel) throws {
    let alpha = 1 - level.level
    for difference in try Cases.differences() where (difference.pValue - alpha).magnitude > 1e-12 {
      #expect(difference.rejectsEquality(level) == (difference.pValue < alpha), "\(difference)")
    }
  }

  @Test(arguments: Cases.levels)
  func intervalHoldsTheDifferenceAndStaysBetweenMinusOneAndOne(_ level: ConfidenceLevel) throws {
    for difference in try Cases.differences() {
      let interval = difference.interval(level)
      #expect(!interval.excludes(difference.difference), "\(difference)")
      #expect(interval.lower >= -1 && interval.upper <= 1, "\(difference)")
    }
  }

  @Test func surerIntervalHoldsTheLessSureOne() throws {
    for difference in try Cases.differences() {
      let (narrow, wide) = (
        difference.interval(.percent95), difference.interval(.percent998)
      )
      #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper, "\(difference)")
    }
  }

  @Test(arguments: Cases.levels)
  func swappingTheGroupsMirrorsZAndInterval(_ level: ConfidenceLevel) throws {
    for difference in try Cases.differences() {
      let swapped = ShareDifference(difference.second, minus: difference.first)
      expectMirrored(difference, swapped, level)
    }
  }

  @Test(arguments: Cases.levels)
  func countingThoseWithoutTheEventMirrorsZAndInterval(_ level: ConfidenceLevel) throws {
    func others(_ share: Share) throws -> Share {
      try Share(share.total - share.events, of: share.total)
    }
    for difference in try Cases.differences() {
      let opposite = ShareDifference(
        try others(difference.first), minus: try others(difference.second))
      expectMirrored(difference, opposite, level)
    }
  }

  private func expectMirrored(
    _ difference: ShareDifference, _ mirrored: ShareDifference, _ level: ConfidenceLevel
  ) {
    let (interval, reflection) = (difference.interval(level), mirrored.interval(level))
    #expect(isClose(mirrored.z, -difference.z, relative: 1e-12), "\(difference)")
    #expect(
      isClose(reflection.lower, -interval.upper, relative: 1e-10, absolute: 1e-15), "\(difference)")
    #expect(
      isClose(reflection.upper, -interval.lower, relative: 1e-10, absolute: 1e-15), "\(difference)")
  }

  /// Counts multiplied by the same factor: 3 of 20 in 30 of 200, up to 2.9·10¹² of 1.9·10¹³. A score
  /// made from the probability of the exact count would call the large ones extreme.
  @Test(arguments: Cases.levels)
  func unitEqualToItsBenchmarkIsNeverDifferent(_ level: ConfidenceLevel) throws {
    for (events, total) in [(3, 20), (1, 10), (0, 7), (7, 7), (1, 3), (290, 1899)] {
      for size in [1, 10, 1000, 1_000_000, 10_000_000_000] {
        for benchmark in [2, 10, 370] {
          let comparison = try PartOfWhole(
            Share(events * size, of: total * size),
            in: Share(events * size * benchmark, of: total * size * benchmark))
          #expect(comparison.z == 0, "\(comparison)")
          #expect(comparison.difference == 0, "\(comparison)")
          #expect(!comparison.rejectsEquality(level), "\(comparison)")
          #expect(!comparison.interval(level).excludes(0), "\(comparison)")
        }
      }
    }
  }

  /// With w = n/N: p − p₀ = (1 − w)(p − p_rest), and the interval of the one is (1 − w) times the
  /// interval of the other.
  @Test(arguments: Cases.levels)
  func intervalIsScaledByTheSameFactorAsTheDifference(_ level: ConfidenceLevel) throws {
    for comparison in try Cases.partsOfWholes() {
      let (part, whole) = (comparison.part, comparison.whole)
      let rest = try Share(whole.events - part.events, of: whole.total - part.total)
      let factor = Double(whole.total - part.total) / Double(whole.total)
      let partMinusRest = ShareDifference(part, minus: rest)
      let (unscaled, interval) = (
        partMinusRest.interval(level), comparison.interval(level)
      )
      for (actual, expected) in [
        (comparison.difference, factor * partMinusRest.difference),
        (interval.lower, factor * unscaled.lower), (interval.upper, factor * unscaled.upper),
      ] {
        #expect(isClose(actual, expected, relative: 1e-12, absolute: 3e-16), "\(comparison)")
      }
    }
  }

  /// z = (p − p₀)/√(p₀(1 − p₀)(1 − w)/n), with 1 − p₀ from the count of those without the event.
  /// p − p₀ has lost digits where the two are close.
  @Test func zIsTheDistanceToThePrintedTotalOverItsStandardError() throws {
    for comparison in try Cases.partsOfWholes() {
      let error = standardErrorByDefinition(comparison)
      guard error > 0 else {
        #expect(comparison.z == 0, "\(comparison)")
        continue
      }
      #expect(
        isClose(
          comparison.z, comparison.difference / error, relative: 1e-12, absolute: 3e-16 / error),
        "\(comparison)")
    }
  }

  @Test func standardErrorKeepsItsDigitsWhereNearlyEverybodyHasTheEvent() throws {
    for comparison in try Cases.partsOfWholes() {
      #expect(
        isClose(comparison.standardError, standardErrorByDefinition(comparison), relative: 1e-12),
        "\(comparison)")
    }
  }

  private func standardErrorByDefinition(_ comparison: PartOfWhole) -> Double {
    let (n, N) = (Double(comparison.part.total), Double(comparison.whole.total))
    let p0 = Double(comparison.whole.events) / N
    let withoutEvent = Double(comparison.whole.total - comparison.whole.events) / N
    let restOfWhole = Double(comparison.whole.total - comparison.part.total) / N
    return (p0 * withoutEvent * restOfWhole / n).squareRoot()
  }
}
