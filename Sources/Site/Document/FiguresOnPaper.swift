import Geography
import Indicators
import Observations
import Paper
import Pictures
import Reporting
import Statistics

/// A unit's figures as tables of a document, each row with its barometer and both verdicts in words.
struct FiguresOnPaper: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  /// All measures theme by theme, and what has no figures.
  func themes() throws -> PaperTable {
    var rows: [PaperTable.Row] = []
    for theme in site.content.catalogue.themes {
      let told = theme.indicators.filter { $0.about != .circumstance }
      guard !told.isEmpty else { continue }
      rows.append(across(theme.name.string(words.language), .theme))
      let loaded = told.filter { site.figures.newestYear(of: $0) != nil }
      for indicator in loaded {
        let row = FigureRow(page, indicator, .both)
        if row.isShown { rows.append(try self.row(row, named: words.name(indicator))) }
      }
      let table = BarometerTable(page)
      for text in try [table.notLoaded(told), table.withoutFigure(loaded)] {
        if let text { rows.append(across(text)) }
      }
    }
    return try table(
      caption: words("barometer_caption", ["year": String(site.newestYear)]),
      key: words("paper_picture"), rows)
  }

  /// Women's and men's figures, the leading measure first.
  /// - Parameter room: the largest number of rows; nil is returned where there are none.
  func sexes(roomFor room: Int) throws -> PaperTable? {
    let rows = try SexTable(page).indicators.prefix(max(0, room / 2)).flatMap { indicator in
      try [Sex.female, .male].map { sex in
        try row(
          FigureRow(page, indicator, sex),
          named: words("sex_of", ["sex": words.sex(sex), "indicator": words.name(indicator)]))
      }
    }
    return rows.isEmpty ? nil : try table(caption: SexTable(page).caption(), rows)
  }

  /// The unit among its neighbours by the leading measure; nil where it has none, or more than go on a page.
  func members() throws -> (heading: String, table: PaperTable)? {
    let neighbours = MembersTable(page)
    guard let whole = neighbours.whole, neighbours.isNeeded, neighbours.shown.count <= 14 else {
      return nil
    }
    let indicator = page.leading
    let year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
    let reach = neighbours.shown.compactMap { site.barometer(indicator, $0.code, year)?.reach }
      .max()
    let rows = try neighbours.shown.map { area in
      let row = FigureRow(page.turned(to: area), indicator, .both)
      var cells = [
        PaperTable.Cell([.text(area.name)]), PaperTable.Cell(try figure(row.own)),
        site.barometer(indicator, area.code, year).map {
          PaperTable.Cell($0.picture(id: "barometer", title: area.name, reach: reach))
        } ?? PaperTable.Cell([]),
      ]
      if let own = row.own, own.value != nil, area.code != .country {
        cells.append(judged(try row.comparison(own)))
      } else {
        let text = try area.code == .country ? words("is_benchmark") : words.lack(row)
        cells.append(PaperTable.Cell([.text(text, .small)]))
      }
      cells.append(
        try row.change().map(judged) ?? PaperTable.Cell([.text(try row.noChange(), .small)]))
      return PaperTable.Row(cells, area.code == unit.code ? .chosen : .plain)
    }
    let table = try PaperTable(
      caption: words("members_caption", ["indicator": words.name(indicator)]),
      columns: [
        .init(words("column_unit"), width: 24), .init(String(year), width: 18),
        .init(axis(), width: 36, .picture), .init(words("column_against_country"), width: 30),
        .init(
          words("column_since", ["zero_point": String(site.content.zeroPoint)]), width: 30),
      ], rows: rows)
    let heading = try words(
      "members_heading",
      ["whole": whole.name, "counties": whole.code == .country ? "counties" : ""])
    return (heading, table)
  }

  private func axis() throws -> String {
    try ["axis_worse", "axis_country", "axis_better"].map { try words($0) }
      .joined(separator: " · ")
  }

  private func table(caption: String, key: String = "", _ rows: [PaperTable.Row]) throws
    -> PaperTable
  {
    let zeroPoint = ["zero_point": String(site.content.zeroPoint)]
    var columns = try [
      PaperTable.Column(words("column_measure"), width: 26),
      PaperTable.Column(unit.name, width: 20),
    ]
    if let county = page.county { columns.append(.init(county.name, width: 12)) }
    if page.isCompared {
      columns += [
        .init(site.country.name, width: 10), .init(try axis(), width: 34, .picture),
        .init(try words("column_against_country"), width: 28),
      ]
    }
    columns.append(.init(try words("column_since", zeroPoint), width: 28))
    let count = columns.count
    return PaperTable(
      caption: caption, key: key, columns: columns,
      rows: rows.map { row in
        // A row across is as wide as the table.
        row.cells.count == 1
          ? PaperTable.Row([PaperTable.Cell(row.cells[0].text, span: count)], row.kind) : row
      })
  }

  private func across(_ text: String, _ kind: PaperTable.Row.Kind = .plain) -> PaperTable.Row {
    PaperTable.Row([PaperTable.Cell([.text(text, kind == .plain ? .small : .plain)])], kind)
  }

  private func row(_ row: FigureRow, named name: String) throws -> PaperTable.Row {
    let year = row.year == site.newestYear ? "" : " \(row.year)"
    var cells = [
      PaperTable.Cell([.text(name + year)]),
      PaperTable.Cell(try figure(row.own)),
    ]
    if let county = page.county {
      cells.append(.init([.text(try value(row.figure(county.code, in: row.year)))]))
    }
    if page.isCompared {
      cells.append(.init([.text(try value(row.figure(.country, in: row.year)))]))
    }
    guard let own = row.own, own.value != nil else {
      let lack = PaperTable.Cell(
        [.text(try words.lack(row), .small)], span: page.isCompared ? 3 : 1)
      return PaperTable.Row(cells + [lack])
    }
    if page.isCompared {
      cells.append(
        try picture(row, named: name).map { PaperTable.Cell($0) } ?? PaperTable.Cell([]))
      cells.append(judged(try row.comparison(own)))
    }
    cells.append(
      try row.change().map(judged) ?? PaperTable.Cell([.text(try row.noChange(), .small)]))
    return PaperTable.Row(cells)
  }

  /// The value, and under it how many of how many.
  private func figure(_ own: Estimate?) throws -> [Inline] {
    [.text(try value(own), .strong)]
      + (try counts(own).map { [.lineBreak, .text($0, .small)] } ?? [])
  }

  private func value(_ estimate: Estimate?) throws -> String {
    try printer.value(estimate) ?? words("gap_\(estimate?.gap ?? "missing")_sign")
  }

  private func counts(_ estimate: Estimate?) throws -> String? {
    guard let estimate, let n = printer.denominator(estimate) else { return nil }
    return try printer.numerator(estimate).map { try words("counts", ["x": $0, "n": n]) }
      ?? words("persons", ["n": n])
  }

  private func judged(_ judged: FigureRow.Judged) -> PaperTable.Cell {
    var text: [Inline] = [.verdict(judged.chip.mark, judged.chip.word)]
    for line in [judged.number, judged.why] {
      if let line { text += [.lineBreak, .text(line, .small)] }
    }
    return PaperTable.Cell(text)
  }

  private func picture(_ row: FigureRow, named name: String) throws -> Picture? {
    guard let barometer = row.barometer() else { return nil }
    let ends = row.limits(of: barometer)
    let range = try ends.map { try words("nine_in_ten", ["low": $0.low, "high": $0.high]) }
    return barometer.picture(
      id: "barometer", title: [name, range].compactMap { $0 }.joined(separator: ". "), ends: ends)
  }
}

extension SiteWords {
  /// Why a row has no figure.
  fileprivate func lack(_ row: FigureRow) throws -> String {
    try row.own.map { try lack($0) } ?? self("gap_missing_long")
  }
}
