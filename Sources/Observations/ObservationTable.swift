import Geography

/// The figures in force, by series: one measure, year, sex and age over all units.
public struct ObservationTable: Sendable {
  public struct Series: Sendable, Hashable {
    public let measure: Measure
    public let year: Int
    public let sex: Sex
    public let age: AgeBand?

    public init(measure: Measure, year: Int, sex: Sex, age: AgeBand?) {
      self.measure = measure
      self.year = year
      self.sex = sex
      self.age = age
    }
  }

  private var series: [Series: [UnitCode: CellValue]] = [:]

  public init() {}

  public init(_ observations: some Sequence<Observation>) {
    for observation in observations { insert(observation.key, observation.value) }
  }

  /// Takes a figure in; a later one for the same key replaces an earlier.
  public mutating func insert(_ key: Observation.Key, _ value: CellValue) {
    let name = Series(measure: key.measure, year: key.year, sex: key.sex, age: key.age)
    series[name, default: [:]][key.unit] = value
  }

  /// The figures of one series by unit; empty when there are none.
  public subscript(_ name: Series) -> [UnitCode: CellValue] { series[name] ?? [:] }

  /// The years for which a measure has figures, ascending.
  public func years(of measure: Measure) -> [Int] {
    Set(series.keys.lazy.filter { $0.measure == measure }.map(\.year)).sorted()
  }

  /// The units for which a measure has any cell in a year.
  public func units(of measure: Measure, year: Int) -> Set<UnitCode> {
    series.filter { $0.key.measure == measure && $0.key.year == year }
      .values.reduce(into: []) { $0.formUnion($1.keys) }
  }
}
