import Geography

/// The figures in force, in columns: units and series each stand once and have numbers, and every
/// series has a column of figures over the units it is about.
///
/// Two ways in: by name (`table[series]`, `figure(of:in:)`), and by number for whoever computes over
/// many figures (`units`, `series`, `columns`, `number(of:)`, `column(_:)`). Numbers hold for one table
/// and as long as nothing is inserted.
public struct ObservationTable: Sendable {
  /// All units that have a figure; a unit's number is its index.
  public private(set) var units: [UnitCode] = []
  /// All series that have a figure; a series' number is its index.
  public private(set) var series: [Series] = []
  /// The figures of each series, indexed by the series' number.
  public private(set) var columns: [FigureColumn] = []
  private var unitNumbers: [UnitCode: FigureColumn.UnitNumber] = [:]
  private var seriesNumbers: [Series: Int] = [:]
  private var seriesOfMeasure: [Measure: [Int]] = [:]
  /// The age bands of each series, keyed by the series without its age.
  private var ages: [Series: Set<AgeBand>] = [:]
  /// The multi-year periods of each measure, the latest first.
  private var windows: [Measure: [Period]] = [:]

  public init() {}

  public init(_ observations: some Sequence<Observation>) {
    for observation in observations {
      insert(observation.key, observation.value, observation.marks)
    }
  }

  /// Inserts a figure, replacing an earlier one with the same key.
  public mutating func insert(
    _ key: Observation.Key, _ value: CellValue, _ marks: Observation.Marks = []
  ) {
    let (series, unit) = (intern(key.series), intern(key.unit))
    columns[series].put(unit, value, marks)
  }

  /// Inserts the figures of a series, replacing any it had.
  /// - Parameter column: entries keyed by numbers from `intern`.
  package mutating func insert(_ column: FigureColumn, of series: Series) {
    columns[intern(series)] = column
  }

  /// Returns the unit's number, adding the unit to the table where it is new.
  package mutating func intern(_ unit: UnitCode) -> FigureColumn.UnitNumber {
    if let known = unitNumbers[unit] { return known }
    let number = FigureColumn.UnitNumber(units.count)
    unitNumbers[unit] = number
    units.append(unit)
    return number
  }

  private mutating func intern(_ name: Series) -> Int {
    if let known = seriesNumbers[name] { return known }
    let number = series.count
    seriesNumbers[name] = number
    series.append(name)
    columns.append(FigureColumn())
    seriesOfMeasure[name.measure, default: []].append(number)
    if let age = name.age { ages[name.overAllAges, default: []].insert(age) }
    if name.period.kind == .window, windows[name.measure]?.contains(name.period) != true {
      windows[name.measure] = ((windows[name.measure] ?? []) + [name.period]).sorted(by: >)
    }
    return number
  }
}

extension ObservationTable {
  /// The unit's number; nil when the table has no figure of it.
  public func number(of unit: UnitCode) -> FigureColumn.UnitNumber? { unitNumbers[unit] }

  /// The column of figures of one series; nil when there are none.
  public func column(_ series: Series) -> FigureColumn? {
    seriesNumbers[series].map { columns[$0] }
  }

  /// The figures of one series by unit; empty when there are none.
  public subscript(_ series: Series) -> [UnitCode: CellValue] {
    guard let number = seriesNumbers[series] else { return [:] }
    let column = columns[number]
    var figures: [UnitCode: CellValue] = [:]
    figures.reserveCapacity(column.count)
    for index in 0..<column.count { figures[units[Int(column.units[index])]] = column[index] }
    return figures
  }

  /// A unit's figure with its marks; nil when the table has none.
  public func figure(of unit: UnitCode, in series: Series)
    -> (value: CellValue, marks: Observation.Marks)?
  {
    guard let unit = unitNumbers[unit], let series = seriesNumbers[series],
      let index = columns[series].index(of: unit)
    else { return nil }
    return (columns[series][index], columns[series].marks[index])
  }

  /// The unit's figure of the multi-year period that contains the series' year, the latest period where
  /// there are several.
  public func figure(of unit: UnitCode, inWindowOf series: Series)
    -> (value: CellValue, marks: Observation.Marks)?
  {
    let year = series.period.year
    for case .window(let from, let through) in windows[series.measure] ?? []
    where (from...through).contains(year) {
      let round = Series(
        measure: series.measure, period: .window(from: from, through: through), sex: series.sex,
        age: series.age, level: series.level)
      if let figure = figure(of: unit, in: round) { return figure }
    }
    return nil
  }

  /// The age bands for which a series has figures; the series' own age is ignored.
  public func ages(of series: Series) -> Set<AgeBand> { ages[series.overAllAges] ?? [] }

  /// The calendar years in which a measure's periods end, ascending.
  /// - Parameter level: restricts to one category of the measure; nil for any.
  public func years(of measure: Measure, level: String? = nil) -> [Int] {
    Set(numbers(of: measure, level: level).lazy.map { series[$0].period.year }).sorted()
  }

  /// The units that have a figure of a measure in a year.
  public func units(of measure: Measure, year: Int, level: String? = nil) -> Set<UnitCode> {
    var found: Set<FigureColumn.UnitNumber> = []
    for number in numbers(of: measure, level: level) where series[number].period.year == year {
      found.formUnion(columns[number].units)
    }
    return Set(found.lazy.map { units[Int($0)] })
  }

  /// The numbers of a measure's series.
  private func numbers(of measure: Measure, level: String?) -> [Int] {
    (seriesOfMeasure[measure] ?? []).filter { level == nil || series[$0].level == level }
  }

  /// Suppresses a share wherever the count behind it is suppressed, since the share would reveal the
  /// count. The share keeps its marks.
  public mutating func withhold(_ share: Measure, besideWithheld count: Measure) {
    for number in seriesOfMeasure[share] ?? [] {
      let name = series[number]
      let beside = Series(
        measure: count, period: name.period, sex: name.sex, age: name.age, level: name.level)
      guard let counts = seriesNumbers[beside] else { continue }
      for index in 0..<columns[counts].count where columns[counts].kinds[index] == .suppressed {
        if let place = columns[number].index(of: columns[counts].units[index]) {
          columns[number].withhold(place)
        }
      }
    }
  }
}
