import Analysis
import Geography
import Indicators
import Observations
import Statistics

/// What has become known of the zero point since it was sealed: revised figures, and editions of
/// definitions.
extension ZeroPointReport {
  /// Writes nothing where there is nothing to tell.
  func quality(_ page: inout Markdown) throws {
    let news = content.news
    guard !news.isEmpty else { return }
    page.heading(2, try say("quality_heading"))
    try revisions(news, &page)
    let lines =
      try news.turned.map(turned) + news.editions.map(edition)
      + news.outdated.map { try say("quality_outdated", ["indicator": name($0)]) }
    if !lines.isEmpty { page.list(lines) }
  }

  private func revisions(_ news: ZeroPointNews, _ page: inout Markdown) throws {
    guard !news.revisions.isEmpty || news.elsewhere > 0 else { return }
    page.paragraph(
      try say(
        "quality_revised",
        [
          "own": style.count(news.revisions.count),
          "elsewhere": news.elsewhere > 0 ? style.count(news.elsewhere) : "",
        ]))
    guard !news.revisions.isEmpty else { return }
    page.table(
      try ["unit", "indicator", "sex", "sealed", "present", "file", "day", "imported"].map {
        try say("column_\($0)")
      },
      try news.revisions.map { revision in
        [
          wording.name(revision.unit), name(revision.indicator),
          try say("sex_\(revision.sex.rawValue)"),
          try figure(revision.sealed, revision), try figure(revision.present, revision),
          Markdown.plain(revision.origin?.file ?? "–"), revision.origin?.day?.description ?? "–",
          revision.origin?.importedOn?.description ?? "–",
        ]
      }, texts: [1, 2, 5])
  }

  /// A figure as its counts where it has them.
  private func figure(_ figure: SealedFigure?, _ revision: ZeroPointNews.Revision) throws -> String
  {
    if revision.isWithheld { return try say("suppressed") }
    guard let figure, figure.kind == .number else {
      return try say(figure?.kind == .suppressed ? "suppressed" : "no_figure")
    }
    func count(_ number: Double) -> String {
      Int(exactly: number).map { style.count($0) } ?? style.decimal(number, 1)
    }
    if let x = figure.numerator, let n = figure.denominator {
      return try say("counts", ["x": count(x), "n": count(n)])
    }
    return figure.value.map { style.value($0, revision.indicator.valueUnit) } ?? "–"
  }

  private func turned(_ turned: ZeroPointNews.TurnedVerdict) throws -> String {
    func words(_ verdict: AtBothLevels<Verdict>) throws -> String {
      let words = try wording.verdict(verdict, none: "verdict_not_changed")
      return words.isEmpty ? try say("no_figure") : words
    }
    return try say(
      "quality_turned",
      [
        "unit": wording.name(turned.unit), "indicator": name(turned.indicator),
        "later": String(turned.year), "sealed": words(turned.sealed),
        "revised": words(turned.revised),
      ])
  }

  private func edition(_ edition: ZeroPointNews.Edition) throws -> String {
    try say(
      "quality_edition",
      [
        "indicator": name(edition.indicator), "part": style.count(edition.part),
        "because": Markdown.plain(edition.because),
      ])
  }
}
