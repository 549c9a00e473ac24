import Flagging
import Geography
import Indicators
import Ingestion
import Observations

/// The report of a region's zero point: findings first, then the tables they rest on, then where
/// the numbers come from.
public struct ZeroPointReport {
  private let content: ReportContent
  private let wording: Wording
  /// The indicator the findings are about: the first of the catalogue.
  private let leading: Indicator

  /// nil for a catalogue without indicators.
  public init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first else { return nil }
    self.content = content
    self.leading = leading
    wording = Wording(texts: texts, language: language)
  }

  /// The whole report.
  /// - Throws: `Texts.Invalid` when the table of texts lacks a sentence.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("title"))
    page.paragraph(try say("introduction"))
    try findings(&page)
    try reading(&page)
    try zeroPoint(&page)
    try published(&page)
    try change(&page)
    try candidates(&page)
    page.heading(2, try say("protection_heading"))
    page.paragraph(
      try say(
        "protection_text",
        [
          "suppressed": style.count(content.estimates.rows.count { $0.status == .suppressed }),
          "rows": style.count(content.estimates.rows.count),
        ]))
    try sources(&page)
    try definitions(&page)
    page.heading(2, try say("method_heading"))
    page.paragraph(try say("method_text"))
    return page.text
  }

  private var style: NumberStyle { wording.style }

  /// A text with the names every text may use.
  private func say(_ name: String, _ values: [String: String] = [:]) throws -> String {
    let common = [
      "year": String(content.year), "region": content.region.name,
      "county": content.county?.name ?? "",
      "last_year": content.laterYears.last.map(String.init) ?? "",
      "indicator": leading.name.string(wording.language),
    ]
    return try wording.say(name, common.merging(values) { $1 })
  }

  private func name(_ indicator: Indicator) -> String { indicator.name.string(wording.language) }

  // MARK: Findings

  private func findings(_ page: inout Markdown) throws {
    page.heading(2, try say("findings"))
    page.list(
      [try level(), try againstCountry(), try changeSince(), try candidateFinding()].compactMap {
        $0
      })
  }

  private func level() throws -> String? {
    guard let region = content.figure(leading, content.region.code), let x = region.numerator,
      let n = region.denominator, let value = region.value,
      let country = content.figure(leading, .country)?.value
    else { return nil }
    let county = content.county.flatMap { content.figure(leading, $0.code)?.value }
    return try say(
      "finding_level",
      [
        "x": style.count(x), "n": style.count(n), "share": style.percent(value),
        "county_share": county.map { style.percent($0) } ?? "–",
        "country_share": style.percent(country),
      ])
  }

  private func againstCountry() throws -> String {
    func names(_ verdicts: [Verdict]) throws -> String {
      try wording.list(
        content.municipalities.filter { unit in
          content.figure(leading, unit.code).map { verdicts.contains($0.verdict.at95) } ?? false
        }.map(\.name))
    }
    return try say(
      "finding_against_country",
      [
        "worse": names([.worse, .higher]), "better": names([.better, .lower]),
        "same": names([.notDifferent]),
      ])
  }

  private func changeSince() throws -> String? {
    guard let last = content.laterYears.last,
      let region = content.estimate(leading, content.region.code, last, .zeroPoint),
      let comparison = region.comparison
    else { return nil }
    let moved = content.municipalities.filter { unit in
      let verdict = content.estimate(leading, unit.code, last, .zeroPoint)?.verdict.at95
      return verdict != nil && verdict != .notDifferent && verdict != .notCompared
    }
    return try say(
      "finding_change",
      [
        "points": style.points(comparison.difference, comparison.test?.interval95),
        "verdict": wording.verdict(region.verdict, none: "verdict_not_changed"),
        "moved": wording.list(moved.map(\.name)),
      ])
  }

  private func candidateFinding() throws -> String {
    let named = content.candidates.rows.filter(\.isCandidate)
    let ours = Set(content.municipalities.map(\.code))
    return try say(
      "finding_candidates",
      [
        "count": style.count(named.count), "tested": style.count(content.evidence.tested),
        "ours": wording.list(named.filter { ours.contains($0.unit.code) }.map(\.unit.name)),
      ])
  }

  private func reading(_ page: inout Markdown) throws {
    page.heading(2, try say("reading"))
    page.list([try say("reading_interval"), try say("reading_verdict")])
  }

  // MARK: Tables

  private func zeroPoint(_ page: inout Markdown) throws {
    page.heading(2, try say("zero_point_heading"))
    for indicator in content.indicators where indicator.published == nil {
      page.heading(3, name(indicator))
      page.table(
        try ["unit", "counts", "share", "country", "county", "region"].map {
          try say("column_\($0)")
        },
        try content.areas.map { unit in
          let own = content.figure(indicator, unit.code)
          let comparisons = try [Benchmark.country, .county, .region].map {
            try wording.comparison(content.estimate(indicator, unit.code, content.year, $0))
          }
          return [unit.name, try wording.counts(own), try wording.share(own)] + comparisons
        })
      guard indicator.sexes.contains(.female), indicator.sexes.contains(.male) else { continue }
      page.heading(4, "\(name(indicator)): \(try say("by_sex").lowercased())")
      page.table(
        try ["unit", "women", "country", "men", "country"].map { try say("column_\($0)") },
        try content.areas.map { unit in
          [unit.name]
            + (try [Sex.female, .male].flatMap { sex in
              let estimate = content.figure(indicator, unit.code, sex)
              return [try wording.share(estimate), try wording.comparison(estimate)]
            })
        })
    }
  }

  private func published(_ page: inout Markdown) throws {
    let indicators = content.indicators.filter { $0.published != nil }
    guard !indicators.isEmpty else { return }
    page.heading(2, try say("published_heading"))
    page.paragraph(try say("published_text"))
    page.table(
      [try say("column_unit")] + indicators.map(name),
      try content.areas.map { unit in
        [unit.name]
          + (try indicators.map { try wording.share(content.figure($0, unit.code)) })
      })
  }

  private func change(_ page: inout Markdown) throws {
    guard let last = content.laterYears.last else { return }
    page.heading(2, try say("change_heading"))
    page.paragraph(try say("change_text"))
    page.table(
      [try say("column_unit")] + content.laterYears.map(String.init),
      try content.areas.map { unit in
        [unit.name]
          + (try content.laterYears.map { year in
            try wording.comparison(
              content.estimate(leading, unit.code, year, .zeroPoint), none: "verdict_not_changed")
          })
      })
    page.heading(3, try say("relative_heading"))
    page.paragraph(try say("relative_text"))
    page.table(
      try ["unit", "country", "county"].map { try say("column_\($0)") },
      try content.areas.filter { $0.code != .country }.map { unit in
        [unit.name]
          + (try [Benchmark.country, .county].map {
            try wording.change(content.change(leading, unit.code, last, $0))
          })
      })
  }

  private func candidates(_ page: inout Markdown) throws {
    let evidence = content.evidence
    let named = content.candidates.rows.filter(\.isCandidate)
    page.heading(2, try say("candidates_heading"))
    page.paragraph(
      try say(
        "candidates_text",
        [
          "tested": style.count(evidence.tested), "floor": style.count(leading.floor),
          "phi": evidence.phi.map { style.decimal($0, 1) } ?? "–",
          "excluded": try municipalities(content.candidates.rows.count - evidence.tested),
          "municipalities": try municipalities(named.count),
          "q": style.percent(evidence.falseDiscoveryRate, decimals: 0),
          "false_flags": style.decimal(evidence.falseDiscoveryRate * Double(named.count), 1),
        ]))
    guard !named.isEmpty else { return page.paragraph(try say("no_candidates")) }
    page.table(
      try ["unit", "counts", "share", "expected", "difference", "z", "q"].map {
        try say("column_\($0)")
      },
      try named.map { candidate in
        [
          candidate.unit.name,
          try say(
            "counts",
            [
              "x": candidate.numerator.map(style.count) ?? "",
              "n": candidate.denominator.map(style.count) ?? "",
            ]),
          candidate.value.map { style.percent($0) } ?? "",
          candidate.expected.map { style.percent($0) } ?? "",
          candidate.difference.map { style.points($0) } ?? "",
          candidate.zOverdispersed.map { style.decimal($0, 2) } ?? "",
          candidate.qValue.map(style.probability) ?? "",
        ]
      })
  }

  private func municipalities(_ count: Int) throws -> String {
    try say("municipality_\(count == 1 ? "one" : "many")", ["count": style.count(count)])
  }

  // MARK: Where the numbers come from

  private func sources(_ page: inout Markdown) throws {
    page.heading(2, try say("sources_heading"))
    page.list(try content.files.map(sourceLine))
    page.paragraph(try say("frozen", ["hash": content.contentHash]))
  }

  private func sourceLine(_ file: FileAccount) throws -> String {
    let account = file.reconciliation
    let reasons: [(Reconciliation.SetAsideReason, String)] = [
      (.notApplicable, "set_aside_not_applicable"), (.leftEmpty, "set_aside_left_empty"),
      (.unplaced, "set_aside_unplaced"),
    ]
    let told = try reasons.compactMap { reason, text in
      try account.setAside[reason].map { try say(text, ["cells": style.count($0)]) }
    }
    let worst = account.disagreeingSums.max { $0.difference.magnitude < $1.difference.magnitude }
    return try say(
      "source_line",
      [
        "name": file.title ?? file.name, "rows": style.count(account.rows),
        "cells": style.count(account.cells), "observations": style.count(account.observations),
        "set_aside": style.count(account.setAside.values.reduce(0, +)),
        "reasons": told.joined(separator: ", "),
        "sums": account.sums.isEmpty ? "" : style.count(account.sums.count),
        "agreeing": style.count(account.sums.count - account.disagreeingSums.count),
        "disagreement": worst.map { style.decimal($0.difference, 0) } ?? "",
      ])
  }

  /// Each definition once, with all the indicators that share it.
  private func definitions(_ page: inout Markdown) throws {
    page.heading(2, try say("definitions_heading"))
    var definitions: [String] = []
    for text in content.indicators.map(definition) where !definitions.contains(text) {
      definitions.append(text)
    }
    page.list(
      try definitions.map { text in
        let indicators = content.indicators.filter { definition($0) == text }
        return "**\(try wording.list(indicators.map(name))):** \(text)"
      })
  }

  private func definition(_ indicator: Indicator) -> String {
    "\(indicator.definition.string(wording.language)) \(indicator.limits.string(wording.language))"
  }
}
