import Analysis
import Flagging
import Geography
import Indicators
import Statistics

/// The page of candidates: for each indicator searched, every candidate with its evidence, or why there
/// is none, and the near misses.
public struct CandidatesPage: Worded {
  let content: ReportContent
  let wording: Wording

  public init(_ content: ReportContent, texts: Texts, language: Language) {
    self.content = content
    wording = content.wording(texts, language)
  }

  /// Returns the page as Markdown.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("candidates_title"))
    page.paragraph(try say("candidates_introduction"))
    page.paragraph(
      try say(
        "candidates_back", ["file": ReportPage.zeroPoint.fileName(wording.language)]))
    page.table(
      try wording.overviewHeader,
      try content.candidates.map { try wording.overview($0, page: "") }, texts: [1])
    if content.candidates.contains(where: \.candidates.isEmpty) {
      page.paragraph(try say("none_meaning"))
    }
    for list in content.candidates {
      if list.candidates.isEmpty { try none(list, &page) }
      for row in list.candidates {
        try CandidatePortrait(row, list, content, wording).write(&page)
      }
      try nearMisses(list, &page)
    }
    try method(&page)
    return page.text
  }

  /// Writes that an indicator has no candidate, and what that means.
  private func none(_ list: CandidateList, _ page: inout Markdown) throws {
    let limit = list.summary.settings.falseDiscoveryRate
    let known = list.rows.rows.compactMap { $0.evidence?.assessment.qValue }
    let beyond = known.count { $0 <= limit }
    page.heading(
      2, try say("none_heading", ["indicator": wording.name(list.indicator)]))
    guard let least = known.min() else { return page.paragraph(try say("none_untested")) }
    page.paragraph(
      try say(
        beyond == 0 ? "none_text" : "none_passes_all",
        [
          "tested": wording.style.count(list.summary.tested),
          "beyond": wording.style.count(beyond), "least": try wording.falseAlarms(least),
          "limit": wording.style.percent(limit, decimals: 0),
        ]))
  }

  private func nearMisses(_ list: CandidateList, _ page: inout Markdown) throws {
    guard !list.nearMisses.isEmpty else { return }
    let gates = GateEvidence(list: list, wording: wording)
    let style = wording.style
    page.heading(
      3,
      try say(
        "near_misses_heading", ["indicator": wording.name(list.indicator)]))
    page.paragraph(try say("near_misses_text"))
    page.table(
      try ["municipality", "observed", "expected", "difference", "stopped_by", "numbers"].map {
        try say("column_\($0)")
      },
      try list.nearMisses.map { row in
        let assessment = row.evidence?.assessment
        let unit = list.indicator.valueUnit
        return [
          try wording.marked(wording.name(row.unit), isUnsealed: row.isUnsealed),
          assessment?.value.map { style.value($0, unit) } ?? "–",
          assessment?.expected.map { style.value($0, unit) } ?? "–",
          assessment?.difference.map { style.points($0, nil, unit) } ?? "–",
          try row.stoppedBy.map(gates.name) ?? "",
          try row.stoppedBy.map { try gates.numbers($0, row) } ?? "",
        ]
      }, texts: [4, 5])
  }

  /// Describes the method: the context of each indicator, and its own thresholds.
  private func method(_ page: inout Markdown) throws {
    guard let settings = content.candidates.first?.summary.settings else { return }
    let style = wording.style
    page.heading(2, try say("candidates_method_heading"))
    page.paragraph(
      try say(
        "candidates_method_text",
        [
          "q": style.percent(settings.falseDiscoveryRate, decimals: 0),
          "better": style.count(settings.lasting.better), "of": style.count(settings.lasting.of),
          "methods": style.count(settings.agreement.methods),
          "strength": style.plain(settings.agreement.strength),
        ]))
    page.table(
      try ["indicator", "basis", "missing", "floor", "smallest", "phi", "tau"].map {
        try say("column_\($0)")
      },
      try content.candidates.map { list in
        let (summary, unit) = (list.summary, list.indicator.valueUnit)
        return [
          wording.name(list.indicator), try wording.basis(summary, content),
          try wording.list(content.contextNames(summary.missingContext, wording)),
          style.count(summary.aim.floor), try wording.size(summary.aim.smallestDifference, unit),
          summary.phi.map { style.decimal($0, 1) } ?? "–",
          try summary.typicalDeviation.map { try wording.size($0, unit) } ?? "–",
        ]
      }, texts: [1, 2])
  }
}

extension ReportContent {
  /// The wording for pages whose texts may use the region's name and the year of the zero point.
  func wording(_ texts: Texts, _ language: Language) -> Wording {
    Wording(
      texts: texts, language: language,
      common: ["year": String(year), "region": Markdown.plain(region.name)])
  }

  /// The names of context indicators in words.
  func contextNames(_ names: [String], _ wording: Wording) throws -> [String] {
    try names.map { name in
      name == Indicator.sizeAsContext
        ? try wording.say("context_size")
        : self.names[name].map(wording.plain)?.insideSentence ?? Markdown.plain(name)
    }
  }
}

extension Wording {
  var overviewHeader: [String] {
    get throws {
      try ["indicator", "candidates", "near_misses", "tested"].map { try say("column_\($0)") }
    }
  }

  /// An indicator's row in the overview: its candidates, and the number of units tested.
  /// - Parameter page: the page that holds the candidates' sections; empty for the page itself.
  func overview(_ list: CandidateList, page: String) throws -> [String] {
    let links = try list.candidates.map {
      try marked("[\(name($0.unit))](\(page)#\($0.anchor))", isUnsealed: $0.isUnsealed)
    }
    return [
      name(list.indicator), links.isEmpty ? try say("nobody") : links.joined(separator: ", "),
      style.count(list.nearMisses.count), style.count(list.summary.tested),
    ]
  }

  /// The basis of the expectations in words.
  func basis(_ summary: SearchSummary, _ content: ReportContent) throws -> String {
    switch summary.basis {
    case .regression:
      let names = summary.coefficients.map(\.name).filter { $0 != Coefficient.intercept }
      return try say(
        "basis_regression", ["context": list(try content.contextNames(names, self))])
    case .common: return try say("basis_common")
    case .peers: return try say("basis_peers")
    case nil: return try say("basis_none")
    }
  }
}

extension String {
  /// The text with a lower-case first letter, unless it begins with an abbreviation.
  package var insideSentence: String {
    guard let second = dropFirst().first, second.isLowercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
