import Files

/// Reads the lines above a table's rows: titles, and the header that identifies the recipe.
struct TableTop {
  /// The labels of the matching recipe; nil where none fits.
  private(set) var labels: Labels?
  /// What in the table matched the recipe.
  private(set) var reason: String?
  private(set) var header: HeaderRow?
  /// Rows read ahead while searching for the header, which belong below it.
  private(set) var rows: [RawRow] = []
  private(set) var titles: [String] = []
  /// The rows above the header of a known table.
  private(set) var above: [RawRow] = []
  /// Why no recipe was taken although some know the columns; nil where none does.
  private(set) var objection: String?

  private static let mostRows = 60

  /// Reads rows until the header of a known table is found.
  init(_ reader: inout TableSource, _ recognition: TableRecognition) throws(RefusedFile) {
    while rows.count < Self.mostRows, let row = try reader.next() {
      rows.append(row)
      guard row.fault == nil, Self.filled(row) > 1 else { continue }
      switch recognition.answer(rows) {
      case .known(let table):
        try take(longest(table, &reader, recognition))
        return
      case .refused(let why): objection = objection ?? why
      case .unknown: break
      }
    }
    // A table that its title names, or an unknown one: the header is the first row of several cells.
    guard let first = rows.firstIndex(where: { !$0.isSeparatorLine && Self.filled($0) > 1 })
    else {
      titles = rows.flatMap(\.cells).filter { !$0.isEmpty }
      return
    }
    let below = Array(rows[(first + 1)...])
    rows = Array(rows[...first])
    let byTitle = objection == nil ? recognition.named(by: rows) : nil
    take(
      byTitle, byTitle.map { "the title is that of \($0.recipe.source)" },
      HeaderRow(rows.suffix(1)), above: rows.dropLast())
    rows = below
  }

  /// The table with all rows of its header, where the next row belongs to it too.
  private mutating func longest(
    _ table: RecognisedTable, _ reader: inout TableSource, _ recognition: TableRecognition
  ) throws(RefusedFile) -> RecognisedTable {
    guard table.labels.recipe.values.isEmpty, table.rowsBelow == 0 else { return table }
    var longest = table
    while let next = try reader.next() {
      rows.append(next)
      guard case .known(let longer) = recognition.answer(rows),
        longer.header.rows == longest.header.rows + 1
      else {
        return RecognisedTable(
          labels: longest.labels, reason: longest.reason, header: longest.header, rowsBelow: 1)
      }
      longest = longer
      if longer.rowsBelow > 0 { return longer }
    }
    return longest
  }

  private mutating func take(_ table: RecognisedTable) {
    let below = rows.suffix(table.rowsBelow)
    take(
      table.labels, table.reason, table.header,
      above: rows.dropLast(table.header.rows + table.rowsBelow))
    rows = Array(below)
  }

  private mutating func take(
    _ labels: Labels?, _ reason: String?, _ header: HeaderRow, above: ArraySlice<RawRow>
  ) {
    self.labels = labels
    self.reason = reason
    self.header = header
    var above = above
    // Nearest above a header that comes again stands the name of its first block.
    if labels?.recipe.header.isRepeated == true, above.last.map(Self.filled) == 1 {
      above.removeLast()
    }
    titles = Self.titles(above)
    self.above = Array(above)
  }

  /// Whether the header of a known table stands among the first of the rows.
  static func isKnown(_ rows: [RawRow], _ recognition: TableRecognition) -> Bool {
    let top = Array(rows.prefix(mostRows))
    return top.indices.contains { end in
      guard filled(top[end]) > 1, case .known = recognition.answer(Array(top[...end])) else {
        return false
      }
      return true
    }
  }

  /// The year stated above the header; nil unless it is a single one.
  var year: Int? {
    let words = titles.flatMap { $0.split { !$0.isNumber } }
    let years = Set(words.filter { $0.utf8.count == 4 }.compactMap { Int($0) })
      .filter { (1900...2100).contains($0) }
    return years.count == 1 ? years.first : nil
  }

  /// The lines of text among rows above a header.
  static func titles(_ rows: some Sequence<RawRow>) -> [String] {
    rows.filter { !$0.isSeparatorLine }.map { row in
      row.cells.filter { !$0.isEmpty }.joined(separator: " ")
    }
    .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  private static func filled(_ row: RawRow) -> Int { row.cells.count { !$0.isEmpty } }
}
