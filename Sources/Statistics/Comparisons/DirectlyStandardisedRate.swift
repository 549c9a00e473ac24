/// The rate a unit would have if its people were spread over the strata (age groups, sexes) as those of
/// a declared standard: Σ wₖ xₖ/nₖ, the weights w of the standard adding up to 1.
///
/// A rate per person, not per 1,000. The standard's year and the benchmark's are two settings; the
/// weights given here say which standard it is.
public struct DirectlyStandardisedRate: Sendable, Hashable {
  /// One age group of the unit, and what it weighs in the standard.
  public struct Stratum: Sendable, Hashable {
    public let events: Int
    /// Persons or person-years, so that there may be more events than people.
    public let population: Double
    /// The standard's population, or its share; only proportions matter.
    public let weight: Double

    /// - Throws: `StatisticsError` for events outside 0…2⁵³, a weight that is negative, or a population
    ///   that is not positive where there is weight.
    public init(events: Int, population: Double, weight: Double) throws(StatisticsError) {
      guard weight >= 0, weight.isFinite else {
        throw StatisticsError("weight", weight, allowed: "a finite number, not negative")
      }
      if weight > 0 { try requirePositive("n", population) }
      self.events = try EventCount(events).events
      self.population = population
      self.weight = weight
    }
  }

  public let value: Double
  /// Σ wₖ² xₖ/nₖ², the variance when events are Poisson in each stratum.
  public let variance: Double
  /// The events of all strata that have weight.
  public let events: Int

  /// The fewest events an interval is given for.
  public static let fewestEvents = 10

  /// - Throws: `StatisticsError` for no strata or weights that are all 0.
  public init(_ strata: [Stratum]) throws(StatisticsError) {
    var (weights, rates, squares, events) = (0.0, 0.0, 0.0, 0)
    for stratum in strata where stratum.weight > 0 {
      let factor = stratum.weight / stratum.population
      weights += stratum.weight
      rates += factor * Double(stratum.events)
      squares += factor * factor * Double(stratum.events)
      events += stratum.events
    }
    guard weights > 0, weights.isFinite else {
      throw StatisticsError("weights", weights, allowed: "above 0 in sum")
    }
    value = rates / weights
    variance = squares / (weights * weights)
    self.events = events
  }

  /// Dobson's interval, value + √(variance/x)·(limit of x − x) with x all events and its count's
  /// interval; 0 where the lower limit would be negative. nil below ten events.
  ///
  /// Source: Dobson and others 1991, Statistics in Medicine 10:457.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval? {
    guard events >= Self.fewestEvents else { return nil }
    let count = try EventCount(events).interval(level)
    let x = Double(events)
    let scale = (variance / x).squareRoot()
    return Interval(
      lower: max(0, value + scale * (count.lower - x)), upper: value + scale * (count.upper - x))
  }
}
