import Files
import Geography
import Observations

/// Accounts for a recoding: how each unit with figures was mapped, and the sums of figures before and
/// after. Their difference is 0 unless figures were set aside.
public struct RecodingAccount: Sendable, Hashable {
  public let measure: Measure
  public let year: Int
  /// The day of the target borders.
  public let borders: CalendarDay
  public let placed: [Recoding.Placement: Int]
  public let setAside: [SetAsideReason: Int]
  /// Summed over all units and over the sexes and ages that indicators use; cells without a figure count
  /// as zero.
  public let sumBefore: Double
  public let sumAfter: Double

  public enum SetAsideReason: String, Sendable, Hashable, CaseIterable {
    /// Not valid at the end of the year, so that the figure's area is unknown.
    case notInForce = "not in force"
  }

  /// The number of municipalities and unplaced codes with any cell.
  public var unitsIn: Int { (Array(placed.values) + setAside.values).reduce(0, +) }

  public var difference: Double { sumAfter - sumBefore }

  init(
    _ measure: Measure, year: Int, borders: CalendarDay, _ series: [[UnitCode: CellValue]],
    _ recoding: Recoding
  ) {
    self.measure = measure
    self.year = year
    self.borders = borders
    let sources = Set(series.flatMap(\.keys))
      .filter { $0.level == .municipality || $0.level == .unplaced }
    var placed: [Recoding.Placement: Int] = [:]
    for source in sources {
      if let target = recoding.target(of: source) { placed[target.placement, default: 0] += 1 }
    }
    self.placed = placed
    let lost = sources.count - placed.values.reduce(0, +)
    setAside = lost > 0 ? [.notInForce: lost] : [:]
    let figures = series.map { cells in cells.filter { sources.contains($0.key) } }
    sumBefore = figures.map { Self.sum($0.compactMapValues(\.number)) }.reduce(0, +)
    sumAfter = figures.map { Self.sum(recoding.recoded($0)) }.reduce(0, +)
  }

  /// Sums in order of code, since the order can change the last bit of a sum of fractions.
  private static func sum(_ figures: [UnitCode: Double]) -> Double {
    figures.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
  }
}

extension Recoding {
  /// The numbers of a series summed by target; cells without a figure count as zero. A check of sums, not
  /// a series to publish: it does not remember what was suppressed.
  func recoded(_ figures: [UnitCode: CellValue]) -> [UnitCode: Double] {
    figures.reduce(into: [:]) { recoded, entry in
      guard let target = target(of: entry.key), let number = entry.value.number else { return }
      recoded[target.unit, default: 0] += number
    }
  }
}

extension YearInBorders {
  /// One account for each count of this year that figures of some indicators use, ordered by measure; none
  /// where there are no figures.
  /// - Parameter figures: each with the year it is of, which can be an earlier one than its denominator's.
  public func accounts(_ figures: [(indicator: Indicator, year: Int)]) -> [RecodingAccount] {
    var series: [Measure: Set<Series>] = [:]
    var sums: [Measure: [SealedSum]] = [:]
    for (indicator, yearOfFigure) in figures {
      for (place, counted) in indicator.basis.counts.enumerated() {
        for sex in indicator.sexes {
          let own = (self.series(counted, of: indicator, sex, in: yearOfFigure) ?? [])
            .filter { $0.period.year == year }
          guard !own.isEmpty else { continue }
          let measure = counted.measure(in: indicator)
          series[measure, default: []].formUnion(own)
          guard yearOfFigure == sealed?.year,
            let figures = sealed?.figures(indicator.id, sex), !figures.isEmpty
          else { continue }
          sums[measure, default: []].append(
            SealedSum(series: Set(own), figures: figures, isNumerator: place == 0))
        }
      }
    }
    return series.sorted { $0.key < $1.key }.compactMap { measure, names in
      let (sealed, rest) = SealedSum.covering(names, sums[measure] ?? [])
      let cells =
        rest.sorted().map { observations[$0] }
        + sealed.map { sum in sum.cells(besides: sum.series.sorted().map { observations[$0] }) }
      guard !cells.allSatisfy(\.isEmpty) else { return nil }
      return RecodingAccount(measure, year: year, borders: territory.day, cells, recoding)
    }
  }
}

