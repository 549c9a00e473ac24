import Files
import Foundation

/// The estimates table as researchers get it: columns and cells, kept stable.
extension Estimate {
  public static let columns = [
    "indicator", "unit_code", "unit_name", "unit_level", "period", "sex", "numerator",
    "denominator", "value", "value_unit", "lower_95", "upper_95", "lower_998", "upper_998",
    "method", "benchmark", "benchmark_code", "benchmark_value", "difference",
    "difference_lower_95", "difference_upper_95", "z", "p_value", "verdict_95", "verdict_998",
    "status", "reason",
  ]

  /// One cell for each column; empty where there is no number.
  public var cells: [Cell] {
    let test = comparison?.test
    return [
      .text(indicator), .text(unit.code.description), .text(unit.name),
      .text(unit.code.level.rawValue), .text(String(period)), .text(sex.rawValue),
      .count(numerator), .count(denominator), .number(value), .text(valueUnit.rawValue),
      .number(interval?.at95.lower), .number(interval?.at95.upper),
      .number(interval?.at998.lower), .number(interval?.at998.upper),
      .text(method?.rawValue ?? ""), .text(benchmark.rawValue), .text(benchmarkCode),
      .number(benchmarkValue), .number(comparison?.difference),
      .number(test?.interval95.lower), .number(test?.interval95.upper),
      .number(test?.z), .number(test?.pValue), .text(verdict.at95.rawValue),
      .text(verdict.at998.rawValue), .text(status.rawValue), .text(Reason.list(reasons)),
    ]
  }
}

extension Estimate: TableRow {}

extension Reason {
  private static let separator = "; "

  /// Reasons as one cell.
  public static func list(_ reasons: [Reason]) -> String {
    reasons.map(\.rawValue).joined(separator: separator)
  }

  /// Reads back what `list` wrote; nil for anything else.
  public static func parse(_ text: String) -> [Reason]? {
    guard !text.isEmpty else { return [] }
    let parts = text.components(separatedBy: separator)
    let reasons = parts.compactMap(Reason.init)
    return reasons.count == parts.count ? reasons : nil
  }
}
