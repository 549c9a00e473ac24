import Files
import Geography
import Observations
import Statistics

/// Whether a unit's share rises or falls over the years since the zero point: one row of the table
/// of trends. At least five years are needed, without a gap or a break.
public struct Trend: Sendable, Equatable, TableRow {
  public let indicator: String
  public let unit: NamedUnit
  public let sex: Sex
  /// The first and last year asked about.
  public let years: ClosedRange<Int>
  /// How many of them have counts.
  public let points: Int
  public private(set) var test: TrendTest?
  public private(set) var label: TrendTest.Label?
  public private(set) var status = EstimateStatus.ok
  /// Why there is no test; empty where there is one.
  public private(set) var reason = ""

  /// - Parameter series: of one indicator and sex, one for each year; nil for none.
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
      label = test.label(first.indicator.polarity)
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

  public static let columns = [
    "indicator", "unit_code", "unit_name", "unit_level", "sex", "from", "through", "points",
    "chi_square", "p_value", "slope_sign", "leave_one_out_stable", "label", "status", "reason",
  ]

  public var cells: [Cell] {
    [
      .text(indicator), .text(unit.code.description), .text(unit.name),
      .text(unit.code.level.rawValue), .text(sex.rawValue), .count(years.lowerBound),
      .count(years.upperBound), .count(points), .number(test?.chiSquare), .number(test?.pValue),
      .count(test?.slopeSign.rawValue),
      .text(test.map { $0.isStableLeavingOneOut ? "yes" : "no" } ?? ""),
      .text(label?.rawValue ?? ""), .text(status.rawValue), .text(reason),
    ]
  }
}