/// The sealed sums over some series of a measure, by unit.
private struct SealedSum {
  let series: Set<Series>
  let figures: [UnitCode: SealedFigure]
  let isNumerator: Bool

  /// Those of the sums that share no series, the largest first, and the series that none of them covers.
  static func covering(_ names: Set<Series>, _ sums: [SealedSum]) -> ([SealedSum], Set<Series>) {
    var (taken, rest) = ([SealedSum](), names)
    let order = sums.enumerated().sorted {
      ($1.element.series.count, $0.offset) < ($0.element.series.count, $1.offset)
    }
    for sum in order.map(\.element) where sum.series.isSubset(of: rest) {
      taken.append(sum)
      rest.subtract(sum.series)
    }
    return (taken, rest)
  }

  /// The sealed sums; of a unit that none is sealed of, what the source says.
  func cells(besides columns: [[UnitCode: CellValue]]) -> [UnitCode: CellValue] {
    var cells: [UnitCode: CellValue] = [:]
    for unit in Set(columns.flatMap(\.keys)).union(figures.keys) {
      let own = isNumerator ? figures[unit]?.numerator : figures[unit]?.denominator
      let present = columns.compactMap { $0[unit]?.number }
      if let sum = own ?? (present.isEmpty ? nil : present.reduce(0, +)) {
        cells[unit] = .number(sum)
      } else {
        cells[unit] = columns.lazy.compactMap { $0[unit] }.first
      }
    }
    return cells
  }
}

/// The columns of the table of recoding accounts, a stable interface.
extension RecodingAccount: TableRow {
  package static let table = ResultTable<RecodingAccount>(
    "recoding_account", "A row is what bringing one measure and year to the reported borders did.",
    key: ["source", "measure", "year"],
    what, placedColumns, sums)

  private static let what: [TableColumn<RecodingAccount>] = [
    .text("source", "Who published the figures.") { $0.measure.source },
    .text("measure", "What is counted.") { $0.measure.name },
    .count("year", .years, "The year of the figures.", isNeverEmpty: true, isWithheld: false) {
      $0.year
    },
    .text("borders", "The day whose borders the figures were brought to.") {
      $0.borders.description
    },
    units("units_in", "How many units the source has figures for.") { $0.unitsIn },
  ]

  private static let placedColumns: [TableColumn<RecodingAccount>] =
    Recoding.Placement.allCases.map { placement in
      units(placement.rawValue, placement.meaning) { $0.placed[placement] ?? 0 }
    }

  private static let sums: [TableColumn<RecodingAccount>] = [
    units("set_aside", "How many units are counted nowhere.") {
      $0.setAside.values.reduce(0, +)
    },
    .text("reason", "Why they are; empty where none is.") {
      $0.setAside.keys.map(\.rawValue).sorted().joined(separator: ", ")
    },
    sum("sum_before", "The sum over all units as the source gave them.") { $0.sumBefore },
    sum("sum_after", "The sum over all units in the reported borders.") { $0.sumAfter },
    sum("difference", "The sum after minus the sum before.") { $0.difference },
  ]

  private static func units(
    _ name: String, _ meaning: String, _ count: @escaping @Sendable (RecodingAccount) -> Int
  ) -> TableColumn<RecodingAccount> {
    .count(name, .units, meaning, isNeverEmpty: true, isWithheld: false, count)
  }

  private static func sum(
    _ name: String, _ meaning: String, _ sum: @escaping @Sendable (RecodingAccount) -> Double
  ) -> TableColumn<RecodingAccount> {
    .number(name, .sourceUnit, meaning, isNeverEmpty: true, isWithheld: false, sum)
  }
}

extension RecodingAccount: UnrestrictedRow {
  package static let needsNoProtection =
    "It counts units and gives sums over the whole country, of nobody's own figures."
}

extension Recoding.Placement {
  fileprivate var meaning: String {
    switch self {
    case .same: "How many units kept their code and their ground."
    case .renumbered: "How many units got another code for the same ground."
    case .merged: "How many units were added up to a larger one."
    case .united: "How many units lie in a stable union."
    case .sentinel: "How many units are counted only in their county and the country."
    }
  }
}
