import Disclosure
import Files
import Indicators

/// The estimates for a terminal, in percent or points, with few columns and the verdict in words.
public enum EstimateSummary {
  public static func table(_ table: Protected<Estimate>) -> AlignedTable {
    let style = NumberStyle(.en)
    let rows = table.rows.map { estimate -> [String] in
      let test = estimate.comparison?.test
      return [
        estimate.indicator, estimate.unit.name, String(estimate.period), estimate.sex.rawValue,
        estimate.numerator.map(style.count) ?? "", estimate.denominator.map(style.count) ?? "",
        estimate.value.map { style.value($0, estimate.valueUnit) } ?? estimate.status.rawValue,
        estimate.interval.map { style.limits($0.at95, estimate.valueUnit) } ?? "",
        estimate.benchmark.rawValue,
        estimate.benchmarkValue.map { style.value($0, estimate.valueUnit) } ?? "",
        estimate.comparison.map {
          style.points($0.difference, test?.interval95, estimate.valueUnit)
        } ?? "",
        verdict(estimate),
      ]
    }
    return AlignedTable(
      header: [
        "indicator", "unit", "period", "sex", "x", "n", "share", "95% interval", "benchmark",
        "its share",
        "difference, points", "verdict",
      ],
      rows: rows, rightAligned: [4, 5, 6, 9])
  }

  /// The verdict at the highest level of confidence that gives one, or the reason why there is none.
  private static func verdict(_ estimate: Estimate) -> String {
    switch (estimate.verdict.at95, estimate.verdict.at998) {
    case (.notCompared, _): Reason.list(estimate.reasons)
    case (let notice, .notDifferent) where notice != .notDifferent: "\(notice.rawValue) (95%)"
    case (.notDifferent, _): "not different"
    case (_, let alarm): "\(alarm.rawValue) (99.8%)"
    }
  }
}
