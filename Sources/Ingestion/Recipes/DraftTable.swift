import Files

/// The table that a file of unknown layout holds: the lines above it, its header, and its first rows.
struct DraftTable {
  let titles: [String]
  let header: HeaderRow
  /// The rows that are as long as most and have more than one cell filled, below the header.
  let rows: [RawRow]
  /// The index of the column of places.
  let place: Int

  private static let mostRows = 500
  private static let mostHeaderRows = 5

  /// - Parameters:
  ///   - isPlace: whether a text names a place.
  ///   - placeColumn: the column of places among rows below a header; nil where none is.
  /// - Throws: `RefusedFile` when the file is not a table with a column of places.
  init(
    _ file: SourceFile, sheet: String?, isPlace: (String) -> Bool,
    placeColumn: (_ header: HeaderRow, _ rows: [RawRow]) -> Int?
  ) throws(RefusedFile) {
    var source = try TableSource(file, sheet: sheet)
    var all: [RawRow] = []
    while all.count < Self.mostRows, let row = try source.next() {
      if row.fault == nil, !row.isBlank { all.append(row) }
    }
    let filled = all.filter { Self.filled($0) > 1 }
    // A row of notes may be as long; of equally many rows the longer are the table's.
    let counts = Dictionary(grouping: filled, by: \.cells.count)
    let table = counts.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value ?? []
    guard let first = table.first, table.count > 1 else {
      throw Self.refusal(file, first: all.first, "no header with rows below it was found")
    }
    // The header ends above the first row that has a place in the column of places; of a short table its own
    // rows must be left out before most of the column are places.
    var found: (place: Int, begin: Int)?
    for rows in 1...min(Self.mostHeaderRows, table.count - 1) where found == nil {
      guard
        let place = placeColumn(HeaderRow(Array(table[..<rows])), Array(table[rows...])),
        let begin = table.indices.dropFirst(rows).first(where: { isPlace(table[$0].cells[place]) })
      else { continue }
      found = (place, begin)
    }
    guard let (place, begin) = found else {
      throw Self.refusal(
        file, first: first, "no column holds places; expected codes such as 3401 or names")
    }
    let stacked = Self.stacked(Array(table[..<begin]), in: all)
    header = HeaderRow(stacked)
    rows = Array(table[begin...])
    self.place = place
    titles = TableTop.titles(all.prefix { $0.line < (stacked.first?.line ?? 0) })
      .filter { !$0.hasPrefix("sep=") }
  }

  /// The rows of the header among those above the first row: the last, and those right above it that leave
  /// cells to be filled from the left, as a row of years above one of measures does.
  private static func stacked(_ above: [RawRow], in all: [RawRow]) -> [RawRow] {
    guard let last = above.last else { return [] }
    var stacked = [last]
    for row in above.dropLast().reversed() {
      guard let lower = stacked.first, !lower.isBelowBlank, stacked.count < mostHeaderRows,
        let place = all.firstIndex(of: lower), place > 0, all[place - 1] == row,
        row.cells.contains("")
      else { break }
      stacked.insert(row, at: 0)
    }
    // A row whose only filled cell is not the first spans columns too.
    if let lower = stacked.first, !lower.isBelowBlank, stacked.count < mostHeaderRows,
      let place = all.firstIndex(of: lower), place > 0
    {
      let row = all[place - 1]
      if row.cells.count == lower.cells.count, row.cells.first?.isEmpty == true, filled(row) == 1 {
        stacked.insert(row, at: 0)
      }
    }
    return stacked
  }

  private static func filled(_ row: RawRow) -> Int { row.cells.count { !$0.isEmpty } }

  private static func refusal(_ file: SourceFile, first: RawRow?, _ message: String) -> RefusedFile
  {
    RefusedFile([
      Problem(
        file: file.path, line: first?.line ?? 1, kind: .header,
        text: first?.cells.joined(separator: ";") ?? "", message: message)
    ])
  }

  /// The cells of a column.
  func cells(_ column: Int) -> [String] { rows.map { $0.cells[column] } }
}
