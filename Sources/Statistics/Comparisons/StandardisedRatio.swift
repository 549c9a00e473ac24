/// Events observed over those expected if the unit's strata had the standard's rates (indirect
/// standardisation, SMR): 100·O/E, 100 where the unit is as the standard.
///
/// Good where strata are too small for rates of their own. Two units' ratios cannot be compared with
/// each other, only each with the standard: their people weigh differently.
public struct StandardisedRatio: Sendable, Hashable {
  /// One age group: the unit's events and population, and the standard's.
  public struct Stratum: Sendable, Hashable {
    public let events: Int
    public let population: Double
    public let standardEvents: Double
    public let standardPopulation: Double

    /// - Throws: `StatisticsError` for events outside 0…2⁵³, a population or a standard's events that are
    ///   negative, or a standard without people.
    public init(
      events: Int, population: Double, standardEvents: Double, standardPopulation: Double
    ) throws(StatisticsError) {
      for (name, value) in [("n", population), ("standard's x", standardEvents)]
      where !(value >= 0 && value.isFinite) {
        throw StatisticsError(name, value, allowed: "a finite number, not negative")
      }
      try requirePositive("standard's n", standardPopulation)
      self.events = try EventCount(events).events
      self.population = population
      self.standardEvents = standardEvents
      self.standardPopulation = standardPopulation
    }
  }

  public let observed: EventCount
  /// E = Σ nₖXₖ/Nₖ, positive; taken as known.
  public let expected: Double

  /// - Throws: `StatisticsError` for observed events outside 0…2⁵³, or expected ones not above 0.
  public init(observed: Int, expected: Double) throws(StatisticsError) {
    self.observed = try EventCount(observed)
    try requirePositive("expected events", expected)
    self.expected = expected
  }

  /// - Throws: `StatisticsError` where nothing is expected.
  public init(_ strata: [Stratum]) throws(StatisticsError) {
    var (events, expected) = (0, 0.0)
    for stratum in strata {
      events += stratum.events
      expected += stratum.population * (stratum.standardEvents / stratum.standardPopulation)
    }
    try self.init(observed: events, expected: expected)
  }

  /// 100·O/E.
  public var value: Double { 100 * Double(observed.events) / expected }

  /// The count's interval over E: Garwood's below ten events, else Byar's.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    try observed.interval(level).scaled(by: 100 / expected)
  }
}
