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
  private let symbols: SymbolTable
  /// The number of rows still expected of a repeated header.
  private var headerRowsLeft = 0
  /// The line on which the closing notes begin.
  private var footerLine: Int?
  /// A row with a single cell: a block's title if a header follows, otherwise the first closing note.
  private var name: RawRow?
  /// The number of empty cells that the first row of figures has beyond the header, and its line; every
  /// other has as many.
  private var surplus: (cells: Int, line: Int)?
  private var fittedRows = 0
  /// The columns that hold no figures.
  private let labelColumns: [Int]
  private var isBelowBlank = false
  private(set) var headerRows: Int
  private var notes = 0
  /// What stands above in the columns that say whom and when a row is about; nil where every row says it.
  private var above: [Int: String]?
  var footerRows: Int { notes + (name == nil ? 0 : 1) }

  init(
    _ header: HeaderRow, _ labels: Labels, _ roles: ColumnRoles, _ geography: Geography,
    delimiter: Character, fillsDown: Bool
  ) {
    self.header = header
    recipe = labels.recipe
    symbols = labels.symbols
    self.roles = roles
    self.delimiter = delimiter
    labelColumns = header.names.indices.filter { column in
      !roles.values.contains { $0.column == column }
    }
    headerRows = header.rows
    above = fillsDown ? [:] : nil
    placeReader = PlaceReader(recipe, roles, geography)
  }

  /// Returns the row, adjusted to the header's number of cells, when it is a data row; nil when it is
  /// not, or was refused.
  mutating func dataRow(_ row: RawRow, into builder: inout ExtractBuilder) -> RawRow? {
    if row.fault == nil, row.isBlank {
      isBelowBlank = true
      return nil
    }
    let row = filledDown(row)
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

  /// The row with what its first columns leave out because it stands above.
  private mutating func filledDown(_ row: RawRow) -> RawRow {
    guard above != nil,
      row.cells.count(where: { !$0.isEmpty }) > 1 || row.cells.first?.isEmpty == true
    else { return row }
    var row = row
    let columns = [roles.place?.column].compactMap { $0 } + roles.keys.values.joined()
    for column in columns.sorted() where column < row.cells.count {
      if row.cells[column].isEmpty {
        row.cells[column] = above?[column] ?? ""
      } else {
        above?[column] = row.cells[column]
      }
    }
    return row
  }

  /// Whether the row is a block's title or part of a repeated header.
  private mutating func consumeHeader(_ row: RawRow, into builder: inout ExtractBuilder) -> Bool {
    // Most rows are of figures, and their first cell tells it.
    let beginning = HeaderRow.cleaned(row.cells[0])
    let next = headerRowsLeft > 0 ? header.stacked[header.rows - headerRowsLeft] : header.stacked[0]
    if beginning == next[0], Self.trimmed(HeaderRow.cleaned(row.cells)) == Self.trimmed(next) {
      if name != nil { headerRows += 1 }
      name = nil
      headerRowsLeft = (headerRowsLeft > 0 ? headerRowsLeft : header.rows) - 1
      headerRows += 1
      return true
    }
    // A row that only begins like the header is one that is not as it should be.
    let isLike = name != nil && !beginning.isEmpty && beginning == next[0]
    if headerRowsLeft > 0 || isLike {
      builder.refuse(
        line: row.line, .header, HeaderRow.cleaned(row.cells).joined(separator: " "),
        "is not the header of the first block, on line \(header.line); expected the same columns "
          + "in every block")
      headerRowsLeft = (headerRowsLeft > 0 ? headerRowsLeft : header.rows) - 1
      name = nil
      return true
    }
    if let name {
      footerLine = name.line
      notes += 1
      if !looksLikeFigures(row) { finish(into: &builder) }
      self.name = nil
      return false
    }
    guard row.fault == nil, !row.isUnended, !beginning.isEmpty,
      row.cells.dropFirst().allSatisfy({ HeaderRow.cleaned($0).isEmpty }), !looksLikeFigures(row)
    else { return false }
    name = row
    return true
  }

  /// Refuses what only the rows below could have explained: a place without figures that no header follows,
  /// and cells beyond the header in the only row.
  func finish(into builder: inout ExtractBuilder) {
    if let name, isPlace(name.cells) {
      builder.refuse(
        line: name.line, .row, name.cells[0],
        "a place stands alone; expected its figures beside it, or a block's header below it")
    }
    if let surplus, surplus.cells > 0, fittedRows == 1 {
      builder.refuse(
        line: surplus.line, column: header.names.count + 1, .row, "",
        "the only row has \(surplus.cells) cells more than the header on line \(header.line), and may "
          + "be shifted; expected as many")
    }
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

  /// Whether a row could hold figures: whole, cut off, with a cell too many, or with another delimiter.
  func looksLikeFigures(_ row: RawRow) -> Bool {
    guard row.fault == nil else {
      // The text of the row is its only cell: it is cut where its cells would end.
      return isPlace(Self.split(row.cells[0], delimiter)) || otherDelimiter(of: row) != nil
    }
    if row.cells.count(where: { !$0.isEmpty }) > 1 {
      if isPlace(row.cells) { return true }
      if row.cells.count >= header.names.count, holdFigures(row.cells) { return true }
    }
    return otherDelimiter(of: row) != nil
  }

  private func holdFigures(_ cells: [String]) -> Bool {
    let values = roles.values.lazy.map { cells[$0.column] }.filter { !$0.isEmpty }
    guard !values.isEmpty else { return false }
    return values.contains { NumberText.isFigure($0) }
      || values.allSatisfy { symbols.value($0) != nil }
  }

  /// The delimiter with which the row is a place and figures, where it is not the table's.
  private func otherDelimiter(of row: RawRow) -> Character? {
    guard header.names.count > 1 else { return nil }
    let text = row.cells.joined(separator: String(delimiter))
    return Self.delimiters.first { other in
      guard other != delimiter, text.contains(other) else { return false }
      let cells = Self.split(text, other)
      return cells.count * 2 > header.names.count && isPlace(cells)
        && cells.enumerated().contains { index, cell in
          index != roles.place?.column && NumberText.isFigure(cell)
        }
    }
  }

  private static let delimiters: [Character] = [";", "\t", ",", "|"]

  private static func split(_ text: String, _ delimiter: Character) -> [String] {
    text.split(separator: delimiter, omittingEmptySubsequences: false).map { cell in
      String(cell.filter { $0 != "\"" }.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func isPlace(_ cells: [String]) -> Bool {
    let missing = header.names.count - cells.count
    let row = missing > 0 ? cells + Array(repeating: "", count: missing) : cells
    return roles.place.map { (try? placeReader.read(row, $0, period: nil)) != nil } == true
  }

  /// Adjusts a row to the header's number of cells: drops empty surplus cells, and pads where short rows
  /// are allowed or the last columns have no name.
  private mutating func fitted(_ row: RawRow, into builder: inout ExtractBuilder) -> RawRow? {
    var row = row
    let width = header.names.count
    let beyond = row.cells.dropFirst(width)
    if surplus == nil { surplus = (beyond.count, row.line) }
    fittedRows += 1
    if beyond.allSatisfy(\.isEmpty), surplus?.cells == beyond.count {
      row.cells.removeLast(beyond.count)
    }
    if row.cells.count < width,
      recipe.header.allowsShortRows || header.names[row.cells.count...].allSatisfy(\.isEmpty)
    {
      row.cells += Array(repeating: "", count: width - row.cells.count)
    }
    guard row.cells.count == width else {
      let other = otherDelimiter(of: row).map {
        "; expected \(Self.named(delimiter)) between cells, and not \(Self.named($0))"
      }
      builder.refuse(
        line: row.line, column: min(row.cells.count, width) + 1, .row, row.cells.first ?? "",
        "the row has \(row.cells.count) cells, the header on line \(header.line) has \(width)"
          + (other ?? ""))
      builder.leaveUnaccounted(cells: roles.values.count)
      return nil
    }
    for column in labelColumns {
      row.cells[column] = HiddenLetters.removed(from: row.cells[column])
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

  private static func named(_ delimiter: Character) -> String {
    delimiter == "\t" ? "a tab" : String(delimiter)
  }
}
