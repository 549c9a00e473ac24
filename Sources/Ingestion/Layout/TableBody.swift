import Files
import Geography

/// Separates data rows from everything else below the header: empty lines, repeated headers and closing
/// notes.
struct TableBody {
  private let header: HeaderRow
  private let recipe: Recipe
  private let roles: ColumnRoles
  let placeReader: PlaceReader
  private let delimiter: Character
  /// The number of rows still expected of a repeated header.
  private var headerRowsLeft = 0
  /// The line on which the closing notes begin.
  private var footerLine: Int?
  /// The line of a row with a single cell: a block's title if a header follows, otherwise the first
  /// closing note.
  private var nameLine: Int?
  private var isBelowBlank = false
  private(set) var headerRows: Int
  private var notes = 0
  var footerRows: Int { notes + (nameLine == nil ? 0 : 1) }

  init(
    _ header: HeaderRow, _ recipe: Recipe, _ roles: ColumnRoles, _ geography: Geography,
    delimiter: Character
  ) {
    self.header = header
    self.recipe = recipe
    self.roles = roles
    self.delimiter = delimiter
    headerRows = header.rows
    placeReader = PlaceReader(recipe, roles, geography)
  }

  /// Returns the row, adjusted to the header's number of cells, when it is a data row; nil when it is
  /// not, or was refused.
  mutating func dataRow(_ row: RawRow, into builder: inout ExtractBuilder) -> RawRow? {
    if row.fault == nil, row.isBlank {
      isBelowBlank = true
      return nil
    }
    let isApart = row.isBelowBlank || isBelowBlank
    isBelowBlank = false
    if recipe.header.isRepeated, footerLine == nil, consumeHeader(row, into: &builder) {
      return nil
    }
    if let footerLine {
      if looksLikeFigures(row) {
        builder.refuse(
          line: row.line, .row, row.cells.first ?? "",
          "figures stand below line \(footerLine), which looks like the notes at the end; "
            + "expected one table in a file")
      }
      notes += 1
      return nil
    }
    if beginsFooter(row, isApart: isApart) {
      footerLine = row.line
      notes += 1
      return nil
    }
    if let fault = row.fault {
      builder.beginRow()
      builder.refuse(
        line: fault.line, column: fault.column, .syntax, String(row.cells[0].prefix(60)),
        fault.message)
      return nil
    }
    builder.beginRow()
    return fitted(row, into: &builder)
  }

  /// Whether the row is a block's title or part of a repeated header.
  private mutating func consumeHeader(_ row: RawRow, into builder: inout ExtractBuilder) -> Bool {
    // Most rows are of figures, and their first cell tells it.
    let beginning = HeaderRow.cleaned(row.cells[0])
    let next = headerRowsLeft > 0 ? header.stacked[header.rows - headerRowsLeft] : header.stacked[0]
    if beginning == next[0], Self.trimmed(HeaderRow.cleaned(row.cells)) == Self.trimmed(next) {
      if nameLine != nil { headerRows += 1 }
      nameLine = nil
      headerRowsLeft = (headerRowsLeft > 0 ? headerRowsLeft : header.rows) - 1
      headerRows += 1
      return true
    }
    // A row that only begins like the header is one that is not as it should be.
    let isLike = nameLine != nil && !beginning.isEmpty && beginning == next[0]
    if headerRowsLeft > 0 || isLike {
      builder.refuse(
        line: row.line, .header, HeaderRow.cleaned(row.cells).joined(separator: " "),
        "is not the header of the first block, on line \(header.line); expected the same columns "
          + "in every block")
      headerRowsLeft = (headerRowsLeft > 0 ? headerRowsLeft : header.rows) - 1
      nameLine = nil
      return true
    }
    if let nameLine {
      footerLine = nameLine
      notes += 1
      self.nameLine = nil
      return false
    }
    guard row.fault == nil, !row.isUnended, !beginning.isEmpty,
      row.cells.dropFirst().allSatisfy({ HeaderRow.cleaned($0).isEmpty })
    else { return false }
    nameLine = row.line
    return true
  }

  private static func trimmed(_ cells: [String]) -> [String] {
    Array(cells.reversed().drop(while: \.isEmpty).reversed())
  }

  /// Whether the closing notes begin here. A note follows an empty line or consists of several words; a
  /// row that could hold figures, whole or cut off, is never a note.
  private func beginsFooter(_ row: RawRow, isApart: Bool) -> Bool {
    if looksLikeFigures(row) { return false }
    if isApart { return true }
    let filled = row.cells.filter { !$0.isEmpty }
    return row.fault == nil && !row.isUnended && filled.count == 1
      && filled[0].contains { $0 == " " || $0 == ":" } && !isPlace(row.cells)
  }

  private func looksLikeFigures(_ row: RawRow) -> Bool {
    guard row.fault == nil else {
      // The text of the row is its only cell: it is cut where its cells would end.
      let cells = row.cells[0].split(separator: delimiter, omittingEmptySubsequences: false)
      return isPlace(cells.map { String($0.filter { $0 != "\"" }) })
    }
    guard row.cells.count(where: { !$0.isEmpty }) > 1 else { return false }
    if isPlace(row.cells) { return true }
    return row.cells.count == header.names.count
      && roles.values.contains { NumberText.isFigure(row.cells[$0.column]) }
  }

  private func isPlace(_ cells: [String]) -> Bool {
    let missing = header.names.count - cells.count
    let row = missing > 0 ? cells + Array(repeating: "", count: missing) : cells
    return (try? placeReader.read(row, roles.place, period: nil)) != nil
  }

  /// Adjusts a row to the header's number of cells: drops empty surplus cells, and pads where short rows
  /// are allowed or the last columns have no name.
  private func fitted(_ row: RawRow, into builder: inout ExtractBuilder) -> RawRow? {
    var row = row
    let width = header.names.count
    while row.cells.count > width, row.cells.last?.isEmpty == true { row.cells.removeLast() }
    if row.cells.count < width,
      recipe.header.allowsShortRows || header.names[row.cells.count...].allSatisfy(\.isEmpty)
    {
      row.cells += Array(repeating: "", count: width - row.cells.count)
    }
    guard row.cells.count == width else {
      builder.refuse(
        line: row.line, column: min(row.cells.count, width) + 1, .row, row.cells.first ?? "",
        "the row has \(row.cells.count) cells, the header on line \(header.line) has \(width)")
      builder.leaveUnaccounted(cells: roles.values.count)
      return nil
    }
    for (index, name) in header.names.enumerated() where name.isEmpty && index > 0 {
      guard row.cells[index].isEmpty else {
        builder.refuse(
          line: row.line, column: index + 1, .header, row.cells[index],
          "stands in a column without a name; expected a name in the header")
        builder.leaveUnaccounted(cells: roles.values.count)
        return nil
      }
    }
    return row
  }
}
