import Analysis
import Flagging
import Geography
import Indicators

/// The page of all candidates from the zero point's year to the newest: who stayed, who left, who came.
struct CandidateYearsPage: Worded {
  private let content: ReportContent
  let wording: Wording

  /// Returns nil where no later year was searched.
  init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first, !content.laterSearches.isEmpty else { return nil }
    self.content = content
    wording = content.wording(texts, language, about: leading)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("candidate_years_title"))
    page.paragraph(
      try say(
        "candidate_years_text", ["file": ReportPage.candidates.fileName(wording.language)]))
    var without: [String] = []
    for indicator in content.indicators {
      let lists = lists(indicator)
      guard lists.count > 1 else { continue }
      if lists.allSatisfy(\.candidates.isEmpty) {
        without.append(wording.name(indicator))
      } else {
        try section(indicator, lists, &page)
      }
    }
    if !without.isEmpty {
      page.heading(2, try say("candidate_years_none_heading"))
      page.list(without)
    }
    return page.text
  }

  /// The searches by an indicator, the zero point's first.
  private func lists(_ indicator: Indicator) -> [CandidateList] {
    (content.candidates + content.laterSearches)
      .filter { $0.indicator.id == indicator.id && $0.isToldByName }
      .sorted { $0.year < $1.year }
  }

  private func section(_ indicator: Indicator, _ lists: [CandidateList], _ page: inout Markdown)
    throws
  {
    var units: [NamedUnit] = []
    for unit in lists.flatMap({ $0.candidates.map(\.unit) }) where !units.contains(unit) {
      units.append(unit)
    }
    let rows = lists.map(\.byUnit)
    page.heading(2, wording.name(indicator))
    page.table(
      [try say("column_municipality")] + lists.map { String($0.year) }
        + [try say("column_outcome_over_years")],
      try units.map { unit in
        let own = rows.map { $0[unit.code] }
        return [wording.name(unit)] + (try own.map { try cell($0, indicator) })
          + [try say("candidate_years_\(Self.outcome(own))")]
      }, texts: Set(1...(lists.count + 1)))
  }

  private func cell(_ row: Candidate?, _ indicator: Indicator) throws -> String {
    guard let row, let value = row.evidence?.assessment.value else {
      return try say(row?.status == .suppressed ? "suppressed" : "no_figure")
    }
    let printed = wording.style.value(value, indicator.valueUnit)
    let text = row.isCandidate ? try say("candidate_years_is", ["value": printed]) : printed
    return try wording.marked(text, isUnsealed: row.isUnsealed)
  }

  /// What became of a unit: `stayed`, `left`, `came`, or `between` for one of neither the first nor the last.
  private static func outcome(_ rows: [Candidate?]) -> String {
    switch (rows.first??.isCandidate ?? false, rows.last??.isCandidate ?? false) {
    case (true, true): "stayed"
    case (true, false): "left"
    case (false, true): "came"
    case (false, false): "between"
    }
  }
}
