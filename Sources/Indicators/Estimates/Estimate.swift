import Geography
import Observations
import Statistics

/// One row of the estimates table: a unit's figure and its comparison with one benchmark. Shares and
/// their differences are fractions, means and theirs in points.
public struct Estimate: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  public var numerator: Int?
  public var denominator: Int?
  /// The numerators that a rounded share leaves possible; nil where it is known.
  public var numerators: ClosedRange<Int>?
  /// The denominators that a rounded share leaves possible; nil where it is known.
  public var denominators: ClosedRange<Int>?
  public var value: Double?
  /// The unit of the values: share (fractions) or points.
  public let valueUnit: ValueUnit
  public var interval: AtBothLevels<Interval>?
  /// The interval's method; nil where there is no interval.
  public var method: Method?
  public let benchmark: Benchmark
  public let benchmarkCode: String
  public var benchmarkValue: Double?
  /// How much of the benchmark the units with figures make up; nil where it is whole.
  public var benchmarkExtent: BenchmarkExtent?
  public var comparison: Comparison?
  public var verdict: AtBothLevels<Verdict>
  public var status: EstimateStatus
  public var reasons: [Reason]

  /// The name of an interval's method in tables.
  public struct Method: Sendable, Hashable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let wilson = Method(rawValue: "wilson")
    /// The interval of a survey's published share whose number of invited is known.
    public static let wilsonFinitePopulation = Method(rawValue: "wilson, finite population")
    /// The union of Wilson's intervals over all denominators that a rounded share leaves possible.
    public static let derivedDenominator = Method(rawValue: "derived denominator")
    /// The interval of a mean whose standard deviation is estimated across units.
    public static let estimatedSpread = Method(rawValue: "estimated spread")

    /// The intervals of a difference in differences, of shares and of means.
    public static let scoreSquareAndAdd = Method(rawValue: "score, square-and-add")
    public static let estimatedSpreadSquareAndAdd = Method(
      rawValue: "estimated spread, square-and-add")

    /// The same method applied to several years' summed counts: `wilson, 2019-2021 pooled`.
    func pooled(over years: ClosedRange<Int>) -> Method {
      Method(rawValue: "\(rawValue), \(years.lowerBound)-\(years.upperBound) pooled")
    }
  }

  /// The difference from the benchmark, with its test where the counts permit one.
  public struct Comparison: Sendable, Equatable {
    public let difference: Double
    public let test: Test?

    public struct Test: Sendable, Equatable {
      /// The 95 % interval of the difference.
      public let interval95: Interval
      public let z: Double
      /// The two-sided p-value.
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
    value: Double?, valueUnit: ValueUnit, interval: AtBothLevels<Interval>?, method: Method?,
    benchmark: Benchmark, benchmarkCode: String, benchmarkValue: Double?,
    benchmarkExtent: BenchmarkExtent? = nil, comparison: Comparison?,
    verdict: AtBothLevels<Verdict>,
    status: EstimateStatus, reasons: [Reason]
  ) {
    self.indicator = indicator
    self.unit = unit
    self.period = period
    self.sex = sex
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.valueUnit = valueUnit
    self.interval = interval
    self.method = method
    self.benchmark = benchmark
    self.benchmarkCode = benchmarkCode
    self.benchmarkValue = benchmarkValue
    self.benchmarkExtent = benchmarkExtent
    self.comparison = comparison
    self.verdict = verdict
    self.status = status
    self.reasons = reasons
  }
}
