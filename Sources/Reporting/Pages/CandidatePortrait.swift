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
    page.heading(3, wording.name(row.unit))
    page.paragraph(try why())
    page.list(
      try [evidence(), sensitivity(), peers(), exchange(), practices(), limits()].compactMap {
        $0
      })
  }

  private func value(_ number: Double?) -> String {
    number.map { wording.style.value($0, list.indicator.valueUnit) } ?? "–"
  }

  /// Why the unit stands here, and what may explain it, in three sentences.
  private func why() throws -> String {
    guard let assessment = row.evidence?.assessment, let lasting = row.evidence?.lasting
    else { return try say("no_figure") }
    let (style, unit) = (wording.style, list.indicator.valueUnit)
    let missing = try wording.list(content.contextNames(list.summary.missingContext, wording))
    return try say(
      list.indicator.isMean ? "portrait_mean" : "portrait_share",
      [
        "value": value(assessment.value), "expected": value(lasting.expected),
        "x": row.numerator.map(style.count) ?? "", "n": row.denominator.map(style.count) ?? "",
        "basis": try wording.basis(list.summary, content), "missing": missing,
        "smallest": try wording.size(list.summary.aim.smallestDifference, unit),
        "way": try say(
          list.summary.aim.better == .lowerIsBetter ? "verdict_lower" : "verdict_higher"),
        "probability": try wording.sureness(lasting.probability),
        "points": style.points(lasting.difference, lasting.interval90, unit),
        "when": try when(),
      ])
  }

  /// Over time, so far, or in the year: as many periods as there are.
  private func when() throws -> String {
    try say(
      list.summary.periods > 2
        ? "when_lasting" : list.summary.periods == 2 ? "when_preliminary" : "when_once")
  }

  /// What else speaks for and against the unit.
  private func evidence() throws -> String? {
    guard let evidence = row.evidence, let lasting = evidence.lasting else { return nil }
    let style = wording.style
    let counted = evidence.judged.lasting
    return try say(
      "portrait_evidence",
      [
        "without": try lasting.probabilityWithoutPeriod.map(wording.sureness) ?? "",
        "better": counted.map { style.count($0.better) } ?? "",
        "of": counted.map { style.count($0.of) } ?? "",
        "far": lasting.isFar ? "yes" : "",
        "unusual": lasting.isUnusual ? "yes" : "",
      ])
  }

  private func sensitivity() throws -> String? {
    guard let stays = row.stays, stays.of > 0 else { return nil }
    return try say(
      "portrait_sensitivity",
      [
        "count": wording.style.count(stays.count), "of": wording.style.count(stays.of),
        "lost": try wording.changes(stays.lost, list, content),
      ])
  }

  private func peers() throws -> String? {
    guard list.offersPeers, !row.peers.isEmpty else { return nil }
    return try say(
      "portrait_peers",
      ["peers": try named(row.peers), "together": value(row.evidence?.assessment.peerValue)])
  }

  /// Names similar units that do worse than expected: those of this region first, then the most similar.
  private func exchange() throws -> String? {
    guard list.offersPeers, !row.peers.isEmpty else { return nil }
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
    let found = content.practices.practices.map(\.practice).filter {
      $0.indicator == row.indicator && $0.unit.code == row.unit.code
    }
    guard !found.isEmpty else { return nil }
    let words = RegisterWords(wording.texts, wording.language)
    let told = try found.map { practice in
      try say(
        "portrait_practice",
        [
          "service": Markdown.plain(practice.service),
          "description": Markdown.plain(practice.description),
          "rarity": words.rarity(practice.votes),
          "day": practice.visited.map { try words.day($0) } ?? "",
          "contact": Markdown.plain(practice.contact),
          "example": practice.isExample ? "yes" : "",
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

  /// Whether a unit's lasting value is rather on the worse side of what is expected.
  func isWorseThanExpected(_ row: Candidate) -> Bool {
    (row.evidence?.lasting?.betterAtAll).map { $0 < 0.5 } ?? false
  }

  /// Whether peers are somebody to learn from: only where the circumstances that may explain a figure are
  /// known, which is never so of schools.
  package var offersPeers: Bool {
    summary.hasCircumstances && !rows.rows.contains { $0.unit.code.level == .school }
  }
}
