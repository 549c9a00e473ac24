import Checks
import Testing

@testable import Statistics

/// Numbers that others have printed, and two municipalities worked through from Statistics
/// Norway's counts.
struct PublishedNumberTests {
  /// Newcombe 1998, Statistics in Medicine 17:857, table I, method 3: four decimals.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func wilsonIntervalsOfNewcombe(_ x: Int, _ n: Int, _ lower: Double, _ upper: Double) throws {
    let interval = try Share(x, of: n).wilsonInterval(.percent95)
    expectPrinted(interval, lower, upper, decimals: 4)
  }

  /// Wilson's formula in 50 digits, rounded to twelve; the last row is the size of a register.
  @Test(arguments: [
    (0, 10, ConfidenceLevel.percent95, 0, 0.277532799863),
    (5, 100, .percent95, 0.0215436791544, 0.111750469232),
    (222, 3215, .percent95, 0.0607916903636, 0.0783395668138),
    (20, 100, .percent998, 0.105191620667, 0.347110941701),
    (7_776_456, 7_564_336_677, .percent95, 0.0010273201001641, 0.0010287644578977),
  ])
  func wilsonIntervalsToTwelveDigits(
    _ x: Int, _ n: Int, _ level: ConfidenceLevel, _ lower: Double, _ upper: Double
  ) throws {
    let interval = try Share(x, of: n).wilsonInterval(level)
    #expect(isClose(interval.lower, lower, relative: 1e-11))
    #expect(isClose(interval.upper, upper, relative: 1e-11))
  }

  /// Newcombe 1998, Statistics in Medicine 17:873, method 5 (Mee): 56/70 − 48/80. His method 10
  /// would be (0.0524, 0.3339); at least one common library is off in the third decimal.
  @Test func scoreIntervalOfNewcombe() throws {
    let difference = ShareDifference(try Share(56, of: 70), minus: try Share(48, of: 80))
    #expect(isClose(difference.difference, 0.2, relative: 1e-12))
    expectPrinted(difference.interval(.percent95), 0.0533, 0.3377, decimals: 4)
  }

  /// Benjamini and Hochberg 1995, JRSS B 57:289: fifteen comparisons of two treatments after a heart
  /// attack, four rejected at 0.05.
  @Test func fourOfBenjaminiAndHochbergsFifteen() throws {
    let qValues = try benjaminiHochberg([
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1,
    ])
    #expect(
      qValues.map { $0 <= 0.05 } == Array(repeating: true, count: 4)
        + Array(repeating: false, count: 11))
    // 0.0001·15/1 and 0.0095·15/4, by hand.
    #expect(isClose(qValues[0], 0.0015, relative: 1e-12))
    #expect(isClose(qValues[3], 0.035625, relative: 1e-12))
  }

  /// Statistics Norway, table 13556, 2021, both sexes, 20–29 (20–24 and 25–29 together): outside
  /// work, education and labour market measures.
  enum Neet2021 {
    static let kongsvinger = (events: 290, total: 1899)
    static let nordOdal = (events: 71, total: 521)
    static let region = (events: 784, total: 5053)
    static let norway = (events: 83791, total: 701_762)
  }

  @Test func kongsvingersShare() throws {
    let share = try Share(Neet2021.kongsvinger.events, of: Neet2021.kongsvinger.total)
    #expect(isRounded(share.value, to: 0.1527, decimals: 4))
    expectPrinted(share.wilsonInterval(.percent95), 0.1372, 0.1696, decimals: 4)
  }

  @Test func kongsvingerAgainstTheCountry() throws {
    let comparison = try compare(Neet2021.kongsvinger, with: Neet2021.norway)
    #expect(isRounded(comparison.z, to: 4.4828, decimals: 4))
    #expect(isRounded(comparison.difference, to: 0.03331, decimals: 5))
    expectPrinted(comparison.interval(.percent95), 0.01786, 0.05016, decimals: 5)
    #expect(comparison.rejectsEquality(.percent998))
  }

  @Test func kongsvingerAgainstItsRegion() throws {
    let comparison = try compare(Neet2021.kongsvinger, with: Neet2021.region)
    #expect(isRounded(comparison.difference, to: -0.00244, decimals: 5))
    expectPrinted(comparison.interval(.percent95), -0.01512, 0.01057, decimals: 5)
    #expect(!comparison.rejectsEquality(.percent95))
  }

  @Test func nordOdalAgainstTheCountry() throws {
    let comparison = try compare(Neet2021.nordOdal, with: Neet2021.norway)
    #expect(isRounded(comparison.part.value, to: 0.1363, decimals: 4))
    expectPrinted(comparison.part.wilsonInterval(.percent95), 0.1095, 0.1684, decimals: 4)
    #expect(isRounded(comparison.z, to: 1.1883, decimals: 4))
    #expect(!comparison.rejectsEquality(.percent95))
  }

  /// 285 of 1887 in 2022.
  @Test func kongsvingersChangeToTheNextYear() throws {
    let change = ShareDifference(
      try Share(285, of: 1887),
      minus: try Share(Neet2021.kongsvinger.events, of: Neet2021.kongsvinger.total))
    #expect(isRounded(change.difference, to: -0.00168, decimals: 5))
    #expect(isRounded(change.z, to: -0.1439, decimals: 4))
    expectPrinted(change.interval(.percent95), -0.02457, 0.02122, decimals: 5)
  }

  private func compare(
    _ unit: (events: Int, total: Int), with benchmark: (events: Int, total: Int)
  ) throws -> PartOfWhole {
    try PartOfWhole(
      Share(unit.events, of: unit.total), in: Share(benchmark.events, of: benchmark.total))
  }

  private func expectPrinted(
    _ interval: Interval, _ lower: Double, _ upper: Double, decimals: Int
  ) {
    #expect(isRounded(interval.lower, to: lower, decimals: decimals))
    #expect(isRounded(interval.upper, to: upper, decimals: decimals))
  }
}

/// Numbers worked out with exact fractions, by Python's Fraction and mpmath at 60 digits.
struct NearlyEqualTests {
  /// A part of 27 % of a thousand million, a hundred-millionth from its benchmark.
  @Test func differenceOfNearlyEqualSharesKeepsItsDigits() throws {
    let comparison = try PartOfWhole(
      Share(135_941_823, of: 271_883_637), in: Share(500_000_003, of: 1_000_000_000))
    #expect((comparison.difference / 1.355119833e-08 - 1).magnitude < 1e-9)
    #expect((comparison.z / 0.0005237196116924 - 1).magnitude < 1e-12)
  }
}
