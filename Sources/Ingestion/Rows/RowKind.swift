import Files
import Geography
import Observations

/// What rows with equal key columns have in common, including the series of each value column.
final class RowKind {
  /// Its number in the file, from 0.
  let number: Int
  let keys: RowKeys
  /// The fingerprint of the keys without the place.
  let fingerprint: Fingerprint
  /// The series of each value column, indexed by column number and filled when first asked for.
  fileprivate var figures: [FigureKind?]
  fileprivate var areKnown: [Bool]

  init(_ keys: RowKeys, number: Int, columns: Int) {
    self.number = number
    self.keys = keys
    fingerprint = Fingerprint { hasher in
      for part in keys.subject(place: "") { hasher.combine(part) }
    }
    figures = Array(repeating: nil, count: columns)
    areKnown = Array(repeating: false, count: columns)
  }
}

/// The series and properties of one value column in rows of one kind.
final class FigureKind {
  let entry: Recipe.MeasureEntry
  let unit: ValueUnit
  let series: Series
  /// The series' number in the file, from 0; equal series share it.
  let number: Int
  /// The measure's possible values; nil where only its unit bounds them.
  let range: ClosedRange<Double>?
  /// Whether the column or the row is marked as provisional.
  let isProvisional: Bool
  /// The column, from 0.
  let column: Int
  /// The column with the reason for a break; nil where there is none.
  let breakNote: Int?
  /// The year whose borders apply to the figures.
  let yearOfBorders: Int

  init(
    _ entry: Recipe.MeasureEntry, _ unit: ValueUnit, _ series: Series, number: Int,
    range: ClosedRange<Double>?, isProvisional: Bool, _ column: ColumnRoles.Value,
    yearOfBorders: Int
  ) {
    self.range = range
    self.entry = entry
    self.unit = unit
    self.series = series
    self.number = number
    self.isProvisional = isProvisional
    self.column = column.column
    breakNote = column.breakNote
    self.yearOfBorders = yearOfBorders
  }
}

/// Caches the kinds of rows of one table, up to a bounded number, and numbers its series.
struct RowKinds {
  private let labels: Labels
  private let roles: ColumnRoles
  /// The year stated above the header.
  private let year: Int?
  /// What the table is called, for measures that are named after it; empty where that is nothing.
  private let table: String
  /// The possible values of measures.
  private let ranges: [Measure: ClosedRange<Double>]
  /// The key columns.
  private let columns: [Int]
  private var kinds: [[String]: RowKind] = [:]
  private var count = 0
  /// Every series found so far, indexed by its number.
  private(set) var series: [Series] = []
  /// The numbers of series, by their fingerprints: a file may have as many series as rows.
  private var numbers: [Fingerprint: Int] = [:]

  static let mostRemembered = 10_000

  /// The kinds in order of their numbers; nil where they were too many to be remembered.
  var all: [RowKind]? {
    count == kinds.count ? kinds.values.sorted { $0.number < $1.number } : nil
  }

  init(
    _ labels: Labels, _ roles: ColumnRoles, year: Int?, table: String,
    ranges: [Measure: ClosedRange<Double>]
  ) {
    self.table = labels.recipe.namesTables ? table : ""
    self.ranges = ranges
    self.labels = labels
    self.roles = roles
    self.year = year
    columns = Set(roles.keys.values.joined()).union(roles.flag.map { [$0] } ?? []).sorted()
  }

  /// Returns the kind of a row.
  /// - Throws: `RefusedCell` at the first cell that the recipe does not know.
  mutating func kind(of row: [String]) throws(RefusedCell) -> RowKind {
    let cells = columns.map { row[$0] }
    if let known = kinds[cells] { return known }
    let kind = RowKind(
      try RowKeys(row, roles, labels, year: year), number: count, columns: roles.values.count)
    count += 1
    if kinds.count == Self.mostRemembered { kinds.removeAll() }
    kinds[cells] = kind
    return kind
  }

  /// The series of a value column in rows of a kind; nil when the measure or period is stated nowhere.
  mutating func figures(_ column: Int, in kind: RowKind) -> FigureKind? {
    if kind.areKnown[column] { return kind.figures[column] }
    kind.areKnown[column] = true
    kind.figures[column] = makeFigures(roles.values[column], kind.keys)
    return kind.figures[column]
  }

  private mutating func makeFigures(_ column: ColumnRoles.Value, _ keys: RowKeys) -> FigureKind? {
    guard let entry = column.measure ?? keys.measure, let period = column.period ?? keys.period
    else { return nil }
    var name = entry.name.replacing("{indicator}", with: keys.indicator ?? "")
    if entry.isNamedByLabel, !table.isEmpty { name = "\(table).\(name)" }
    let measure = Measure(source: keys.source ?? labels.recipe.source, name: name)
    let level = column.level ?? keys.level
    let series = Series(
      measure: measure, period: period, sex: column.sex ?? keys.sex ?? .both,
      age: (column.age ?? keys.age)?.band, level: level?.isEmpty == false ? level : nil)
    return FigureKind(
      entry, entry.unit ?? keys.unit ?? .number, series, number: number(of: series),
      range: ranges[measure],
      isProvisional: column.isProvisional || keys.isProvisional, column,
      yearOfBorders: labels.recipe.place.borders.year(of: period))
  }

  private mutating func number(of name: Series) -> Int {
    let fingerprint = Fingerprint { $0.combine(name) }
    if let known = numbers[fingerprint] { return known }
    numbers[fingerprint] = series.count
    series.append(name)
    return series.count - 1
  }
}

extension RowKeys {
  /// The parts that identify a row's subject; a part may be empty.
  func subject(place: String) -> [String] {
    [
      source, indicator, measure?.name, place, period?.description, sex?.rawValue,
      age?.band?.description, level,
    ].map { $0 ?? "" }
  }
}
