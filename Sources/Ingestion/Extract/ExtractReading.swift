import Files
import Geography
import Observations

/// The state of reading one file, row by row.
struct ExtractReading {
  private let file: SourceFile
  private let recipes: Recipes
  private let top: TableTop
  private let delimiter: Character
  private var reader: TableSource
  /// Rows that were read ahead while searching for the header.
  private var waiting: ArraySlice<RawRow>
  /// The readers of the rows; nil where no recipe fits or the header is invalid.
  private var table: (body: TableBody, rows: RowReader)?
  private var builder: ExtractBuilder
  private var decimalMark: Character?
  private var dataRows = 0
  private var hash = ContentHash()
  private var sample: [Observation] = []
  private var lastChanged = LastChanged()

  /// - Throws: `RefusedFile` when the bytes cannot be decoded, or the text is not a table.
  init(
    _ file: SourceFile, sheet: String?, _ recipes: Recipes, _ geography: Geography,
    ranges: [Measure: ClosedRange<Double>]
  ) throws(RefusedFile) {
    self.file = file
    self.recipes = recipes
    let recognition = TableRecognition(recipes, fileName: file.name, geography)
    reader = try TableSource(file, sheet: sheet) { TableTop.isKnown($0, recognition) }
    delimiter = Character(reader.shownDelimiter)
    top = try TableTop(&reader, recognition)
    waiting = top.rows[...]
    lastChanged.look(at: top.titles)
    builder = ExtractBuilder(file: file.path, sheet: reader.sheet, geography)
    guard let header = top.header else {
      throw RefusedFile([
        Problem(
          file: file.path, sheet: reader.sheet, line: 1, kind: .header,
          text: top.titles.first ?? "",
          message: "no header was found; expected a line of column names separated by "
            + "semicolon, comma or tab")
      ])
    }
    guard let labels = top.labels else {
      builder.columns = header.names.enumerated().map {
        Extract.Column(index: $0 + 1, name: $1, role: "unknown")
      }
      builder.refuse(
        line: header.line, .unrecognised,
        (top.titles + [header.names.joined(separator: String(delimiter))]).joined(separator: " "),
        top.objection
          ?? "no recipe knows this table; \(recipes.listed)")
      return
    }
    if let roles = ColumnRoles(
      header, HeadMeanings(labels, geography), year: top.year, into: &builder)
    {
      let labels = labels.settled(by: roles)
      let body = TableBody(
        header, labels, roles, geography, delimiter: delimiter,
        fillsDown: reader.format == .workbook && labels.recipe.values.isEmpty)
      for row in top.above where body.looksLikeFigures(row) {
        builder.refuse(
          line: row.line, .row, row.cells[0],
          "figures stand above the header, on line \(header.line); expected all rows below it")
      }
      table = (
        body,
        RowReader(
          labels: labels, roles: roles, places: body.placeReader, geography: geography,
          year: top.year, table: recognition.tableName(top.titles, labels), ranges: ranges,
          decimalMark: reader.decimalMark)
      )
    }
  }

  /// Returns the figures of the next row, possibly none; nil at the end of the file.
  mutating func nextRow() -> [ReadFigure]? {
    do throws(RefusedFile) {
      if let row = waiting.popFirst() { return read(row) }
      return try reader.next().map { read($0) }
    } catch {
      builder.refuse(error)
      return nil
    }
  }

  private mutating func read(_ row: RawRow) -> [ReadFigure] {
    guard table != nil else {
      if !row.isBlank { dataRows += 1 }
      if decimalMark == nil {
        decimalMark = row.cells.lazy.compactMap(NumberText.decimalMark).first
      }
      return []
    }
    guard let dataRow = table?.body.dataRow(row, into: &builder) else {
      lastChanged.look(at: row.cells)
      return []
    }
    guard let figures = table?.rows.read(dataRow, into: &builder) else { return [] }
    for figure in figures { hash.add(figure) }
    if sample.count < Extract.sampleSize {
      sample += figures.prefix(Extract.sampleSize - sample.count).map(\.observation)
    }
    return figures
  }

  /// The result, complete when all rows have been read.
  var extract: Extract {
    var builder = builder
    let recipe = top.labels?.recipe
    let rows = table == nil ? dataRows : builder.reconciliation.rows
    if rows == 0, builder.problems.isEmpty {
      builder.refuse(
        line: top.header?.line ?? 0, .empty, "", "no rows below the header")
    }
    if let open = table?.rows.undecided {
      builder.refuse(
        line: open.line, column: open.column, .value, open.text,
        "may have decimals or a mark between thousands, and no other figure of the file shows which; "
          + "expected figures without marks between thousands")
    }
    table?.body.finish(into: &builder)
    builder.finish(
      table?.rows.series ?? [], borders: table?.rows.labels.recipe.place.borders ?? .own,
      absent: table?.rows.absentPlaces() ?? [])
    let form = Extract.Form(
      format: reader.format, sheet: reader.sheet, encoding: reader.textEncoding,
      lineEnding: reader.lineEnding, delimiter: delimiter,
      decimalMark: table?.rows.decimalMark ?? recipe?.decimalMark ?? decimalMark ?? ".",
      title: top.titles.isEmpty ? nil : top.titles.joined(separator: " "),
      headerRows: table?.body.headerRows ?? top.header?.rows ?? 0, dataRows: rows,
      footerRows: table?.body.footerRows ?? 0, mendedRows: reader.mendedRows,
      isUnended: reader.isUnended, lastChanged: lastChanged.day,
      publisher: recipe?.publisher ?? "unknown", recipe: recipe?.source, reason: top.reason)
    let measures = (table?.rows.notes.values).map { $0.sorted { $0.measure < $1.measure } } ?? []
    var hash = hash
    for entry in builder.register { hash.add(entry) }
    var extract = Extract(
      file: file, form: form, columns: builder.columns, measures: measures,
      breaks: builder.breaks + declaredBreaks(measures), register: builder.register, sample: sample,
      reconciliation: builder.reconciliation, problems: builder.problems,
      unlistedProblems: builder.unlistedProblems, contentHash: hash.hexadecimalDigest)
    extract.figures = zip(table?.rows.series ?? [], builder.observations)
    if builder.problems.contains(where: { $0.kind == .header || $0.kind == .unrecognised }) {
      let meant = recipe ?? top.header.flatMap(recipes.nearest)
      extract.example = meant.map { "a table of \($0.source) can look like \($0.exampleHeader)" }
    }
    return extract
  }

  private func declaredBreaks(_ measures: [MeasureNote]) -> [SeriesBreak] {
    (top.labels?.recipe.breaks ?? []).flatMap { entry in
      measures.filter { entry.measures?.contains($0.measure.name) ?? true }.map { note in
        let isSchoolYear = note.period == .schoolYear && entry.from.kind == .year
        let period = isSchoolYear ? .schoolYear(entry.from.year) : entry.from
        return SeriesBreak(
          measure: note.measure, period: period, unit: nil, note: entry.note, origin: nil)
      }
    }
  }
}

extension Extract {
  /// The result for a file that is not a readable table.
  init(_ file: SourceFile, refused: RefusedFile) {
    self.init(
      file: file, form: nil, columns: [], measures: [], breaks: [], register: [], sample: [],
      reconciliation: Reconciliation(), problems: refused.problems, unlistedProblems: 0,
      contentHash: ContentHash().hexadecimalDigest)
  }
}
