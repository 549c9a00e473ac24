import Analysis
import Flagging
import Geography
import Indicators

/// A candidate's section of the page, written for those who decide whether to visit.
struct CandidatePortrait: Worded {
  private let row: Candidate
  private let list: CandidateList
  private let content: ReportContent
  let wording: Wording
  private let rows: [UnitCode: Candidate]

  init(
    _ row: Candidate, _ list: CandidateList, _ content: ReportContent, _ wording: Wording
  ) {
    self.row = row
    self.list = list
    self.content = content
    self.wording = wording.naming(["unit": wording.name(row.unit), "year": String(list.year)])
    rows = list.byUnit
  }

  func write(_ page: inout Markdown) throws {
    page.paragraph("<a id=\"\(row.anchor)\"></a>")
    page.heading(
      2,
      try say(
        "portrait_heading", ["indicator": wording.name(list.indicator)]))
    page.paragraph(try observed())
    if let chance = try chance() { page.paragraph(chance) }
    page.table(
      try ["gate", "outcome", "numbers"].map { try say("column_\($0)") },
      try GateEvidence(list: list, wording: wording).table(row), texts: [1, 2])
    page.list(
      try [sensitivity(), peers(), exchange(), practices(), limits()].compactMap { $0 })
  }

  private func value(_ number: Double?) -> String {
    number.map { wording.style.value($0, list.indicator.valueUnit) } ?? "–"
  }

  private func observed() throws -> String {
    guard let assessment = row.evidence?.assessment, let difference = assessment.difference
    else { return try say("no_figure") }
    let style = wording.style
    let lasting = row.evidence?.judged.lasting
    return try say(
      list.indicator.isMean ? "portrait_mean" : "portrait_share",
      [
        "value": value(assessment.value), "expected": value(assessment.expected),
        "x": row.numerator.map(style.count) ?? "", "n": row.denominator.map(style.count) ?? "",
        "basis": try wording.basis(list.summary, content),
        "missing": try wording.list(content.contextNames(list.summary.missingContext, wording)),
        "size": try wording.size(difference, list.indicator.valueUnit),
        "way": try say(difference < 0 ? "verdict_lower" : "verdict_higher"),
        "better": lasting.map { style.count($0.better) } ?? "",
        "of": lasting.map { style.count($0.of) } ?? "",
      ])
  }

  /// Explains what p and q mean and do not mean; nil where there are none.
  private func chance() throws -> String? {
    guard let assessment = row.evidence?.assessment, let p = assessment.pValue,
      let q = assessment.qValue
    else { return nil }
    return try say(
      "portrait_chance",
      [
        "one_in": try wording.oneIn(p), "tested": wording.style.count(list.summary.tested),
        "expected_count": try wording.expectedCount(p, among: list.summary.tested),
        "q": try wording.falseAlarms(q),
        "limit": wording.style.percent(
          list.summary.settings.falseDiscoveryRate, decimals: 0),
      ])
  }

  private func sensitivity() throws -> String? {
    guard let stays = row.stays, stays.of > 0 else { return nil }
    return try say(
      "portrait_sensitivity",
      [
        "count": wording.style.count(stays.count), "of": wording.style.count(stays.of),
        "lost": try wording.changes(stays.lost),
      ])
  }

  private func peers() throws -> String? {
    guard !row.peers.isEmpty else { return nil }
    return try say(
      "portrait_peers",
      ["peers": try named(row.peers), "together": value(row.evidence?.assessment.peerValue)])
  }

  /// Names similar units that do worse than expected: those of this region first, then the most similar.
  private func exchange() throws -> String? {
    guard !row.peers.isEmpty else { return nil }
    let worse = row.peers.filter { rows[$0.code].map(list.isWorseThanExpected) ?? false }
    let ours = Set(content.municipalities.map(\.code))
    return try say(
      "portrait_exchange",
      [
        "ours": try named(worse.filter { ours.contains($0.code) }),
        "others": try named(worse.filter { !ours.contains($0.code) }.prefix(5)),
        "alike": try wording.list(row.peers.prefix(3).map(wording.name)),
      ])
  }

  /// Summarises what was found on visits.
  private func practices() throws -> String? {
    let found = content.practices.map(\.practice).filter {
      $0.indicator == row.indicator && $0.unit.code == row.unit.code
    }
    guard !found.isEmpty else { return nil }
    let told = try found.map { practice in
      try say(
        "portrait_practice",
        [
          "service": Markdown.plain(practice.service),
          "description": Markdown.plain(practice.description),
          "rarity": say("rarity_\(practice.rarity.rawValue)"),
          "day": wording.day(practice.visited), "contact": Markdown.plain(practice.contact),
        ])
    }
    return try say("portrait_practices", ["practices": told.joined(separator: " ")])
  }

  private func limits() throws -> String? {
    try say("portrait_limits", ["limits": wording.plain(list.indicator.limits)])
  }

  private func named(_ units: some Sequence<NamedUnit>) throws -> String {
    try wording.list(list.named(units, wording))
  }
}

extension CandidateList {
  var byUnit: [UnitCode: Candidate] {
    Dictionary(rows.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a unit's difference from the expected value is on the worse side.
  func isWorseThanExpected(_ row: Candidate) -> Bool {
    guard let difference = row.evidence?.assessment.difference else { return false }
    return summary.aim.better == .lowerIsBetter ? difference > 0 : difference < 0
  }
}
