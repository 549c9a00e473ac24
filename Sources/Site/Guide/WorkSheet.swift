import Flagging
import Geography
import Indicators
import Paper
import Pictures

/// A candidate's work sheet: what figures can say, whom to ask, what to look for, and what would explain it away.
struct WorkSheet {
  let site: Site
  let printer: Printer
  let indicator: Indicator
  let search: SearchIndex
  let row: Candidate

  private var words: SiteWords { site.words }
  private var unit: NamedUnit { row.unit.called(in: words.language) }

  /// The sheet's place on the page of all.
  static func anchor(_ row: Candidate) -> String {
    "ark-\(row.indicator.identifier)-\(row.unit.code.description)"
  }

  func title() throws -> String { try words("sheet_title", ["unit": unit.name]) }

  /// What figures can say, in sentences.
  func figures() throws -> String {
    guard let evidence = row.evidence, let value = evidence.assessment.value,
      let lasting = evidence.lasting
    else { return "" }
    let (year, measured) = (search.list.year, indicator.valueUnit)
    let counted = evidence.judged.lasting
    let own = Set(site.shown.filter { $0.code.level.isMunicipal }.map(\.code))
    let like =
      search.list.offersPeers && site.content.region != nil
      ? row.peers.filter { own.contains($0.code) }.map { $0.called(in: words.language).name } : []
    return try words(
      "sheet_figures",
      [
        "indicator": words.name(indicator), "year": String(year),
        "value": print(.value, site.style.value(value, measured)),
        "expected": print(.expected, site.style.value(lasting.expected, measured)),
        "points": print(
          .posteriorDifference,
          site.style.points(lasting.difference, lasting.interval90, measured)),
        "unit": words("points_\(measured.rawValue)"), "grade": words("grade_\(row.grade.rawValue)"),
        "better": counted.map { printer.count($0.better, indicator, in: year) } ?? "",
        "of": counted.map { printer.count($0.of, indicator, in: year) } ?? "",
        "like": words.list(like),
      ])
  }

  /// What would explain this candidate's figure away, beside what could explain any.
  func doubts() throws -> [String] {
    var doubts: [String] = []
    if let figure = site.figures.estimate(indicator, row.unit.code, search.list.year),
      let count = figure.denominator, let x = printer.numerator(figure),
      let n = printer.denominator(figure), indicator.valueUnit == .share,
      let difference = row.evidence?.lasting?.difference
    {
      let persons = Int((difference * Double(count)).magnitude.rounded())
      doubts.append(
        try words(
          "sheet_few",
          [
            "x": x, "n": n,
            "persons": print(.differencePersons, site.style.count(persons)),
          ]))
    }
    if let stays = row.stays, stays.of > 0 {
      doubts.append(
        try words(
          "sheet_lost",
          [
            "of": printer.count(stays.of, indicator, in: search.list.year),
            "count": printer.count(stays.count, indicator, in: search.list.year),
          ]))
    }
    let missing = try search.list.summary.missingContext.map { try site.contextName($0) }
    if !missing.isEmpty {
      doubts.append(try words("sheet_missing", ["missing": words.list(missing)]))
    }
    return doubts
  }

  private func print(_ what: PublishedNumber.What, _ printed: String) -> String {
    printer.number(what, indicator, of: row.unit, in: search.list.year, printed)
  }

  /// The whole sheet, for paper.
  func blocks() throws -> [Block] {
    func heading(_ name: String) throws -> Block { .heading(level: 3, [.text(try words(name))]) }
    let questions = SheetQuestions(site, indicator)
    return [
      .heading(level: 2, [.text(try title())]), try heading("sheet_figures_heading"),
      .paragraph([.text(try figures())]), try heading("sheet_explain_heading"),
    ] + (try words.blocks("sheet_explain_all"))
      + [.list(try (doubts() + [questions.limits()]).map { [.text($0)] })]
      + [try heading("sheet_ask_heading")] + (try questions.ask())
      + [try heading("sheet_look_heading")] + (try questions.look())
      + [try heading("sheet_notes_heading"), .table(try notes())]
  }

  /// A table to write in.
  private func notes() throws -> PaperTable {
    let questions = try words.blocks("sheet_notes").flatMap { block -> [[Inline]] in
      guard case .list(let items) = block else { return [] }
      return items
    }
    return PaperTable(
      caption: "",
      columns: [
        PaperTable.Column(try words("sheet_notes_question"), width: 35),
        PaperTable.Column(try words("sheet_notes_answer"), width: 65),
      ],
      rows: questions.map { question in
        PaperTable.Row([PaperTable.Cell(question), PaperTable.Cell([.lineBreak, .lineBreak])])
      })
  }
}

/// The questions that all candidates by an indicator are asked, as its theme has them.
struct SheetQuestions {
  private let words: SiteWords
  private let indicator: Indicator
  private let theme: String

  init(_ site: Site, _ indicator: Indicator) {
    let words = site.words
    self.words = words
    self.indicator = indicator
    let own = site.content.catalogue.themes.first { theme in
      theme.indicators.contains { $0.id == indicator.id }
    }?.id
    // A theme that the texts do not know is asked as the first is.
    theme = own.flatMap { words.has("sheet_ask_\($0)") ? $0 : nil } ?? "work_and_exclusion"
  }

  func ask() throws -> [Block] { try words.blocks("sheet_ask_\(theme)") }

  func look() throws -> [Block] { try words.blocks("sheet_look_\(theme)") }

  func limits() throws -> String {
    try words("sheet_limits", ["limits": indicator.limits.string(words.language)])
  }
}

extension Site {
  /// The candidates of the newest search by an indicator, where they are told by name.
  func sheetRows(_ indicator: Indicator) -> [Candidate] {
    guard let list = search(indicator)?.list, list.isToldByName else { return [] }
    return list.candidates
  }

  /// The work sheets of the newest search by an indicator.
  func sheets(_ indicator: Indicator, _ printer: Printer) -> [WorkSheet] {
    guard let search = search(indicator) else { return [] }
    return sheetRows(indicator).map {
      WorkSheet(site: self, printer: printer, indicator: indicator, search: search, row: $0)
    }
  }
}
