import Files
import Geography
import Observations
import Statistics

/// A test of whether a unit's share rises or falls over the years: one row of the table of trends. At least
/// five years are needed, without a gap or a break; where enough follow the last break, it is of these.
public struct Trend: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let sex: Sex
  /// The first and last year of the trend; where there is none, of the years with figures.
  public private(set) var years: ClosedRange<Int>
  /// The number of those years with counts.
  public private(set) var points: Int
  public private(set) var test: TrendTest?
  public private(set) var label: TrendTest.Label?
  public private(set) var status = EstimateStatus.ok
  /// Why there is no test, or a remark on it; empty for neither.
  public private(set) var reason = ""

  /// Returns nil for no series.
  /// - Parameter series: of one indicator and sex, one for each year.
  public init?(_ unit: NamedUnit, in series: [FigureSeries]) {
    let series = series.sorted { $0.year < $1.year }
    guard let first = series.first, let last = series.last else { return nil }
    let figures = series.map { ($0.year, $0[unit.code]) }
    let counted = figures.compactMap { year, figure in
      figure.share.map { TrendTest.Point(year: year, share: $0) }
    }
    indicator = first.indicator.id
    self.unit = unit
    sex = first.sex
    years = first.year...last.year
    points = counted.count
    do throws(TrendError) {
      let test = try TrendTest(counted, breaks: Set(first.indicator.breaks ?? []))
      self.test = test
      years = test.years
      points = test.years.count
      label = test.label(first.indicator.polarity)
      if series.contains(where: {
        test.years.contains($0.year) && $0.isProvisional(unit.code)
      }) {
        reason = Reason.provisional.rawValue
      }
    } catch {
      let lacks = figures.compactMap { $0.1.lack(spread: nil) }
      status = lacks.contains { $0.status == .suppressed } ? .suppressed : .notComputable
      reason = error.description
    }
  }

  public mutating func suppress(_ reason: Reason) {
    test = nil
    label = nil
    status = .suppressed
    self.reason = reason.rawValue
  }
}

/// The columns of the table of trends, a stable interface.
extension Trend: TableRow {
  package static let table = ResultTable<Trend>(
    "trend", "A row is the test of whether a unit's share rises or falls over the years.",
    key: ["indicator", "unit_code", "sex", "from", "through"],
    [.text("indicator", "The indicator's id in the catalogue.") { $0.indicator }],
    NamedUnit.columns { $0.unit }, over, tested)

  private static let over: [TableColumn<Trend>] = [
    .word("sex", "Whom the figures count: both, female or male.") { $0.sex },
    .count("from", .years, "The trend's first year.", isNeverEmpty: true, isWithheld: false) {
      $0.years.lowerBound
    },
    .count("through", .years, "The trend's last year.", isNeverEmpty: true, isWithheld: false) {
      $0.years.upperBound
    },
    .count(
      "points", .years, "How many of the years have counts.", isNeverEmpty: true, isWithheld: false
    ) { $0.points },
  ]

  private static let tested: [TableColumn<Trend>] = [
    .number("chi_square", .pure, "The Cochran-Armitage statistic of the trend.") {
      $0.test?.chiSquare
    },
    .number("p_value", .probability, "The statistic's p-value.") { $0.test?.pValue },
    .count("slope_sign", .pure, "1 where the share rises, -1 where it falls, 0 where neither.") {
      $0.test?.slopeSign.rawValue
    },
    .flag(
      "leave_one_out_stable", "Whether the verdict stays whichever year is left out."
    ) { $0.test?.isStableLeavingOneOut },
    .word("label", "The trend in a word; empty where there is no test.") { $0.label },
    .word("status", "Whether there is a test, and what kind of lack there is if not.") {
      $0.status
    },
    .text("reason", "Why there is no test.") { $0.reason },
  ]
}
