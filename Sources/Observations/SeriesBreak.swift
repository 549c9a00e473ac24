import Geography

/// A break in a time series, declared by the source or a recipe: figures before and after it are not
/// comparable.
public struct SeriesBreak: Sendable, Hashable {
  public let measure: Measure
  /// The first period after the break.
  public let period: Period
  /// The unit concerned; nil for every unit.
  public let unit: UnitCode?
  public let note: String
  /// The cell that declares it; nil where a recipe does.
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
