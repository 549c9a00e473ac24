import Geography

/// The figures in force, by series.
public struct ObservationTable: Sendable {
  private var figures: [Series: [UnitCode: CellValue]] = [:]
  /// The age bands of each series, by the series without its age.
  private var ages: [Series: Set<AgeBand>] = [:]
  private var windows: Set<Period> = []

  public init() {}

  public init(_ observations: some Sequence<Observation>) {
    for observation in observations { insert(observation.key, observation.value) }
  }

  /// Takes a figure in; a later one for the same key replaces an earlier.
  public mutating func insert(_ key: Observation.Key, _ value: CellValue) {
    if let age = key.series.age, figures[key.series] == nil {
      ages[key.series.overAllAges, default: []].insert(age)
    }
    if key.series.period.kind == .window { windows.insert(key.series.period) }
    figures[key.series, default: [:]][key.unit] = value
  }

  /// The unit's figure of the window, several years taken together, in which the series' year lies:
  /// the latest, where there are several.
  public func figure(of unit: UnitCode, inWindowOf series: Series) -> CellValue? {
    let year = series.period.year
    for case .window(let from, let through) in windows.sorted(by: >)
    where (from...through).contains(year) {
      let round = Series(
        measure: series.measure, period: .window(from: from, through: through), sex: series.sex,
        age: series.age, level: series.level)
      if let cell = figures[round]?[unit] { return cell }
    }
    return nil
  }

  /// The age bands for which a series has any cell; its own age does not matter.
  public func ages(of series: Series) -> Set<AgeBand> { ages[series.overAllAges] ?? [] }

  /// Withholds a share wherever the count that it is of is withheld: it would give the count away.
  public mutating func withhold(_ share: Measure, besideWithheld count: Measure) {
    for series in figures.keys where series.measure == share {
      let beside = Series(
        measure: count, period: series.period, sex: series.sex, age: series.age,
        level: series.level)
      for (unit, value) in self[beside] where value == .suppressed {
        if figures[series]?[unit] != nil { figures[series]?[unit] = .suppressed }
      }
    }
  }

  /// The figures of one series by unit; empty when there are none.
  public subscript(_ series: Series) -> [UnitCode: CellValue] { figures[series] ?? [:] }

  /// The calendar years in which a measure's periods end, ascending.
  /// - Parameter level: only figures of this part of the measure; nil for any.
  public func years(of measure: Measure, level: String? = nil) -> [Int] {
    Set(
      figures.keys.lazy.filter { $0.measure == measure && (level == nil || $0.level == level) }
        .map(\.period.year)
    ).sorted()
  }

  /// The units for which a measure has any cell in a year.
  public func units(of measure: Measure, year: Int, level: String? = nil) -> Set<UnitCode> {
    figures.filter {
      $0.key.measure == measure && $0.key.period.year == year
        && (level == nil || $0.key.level == level)
    }
    .values.reduce(into: []) { $0.formUnion($1.keys) }
  }
}
