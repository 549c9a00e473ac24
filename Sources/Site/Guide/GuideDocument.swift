import Geography
import Indicators
import Paper
import Pictures

extension Site {
  /// The name of a region's site's region; nil for a site of all.
  package var regionName: String? { content.region?.name }

  /// The guide as a booklet for a resource group's meeting: how far it has come, every step with room for notes,
  /// and the work sheets of the candidates by the headline's indicator, each on a page of its own.
  package func guideDocument() throws -> PaperDocument {
    let document = GuideDocument(site: self)
    let sheets = try leading.map { indicator in
      try self.sheets(indicator, printer()).flatMap { [.pageBreak] + (try $0.blocks()) }
    }
    return try document.document(
      titled: words("guide_document_title", ["region": regionName ?? ""]),
      document.guide() + (sheets ?? []))
  }

  /// The work sheets of one unit, by every indicator by which it is a candidate.
  /// - Returns: nil for a unit that is none.
  package func sheetDocument(of unit: NamedUnit) throws -> PaperDocument? {
    let printer = printer()
    let own = content.catalogue.indicators.flatMap { sheets($0, printer) }
      .filter { $0.row.unit.code == unit.code }
    guard let first = own.first else { return nil }
    return try GuideDocument(site: self).document(
      titled: first.title(),
      Array(
        own.map { sheet in
          [.heading(level: 2, [.text(words.name(sheet.indicator))])]
            + (try sheet.blocks().dropFirst())
        }.joined(separator: [.pageBreak])))
  }
}

/// Puts the guide's texts into a document.
private struct GuideDocument {
  let site: Site
  private var words: SiteWords { site.words }

  func document(titled title: String, _ blocks: [Block]) throws -> PaperDocument {
    PaperDocument(
      title: title, language: words.language.rawValue,
      footer: "nullpunkt \(site.content.seal.prefix(12))", blocks: blocks)
  }

  func guide() throws -> [Block] {
    var blocks: [Block] = [
      .paragraph([.text(try words("guide_lead"))], .lead),
      .paragraph([.text(try words("guide_about"))]),
      .heading(level: 2, [.text(try words("guide_where"))]),
    ]
    let paths = site.content.practices.paths
    if paths.isEmpty {
      blocks += [
        .paragraph([.text(try words("guide_document_where"))], .note),
        .table(try table(GuideStep.allCases.map { [try words.guide($0, "name"), "", ""] })),
      ]
    }
    for path in paths {
      let name = try words.register.name(
        of: path, indicator: site.name(ofIndicator: path.indicator))
      blocks += [
        .heading(level: 3, [.text(name)]),
        .table(
          PaperTable(
            caption: "",
            columns: [
              PaperTable.Column(try words("guide_column_step"), width: 35),
              PaperTable.Column(try words("guide_column_done"), width: 65),
            ],
            rows: try words.register.steps(of: path, in: site.content.practices).map {
              _, name, facts in
              PaperTable.Row([
                PaperTable.Cell([.text(name)]),
                PaperTable.Cell([.text(facts.joined(separator: "; "))]),
              ])
            })),
      ]
    }
    return blocks + (try GuideStep.allCases.flatMap(step))
  }

  private func table(_ rows: [[String]]) throws -> PaperTable {
    PaperTable(
      caption: "",
      columns: [
        PaperTable.Column(try words("guide_column_step"), width: 25),
        PaperTable.Column(try words("guide_document_day"), width: 20),
        PaperTable.Column(try words("guide_column_done"), width: 55),
      ], rows: rows.map { PaperTable.Row($0.map { PaperTable.Cell([.text($0)]) }) })
  }

  private func step(_ step: GuideStep) throws -> [Block] {
    let title = "\(step.number). \(try words.guide(step, "title"))"
    return [
      .heading(level: 2, [.text(title)]), .paragraph([.text(try words.guide(step, "lead"))], .lead),
    ] + (try words.blocks("guide_\(step.rawValue)_body")) + [
      .table(
        PaperTable(
          caption: "", columns: [PaperTable.Column(try words("guide_document_note"), width: 1)],
          rows: [
            PaperTable.Row([PaperTable.Cell([.lineBreak, .lineBreak, .lineBreak, .lineBreak])])
          ]))
    ]
  }
}
