/// A number of events that no denominator bounds, with the intervals of a Poisson mean. A rate is
/// the count over its exposure, and so are its limits.
public struct EventCount: Sendable, Hashable {
  public enum IntervalMethod: String, Sendable, CaseIterable {
    case garwood, byar
  }

  public let events: Int

  /// The smallest count for which `method` is Byar's approximation instead of Garwood's interval.
  public static let smallestForByar = 10

  /// - Throws: `StatisticsError` for a count outside 0…2⁵³.
  public init(_ events: Int) throws(StatisticsError) {
    guard (0...Share.largestTotal).contains(events) else {
      throw StatisticsError("x", events, allowed: "from 0 to \(Share.largestTotal)")
    }
    self.events = events
  }

  /// Garwood's exact interval: χ²(α/2; 2x)/2 to χ²(1 − α/2; 2x + 2)/2; at x = 0 the lower limit is 0
  /// exactly.
  ///
  /// - Throws: `StatisticsError` only where the quantile cannot be computed, beyond 10¹⁴ events.
  /// - Source: Garwood 1936, Biometrika 28:437.
  public func garwoodInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    let x = Double(events)
    let upper = try ChiSquareDistribution(degrees: 2 * x + 2).upperQuantile(level.tail) / 2
    guard events > 0 else { return Interval(lower: 0, upper: upper) }
    let lower = try ChiSquareDistribution(degrees: 2 * x).quantile(level.tail) / 2
    return Interval(lower: lower, upper: upper)
  }

  /// Byar's approximation: x(1 − 1/(9x) − z/(3√x))³ to the same with x + 1 and + z.
  ///
  /// - Throws: `StatisticsError` below ten events, where it is poor and may turn negative.
  /// - Source: Breslow and Day 1987, Statistical Methods in Cancer Research II, section 2.3.
  public func byarInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    guard events >= Self.smallestForByar else {
      throw StatisticsError(
        "x", events, allowed: "at least \(Self.smallestForByar) for Byar's interval")
    }
    func limit(_ x: Double, _ z: Double) -> Double {
      let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
      return x * root * root * root
    }
    let x = Double(events)
    return Interval(lower: limit(x, -level.z), upper: limit(x + 1, level.z))
  }

  /// The method that is used when none is asked for: Garwood's below ten events, else Byar's.
  public var method: IntervalMethod { events < Self.smallestForByar ? .garwood : .byar }

  /// The interval by `method`.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    switch method {
    case .garwood: try garwoodInterval(level)
    case .byar: try byarInterval(level)
    }
  }
}
