import Geography
import Observations
import Statistics

/// What a unit is compared with.
public enum Benchmark: String, Sendable, Hashable, CaseIterable {
  case country, county, region
  case zeroPoint = "zero_point"
}

/// One row of the estimates table: a unit's figure and its comparison with one benchmark.
/// Shares and differences are fractions.
public struct Estimate: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  public var numerator: Int?
  public var denominator: Int?
  public var value: Double?
  /// Wilson's interval.
  public var interval: AtBothLevels<Interval>?
  public let benchmark: Benchmark
  public let benchmarkCode: String
  public var benchmarkValue: Double?
  public var comparison: Comparison?
  public var verdict: AtBothLevels<Verdict>
  public var status: EstimateStatus
  public var reasons: [Reason]

  /// The distance to the benchmark, with its test where counts allow one.
  public struct Comparison: Sendable, Equatable {
    public let difference: Double
    public let test: Test?

    public struct Test: Sendable, Equatable {
      /// Of the difference, at 95 %.
      public let interval95: Interval
      public let z: Double
      /// Two-sided.
      public let pValue: Double

      public init(interval95: Interval, z: Double, pValue: Double) {
        self.interval95 = interval95
        self.z = z
        self.pValue = pValue
      }
    }

    public init(difference: Double, test: Test?) {
      self.difference = difference
      self.test = test
    }
  }

  public init(
    indicator: String, unit: NamedUnit, period: Int, sex: Sex, numerator: Int?, denominator: Int?,
    value: Double?, interval: AtBothLevels<Interval>?, benchmark: Benchmark, benchmarkCode: String,
    benchmarkValue: Double?, comparison: Comparison?, verdict: AtBothLevels<Verdict>,
    status: EstimateStatus, reasons: [Reason]
  ) {
    self.indicator = indicator
    self.unit = unit
    self.period = period
    self.sex = sex
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.interval = interval
    self.benchmark = benchmark
    self.benchmarkCode = benchmarkCode
    self.benchmarkValue = benchmarkValue
    self.comparison = comparison
    self.verdict = verdict
    self.status = status
    self.reasons = reasons
  }
}
