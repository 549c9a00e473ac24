import Analysis
import Indicators
import Ingestion

/// The page of where the report's numbers are from, what they mean, and how they were made.
struct SourcesPage: Worded {
  private let content: ReportContent
  let wording: Wording
  private var style: NumberStyle { wording.style }

  /// Returns nil for a catalogue without indicators.
  init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first else { return nil }
    self.content = content
    wording = content.wording(texts, language, about: leading)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("sources_title"))
    page.paragraph(try back())
    try definitions(&page)
    try sources(&page)
    page.heading(2, try say("protection_heading"))
    page.paragraph(
      try say(
        "protection_text",
        [
          "suppressed": style.count(
            content.findings.estimates.parts.joined().count { $0.status == .suppressed }),
          "rows": style.count(content.findings.estimates.parts.reduce(0) { $0 + $1.count }),
        ]))
    page.heading(2, try say("method_heading"))
    page.paragraph(try say("method_text"))
    return page.text
  }

  private func sources(_ page: inout Markdown) throws {
    page.heading(2, try say("sources_heading"))
    page.list(try content.files.map(sourceLine))
    if !content.credits.isEmpty {
      page.paragraph(try say("licences"))
      page.list(
        try content.credits.map { credit in
          try say(
            "licence_line",
            [
              "publisher": Markdown.plain(credit.publisher.name.string(wording.language)),
              "licence": Markdown.plain(credit.publisher.licence?.title ?? ""),
              "page": credit.publisher.licence?.page ?? "",
            ])
        })
    }
  }

  private func sourceLine(_ file: FileAccount) throws -> String {
    let account = file.reconciliation
    let reasons: [(Reconciliation.SetAsideReason, String)] = [
      (.notApplicable, "set_aside_not_applicable"), (.leftEmpty, "set_aside_left_empty"),
      (.otherCategory, "set_aside_other_category"), (.abroad, "set_aside_abroad"),
      (.repeated, "set_aside_repeated"), (.beforeGeography, "set_aside_before_geography"),
    ]
    let told = try reasons.compactMap { reason, text in
      try account.setAside[reason].map { try say(text, ["cells": style.count($0)]) }
    }
    let worst = account.disagreeingSums.max { $0.difference.magnitude < $1.difference.magnitude }
    return try say(
      "source_line",
      [
        "name": Markdown.plain(file.title ?? file.name), "rows": style.count(account.rows),
        "cells": style.count(account.cells), "observations": style.count(account.observations),
        "set_aside": style.count(account.setAside.values.reduce(0, +)),
        "reasons": told.joined(separator: ", "),
        "sums": account.sums.isEmpty ? "" : style.count(account.sums.count),
        "agreeing": style.count(account.sums.count - account.disagreeingSums.count),
        "disagreement": worst.map { style.decimal($0.difference, 0) } ?? "",
      ])
  }

  /// Writes each definition once, with all indicators that share it.
  private func definitions(_ page: inout Markdown) throws {
    page.heading(2, try say("definitions_heading"))
    var definitions: [String] = []
    for text in content.allIndicators.map(definition) where !definitions.contains(text) {
      definitions.append(text)
    }
    page.list(
      try definitions.map { text in
        let indicators = content.allIndicators.filter { definition($0) == text }
        return "**\(try wording.list(indicators.map(wording.name))):** \(text)"
      })
  }

  private func definition(_ indicator: Indicator) -> String {
    "\(wording.plain(indicator.definition)) \(wording.plain(indicator.limits))"
  }
}
