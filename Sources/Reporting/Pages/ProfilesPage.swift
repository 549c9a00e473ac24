import Analysis
import Disclosure
import Flagging
import Geography
import Indicators
import Statistics

/// The page that shows each of the region's municipalities, by theme, what it does better than expected
/// and from whom it may learn.
public struct ProfilesPage: Worded {
  private let content: ReportContent
  let wording: Wording
  private let lists: [String: CandidateList]
  private let rows: [UnitCode: [ProfileRow]]

  public init(_ content: ReportContent, texts: Texts, language: Language) {
    self.content = content
    wording = content.wording(texts, language)
    lists = Dictionary(
      content.candidates.map { ($0.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
    rows = Dictionary(grouping: content.findings.profiles.rows, by: \.unit.code)
  }

  /// Returns the page as Markdown.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("profiles_title"))
    page.paragraph(try say("profiles_introduction"))
    page.paragraph(try say("profiles_reading"))
    for unit in content.municipalities { try profile(of: unit, &page) }
    try front(&page)
    return page.text
  }

  private func profile(of unit: NamedUnit, _ page: inout Markdown) throws {
    let own = rows[unit.code] ?? []
    page.heading(2, wording.name(unit))
    guard own.contains(where: { $0.deviation != nil }) else {
      return page.paragraph(try say("profile_none", ["unit": wording.name(unit)]))
    }
    page.paragraph(
      try say(
        "profile_summary",
        [
          "better": themes(own, .better), "as_expected": themes(own, .asExpected),
          "worse": themes(own, .worse),
        ]))
    page.table(
      try ["indicator", "observed", "expected", "lasting", "deviation"].map {
        try say("column_\($0)")
      }, try table(own), texts: [4])
    let exchange = try exchange(own)
    if !exchange.isEmpty { page.list(exchange) }
  }

  /// The names of the themes with a deviation.
  private func themes(_ rows: [ProfileRow], _ deviation: Deviation) -> String {
    rows.filter { $0.speaksForTheme && $0.deviation == deviation }.map { name($0.theme) }
      .joined(separator: "; ")
  }

  /// The rows of the table: each theme with its indicators below it.
  private func table(_ rows: [ProfileRow]) throws -> [[String]] {
    var theme = ""
    return try rows.flatMap { row -> [[String]] in
      let heading = row.theme == theme ? [] : [["**\(name(row.theme))**", "", "", "", ""]]
      theme = row.theme
      return heading + [try cells(row)]
    }
  }

  private func cells(_ row: ProfileRow) throws -> [String] {
    let unit = lists[row.indicator]?.indicator.valueUnit ?? .share
    func value(_ number: Double?) -> String { number.map { wording.style.value($0, unit) } ?? "–" }
    let deviation =
      row.status == .suppressed ? "suppressed" : "deviation_\(row.deviation?.rawValue ?? "none")"
    return [
      name(row.indicator),
      try wording.marked(
        value(row.figures?.value),
        isUnsealed: lists[row.indicator]?.byUnit[row.unit.code]?.isUnsealed ?? false),
      value(row.figures?.lasting?.expected ?? row.figures?.expected),
      row.figures?.lasting.map { wording.style.points($0.difference, $0.interval90, unit) } ?? "–",
      try say(deviation),
    ]
  }

  /// For each theme and side, the first indicator with that deviation, and the units to exchange
  /// experience with.
  private func exchange(_ rows: [ProfileRow]) throws -> [String] {
    var told: Set<[String]> = []
    return try rows.compactMap { row in
      guard let deviation = row.deviation, deviation != .asExpected,
        let list = lists[row.indicator],
        told.insert([row.theme, deviation.rawValue]).inserted
      else { return nil }
      return try deviation == .better ? teaches(row, list) : learns(row, list)
    }
  }

  private func teaches(_ row: ProfileRow, _ list: CandidateList) throws -> String {
    let known = list.byUnit
    return try say(
      "profile_teaches",
      exchange(row, list) { known[$0.code].map(list.isWorseThanExpected) ?? false })
  }

  /// The peers that do better than expected; where none does, the best of the country.
  private func learns(_ row: ProfileRow, _ list: CandidateList) throws -> String {
    let better = content.findings.profiles.rows.filter {
      $0.indicator == row.indicator && $0.deviation == .better
    }
    let codes = Set(better.map(\.unit.code))
    var values = try exchange(row, list) { codes.contains($0.code) }
    if values["peers"]?.isEmpty == true, list.offersPeers {
      let furthest = better.sorted { $0.distance > $1.distance }.prefix(5)
      values["others"] = try wording.list(list.named(furthest.map(\.unit), wording))
    }
    return try say("profile_learns", values)
  }

  /// The nearest peers with a deviation, or a sentence that there are none, or no peer group.
  private func exchange(
    _ row: ProfileRow, _ list: CandidateList, _ isWanted: (NamedUnit) -> Bool
  ) throws -> [String: String] {
    let peers = list.offersPeers ? list.byUnit[row.unit.code]?.peers ?? [] : []
    let wanted = peers.filter(isWanted).prefix(5)
    return [
      "indicator": wording.name(list.indicator),
      "peers": try wording.list(list.named(wanted, wording)),
      "none": wanted.isEmpty && !peers.isEmpty ? wording.name(list.indicator) : "",
      "unused": peers.isEmpty ? try unused(list) : "",
    ]
  }

  /// Why no peers are offered: the one reason that is true.
  private func unused(_ list: CandidateList) throws -> String {
    try say(
      list.summary.isMatched
        ? "unused_matched" : list.offersPeers ? "unused_few" : "unused_circumstances")
  }

  /// Writes the country's municipalities that are better on several themes and worse on none, and the
  /// Pareto front by theme.
  private func front(_ page: inout Markdown) throws {
    let leading = content.findings.profiles.rows.filter(\.speaksForTheme)
    let themes = content.candidates.map(\.indicator.id).compactMap { indicator in
      leading.first { $0.indicator == indicator }?.theme
    }
    var seen: Set<UnitCode> = []
    let several = leading.filter {
      seen.insert($0.unit.code).inserted && $0.profile.count(.better) > 1
        && $0.profile.isBetterAndNeverWorse
    }
    page.heading(2, try say("front_heading"))
    page.paragraph(
      try say(
        "front_text",
        [
          "themes": try wording.inWords(themes.count),
          "several": wording.list(several.map { wording.name($0.unit) }),
        ]))
    let lines = try themes.compactMap { theme -> String? in
      let front = leading.filter { $0.theme == theme && $0.isOnFront && $0.deviation == .better }
        .sorted { $0.distance > $1.distance }
      guard !front.isEmpty else { return nil }
      return try say(
        "front_theme",
        ["theme": name(theme), "front": wording.list(front.map { wording.name($0.unit) })])
    }
    if !lines.isEmpty { page.list(lines) }
  }

  private func name(_ id: String) -> String {
    content.names[id].map(wording.plain) ?? Markdown.plain(id)
  }
}

extension ProfileRow {
  /// The size of the lasting difference from the expected value; 0 where it is suppressed.
  fileprivate var distance: Double { figures?.lasting?.difference.magnitude ?? 0 }
}

extension CandidateList {
  /// The units as text, each with its figure, `Heim (11,8 %)`; only the name where the figure is
  /// suppressed.
  func named(_ units: some Sequence<NamedUnit>, _ wording: Wording) -> [String] {
    let known = byUnit
    return units.map { unit in
      known[unit.code]?.evidence?.assessment.value.map {
        "\(wording.name(unit)) (\(wording.style.value($0, indicator.valueUnit)))"
      } ?? wording.name(unit)
    }
  }
}
