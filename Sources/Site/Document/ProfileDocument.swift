import Analysis
import Geography
import Indicators
import Observations
import Paper
import Pictures
import Reporting

extension Site {
  /// The indicators whose searches profiles tell of: the leading one, where it has figures since the zero point.
  package static func searchedForProfiles(_ analysis: Analysis, since zeroPoint: Int)
    -> [Indicator]
  {
    let all = analysis.catalogue.indicators
    return Array(all.filter { !analysis.years(after: zeroPoint, [$0]).isEmpty }.prefix(1))
  }

  /// A unit's profile as a document of two pages, in the words and numbers of its page.
  /// - Returns: nil where there are no figures at all.
  package func document(of unit: NamedUnit) throws -> PaperDocument? {
    try UnitPage(self, unit, isAlone: true).map { try ProfileDocument($0).document() }
  }
}

/// A unit's profile for paper: the answer, its figures beside county and country, women and men, and whom it
/// can talk with.
struct ProfileDocument: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func document() throws -> PaperDocument {
    let table = BarometerTable(page)
    var blocks: [Block] = [
      .paragraph([.text(try subtitle())], .note),
      .sideBySide(try hero(), try trend()),
      .heading(level: 2, [.text(try table.heading())]),
    ]
    if let chance = try table.chance() { blocks.append(.paragraph([.text(chance)])) }
    let figures = FiguresOnPaper(page)
    let all = try figures.themes()
    blocks.append(.table(all))
    blocks.append(.paragraph([.text(try words("paper_verdicts"))], .note))
    let members = try figures.members()
    let taken = all.rows.count + (members?.table.rows.count ?? 0)
    if let sexes = try figures.sexes(roomFor: Self.rowsOnTwoPages - taken) {
      blocks += [.heading(level: 2, [.text(try words("sex_heading"))]), .table(sexes)]
    }
    if let members {
      blocks += [.heading(level: 2, [.text(members.heading)]), .table(members.table)]
    }
    blocks += try contacts()
    blocks += [
      .heading(level: 3, [.text(try words("about_what"))]),
      .paragraph([.text(try about())]),
    ]
    return PaperDocument(
      title: try words("unit_title", ["unit": unit.name]), language: words.language.rawValue,
      footer: try sources(), blocks: blocks)
  }

  /// How many rows of tables leave room for the rest on two pages.
  private static let rowsOnTwoPages = 34

  private func subtitle() throws -> String {
    try words(
      "unit_subtitle",
      ["zero_point": String(site.content.zeroPoint), "year": String(site.newestYear)])
  }

  private func hero() throws -> [Block] {
    let hero = Hero(page)
    let answers = try hero.answers().map { answer in
      Block.answer(
        answer.chip.mark,
        [
          .text(answer.question, .strong), .text(" "),
          .verdict(answer.chip.mark, answer.chip.word), .lineBreak, .text(answer.text),
        ])
    }
    return [
      .heading(level: 2, [.text(try hero.headline())]),
      .paragraph([.text(try hero.lead())], .lead),
    ] + answers
  }

  private func trend() throws -> [Block] {
    guard let picture = try TrendSection(site, printer, page.leading, unit).picture() else {
      return []
    }
    let note = try words("trend_note", ["zero_point": String(site.content.zeroPoint)])
    return [
      .paragraph([.text(words.name(page.leading), .strong)]), .picture(picture),
      .paragraph([.text(note)], .note),
    ]
  }

  private func contacts() throws -> [Block] {
    guard unit.code.level.isMunicipal else { return [] }
    let contacts = try Contacts(page).sentences().map { Block.paragraph([.text($0)]) }
    return [.heading(level: 2, [.text(try words("contacts_heading", ["unit": unit.name]))])]
      + contacts
  }

  private func about() throws -> String {
    [
      page.leading.definition.string(words.language), page.leading.limits.string(words.language),
      try words("about_privacy_text"),
    ].joined(separator: " ")
  }

  private func sources() throws -> String {
    return try words(
      "about_sources",
      [
        "sources": site.sources(
          site.indicatorsWithFigures.filter { $0.about != .circumstance }),
        "zero_point": String(site.content.zeroPoint),
      ]) + " " + site.content.seal.prefix(12)
  }
}
