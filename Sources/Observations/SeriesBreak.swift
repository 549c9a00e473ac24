import Geography

/// A place in a series before and after which figures cannot be compared, as the source or a recipe
/// tells it.
public struct SeriesBreak: Sendable, Hashable {
  public let measure: Measure
  /// The first period after the break.
  public let period: Period
  /// nil where it holds for every unit.
  public let unit: UnitCode?
  public let note: String
  /// nil where a recipe declares it.
  public let origin: Observation.Origin?

  public init(
    measure: Measure, period: Period, unit: UnitCode?, note: String, origin: Observation.Origin?
  ) {
    self.measure = measure
    self.period = period
    self.unit = unit
    self.note = note
    self.origin = origin
  }
}
