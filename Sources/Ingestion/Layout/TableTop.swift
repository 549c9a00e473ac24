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
  init(_ reader: inout CSVReader, _ recognition: TableRecognition) throws(RefusedFile) {
    while rows.count < Self.mostRows, let row = try reader.next() {
      rows.append(row)
      guard row.fault == nil, Self.filled(row) > 1 else { continue }
      switch recognition.answer(rows) {
      case .known(let labels, let reason):
        take(labels, reason, headerRows: labels.recipe.header.rows)
        rows = []
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
    take(byTitle, byTitle.map { "the title is that of \($0.recipe.source)" }, headerRows: 1)
    rows = below
  }

  private mutating func take(_ labels: Labels?, _ reason: String?, headerRows: Int) {
    self.labels = labels
    self.reason = reason
    header = HeaderRow(rows.suffix(headerRows))
    var above = rows.dropLast(headerRows)
    // Nearest above a header that comes again stands the name of its first block.
    if labels?.recipe.header.isRepeated == true, above.last.map(Self.filled) == 1 {
      above.removeLast()
    }
    titles = Self.titles(above)
    self.above = Array(above)
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
