import Geography

/// The figures in force, by series.
public struct ObservationTable: Sendable {
  private var figures: [Series: [UnitCode: CellValue]] = [:]

  public init() {}

  public init(_ observations: some Sequence<Observation>) {
    for observation in observations { insert(observation.key, observation.value) }
  }

  /// Takes a figure in; a later one for the same key replaces an earlier.
  public mutating func insert(_ key: Observation.Key, _ value: CellValue) {
    figures[key.series, default: [:]][key.unit] = value
  }

  /// The figures of one series by unit; empty when there are none.
  public subscript(_ series: Series) -> [UnitCode: CellValue] { figures[series] ?? [:] }

  /// The calendar years in which a measure's periods end, ascending.
  public func years(of measure: Measure) -> [Int] {
    Set(figures.keys.lazy.filter { $0.measure == measure }.map(\.period.year)).sorted()
  }

  /// The units for which a measure has any cell in a year.
  public func units(of measure: Measure, year: Int) -> Set<UnitCode> {
    figures.filter { $0.key.measure == measure && $0.key.period.year == year }
      .values.reduce(into: []) { $0.formUnion($1.keys) }
  }
}
