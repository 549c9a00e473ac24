import Analysis
import Flagging
import Geography
import Indicators
import Statistics

/// The page of candidates: for each indicator searched, every candidate with its evidence, or why there
/// is none.
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
    page.paragraph(
      try say("candidates_grades", ["q": wrong(content.candidates.first)]))
    page.table(
      try wording.overviewHeader,
      try content.candidates.map { try wording.overview($0, page: "") }, texts: [1, 2])
    if content.candidates.contains(where: \.candidates.isEmpty) {
      page.paragraph(try say("none_meaning"))
    }
    for list in content.candidates {
      page.heading(2, wording.name(list.indicator))
      guard list.tested > 0 else {
        page.paragraph(try say("none_untested"))
        continue
      }
      try named(list, &page)
    }
    try method(&page)
    return page.text
  }

  /// The share of a list that may be expected wrong, as percent.
  private func wrong(_ list: CandidateList?) -> String {
    wording.style.percent(list?.summary.settings.falseDiscoveryRate ?? 0, decimals: 0)
  }

  /// Writes the list of an indicator's candidates, how long it is with other smallest differences, and what
  /// is said of each.
  private func named(_ list: CandidateList, _ page: inout Markdown) throws {
    let (style, candidates) = (wording.style, list.candidates)
    let values = [
      "tested": style.count(list.tested), "count": style.count(candidates.count),
      "smallest": try wording.size(list.summary.aim.smallestDifference, list.indicator.valueUnit),
    ]
    guard list.isToldByName else { return page.paragraph(try say("others_text", values)) }
    if candidates.isEmpty {
      page.paragraph(try say("none_text", values))
    } else {
      page.paragraph(
        try say(
          candidates.count == 1 ? "list_one" : "list_text",
          values.merging(
            ["wrong": try wording.expectedCount(list.expectedFalseFlags)], uniquingKeysWith: { $1 })
        ))
      page.table(
        try ["municipality", "observed", "expected", "lasting", "probability", "grade", "without"]
          .map { try say("column_\($0)") },
        try candidates.map { try line($0, list) }, texts: [5, 6])
    }
    page.paragraph(try say("list_lengths", ["lengths": try lengths(list)]))
    for row in candidates { try CandidatePortrait(row, list, content, wording).write(&page) }
  }

  private func line(_ row: Candidate, _ list: CandidateList) throws -> [String] {
    let (unit, style) = (list.indicator.valueUnit, wording.style)
    let lasting = row.evidence?.lasting
    let lost = row.stays?.lost.filter { if case .without = $0 { true } else { false } } ?? []
    return [
      try wording.marked(
        "[\(wording.name(row.unit))](#\(row.anchor))", isUnsealed: row.isUnsealed),
      row.evidence?.assessment.value.map { style.value($0, unit) } ?? "–",
      lasting.map { style.value($0.expected, unit) } ?? "–",
      lasting.map { style.points($0.difference, $0.interval90, unit) } ?? "–",
      try lasting.map { try wording.sureness($0.probability) } ?? "–",
      try wording.grade(row.grade),
      try lost.isEmpty ? "–" : wording.changes(lost, list, content),
    ]
  }

  /// How many are listed with each smallest difference.
  private func lengths(_ list: CandidateList) throws -> String {
    try wording.list(
      list.sensitivity.variants.compactMap { variant in
        guard case .smallestDifference(let times) = variant.change else { return nil }
        return try say(
          "list_length",
          [
            "count": wording.style.count(variant.candidates.count),
            "size": try wording.size(
              times * list.summary.aim.smallestDifference, list.indicator.valueUnit),
          ])
      })
  }

  /// Describes the method: the context of each indicator, and its own thresholds.
  private func method(_ page: inout Markdown) throws {
    guard let list = content.candidates.first else { return }
    let style = wording.style
    page.heading(2, try say("candidates_method_heading"))
    page.paragraph(
      try say("candidates_method_text", ["q": wrong(list)]))
    page.table(
      try ["indicator", "basis", "missing", "explained", "periods", "floor", "smallest"].map {
        try say("column_\($0)")
      },
      try content.candidates.map { list in
        let (summary, unit) = (list.summary, list.indicator.valueUnit)
        return [
          wording.name(list.indicator), try wording.basis(summary, content),
          try wording.list(content.contextNames(summary.missingContext, wording)),
          list.sensitivity.explained.map { style.percent($0, decimals: 0) } ?? "–",
          style.count(summary.periods), style.count(summary.aim.floor),
          try wording.size(summary.aim.smallestDifference, unit),
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
      try ["indicator", "clear", "likely", "tested"].map { try say("column_\($0)") }
    }
  }

  /// An indicator's row in the overview: its candidates, and the number of units tested.
  /// - Parameter page: the page that holds the candidates' sections; empty for the page itself.
  func overview(_ list: CandidateList, page: String) throws -> [String] {
    func named(_ grade: Grade) throws -> String {
      let rows = list.candidates.filter { $0.grade == grade }
      guard list.isToldByName else {
        return try rows.isEmpty ? say("nobody") : say("unnamed", ["count": style.count(rows.count)])
      }
      let links = try rows.map {
        try marked("[\(name($0.unit))](\(page)#\($0.anchor))", isUnsealed: $0.isUnsealed)
      }
      return try links.isEmpty ? say("nobody") : links.joined(separator: ", ")
    }
    return [
      name(list.indicator), try named(.clear), try named(.likely), style.count(list.tested),
    ]
  }

  /// The basis of the expectations in words.
  func basis(_ summary: SearchSummary, _ content: ReportContent) throws -> String {
    switch summary.basis {
    case .regression:
      return try say(
        "basis_regression",
        ["context": list(try content.contextNames(summary.circumstances, self))])
    case .common: return try say("basis_common")
    case .peers: return try say("basis_peers")
    case nil: return try say("basis_none")
    }
  }
}

extension String {
  /// The text with its first letter upper-case, as a sentence begins.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a lower-case first letter, unless it begins with an abbreviation.
  package var insideSentence: String {
    guard let second = dropFirst().first, second.isLowercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
