import Disclosure
import Files
import Indicators

/// The estimates for a terminal, in percent or points, with few columns and the verdict in words.
public struct EstimateSummary: Worded {
  let wording: Wording

  public init(texts: Texts, language: Language) {
    wording = Wording(texts: texts, language: language)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  public func table(_ table: Protected<Estimate>) throws -> AlignedTable {
    let style = wording.style
    let rows = try table.rows.map { estimate -> [String] in
      let test = estimate.comparison?.test
      return [
        estimate.indicator, estimate.unit.name, String(estimate.period),
        try say("table_sex_\(estimate.sex.rawValue)"),
        estimate.numerator.map(style.count) ?? "", estimate.denominator.map(style.count) ?? "",
        try estimate.value.map { style.value($0, estimate.valueUnit) }
          ?? say("table_status_\(estimate.status.rawValue)"),
        estimate.interval.map { style.limits($0.at95, estimate.valueUnit) } ?? "",
        try say("table_benchmark_\(estimate.benchmark.rawValue)"),
        estimate.benchmarkValue.map { style.value($0, estimate.valueUnit) } ?? "",
        estimate.comparison.map {
          style.points($0.difference, test?.interval95, estimate.valueUnit)
        } ?? "",
        try verdict(estimate),
      ]
    }
    return AlignedTable(
      header: try [
        "indicator", "unit", "period", "sex", "x", "n", "share", "interval", "benchmark",
        "its_share", "difference", "verdict",
      ].map { try say("table_\($0)") },
      rows: rows, rightAligned: [4, 5, 6, 9])
  }

  /// Changes beside how units change by themselves; nil where there is nothing to tell.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func natural(_ changes: Protected<RelativeChange>) throws -> AlignedTable? {
    let rows = try changes.rows.compactMap { row -> [String]? in
      guard let natural = row.natural else { return nil }
      let said = try NaturalWords(natural, row.valueUnit, by: wording)
      return [
        row.indicator, row.unit.name, String(row.period),
        try say("table_sex_\(row.sex.rawValue)"), said.change ?? "", said.usual ?? "",
        said.shift ?? "", said.place ?? "", said.detectable ?? "",
      ]
    }
    guard !rows.isEmpty else { return nil }
    return AlignedTable(
      header: try [
        "indicator", "unit", "period", "sex", "natural_change", "natural_usual", "level_shift",
        "place", "detectable",
      ].map { try say("table_\($0)") },
      rows: rows, rightAligned: [4, 5, 7, 8])
  }

  /// The verdict at the highest level of confidence that gives one, or the reason why there is none.
  private func verdict(_ estimate: Estimate) throws -> String {
    func word(_ verdict: Verdict) throws -> [String: String] {
      ["verdict": try say("verdict_\(verdict.rawValue)")]
    }
    return switch (estimate.verdict.at95, estimate.verdict.at998) {
    case (.notCompared, _): Reason.list(estimate.reasons)
    case (let notice, .notDifferent) where notice != .notDifferent:
      try say("table_at_95", word(notice))
    case (.notDifferent, _): try say("table_not_different")
    case (_, let alarm): try say("table_at_998", word(alarm))
    }
  }
}
