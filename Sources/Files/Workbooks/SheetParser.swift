/// Collects the rows of one sheet.
final class SheetParser: XMLEvents.Handler {
  private let formats: WorkbookFormats
  private let sharedTexts: [String]
  private let isUncomputed: Bool
  private var rows: [RawRow] = []
  private var rowNumber = 0
  private var cells: [String] = []
  private var column = 0
  private var type = ""
  private var style: Int?
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var hasFormula = false
  private var place = Place.elsewhere
  private var isReading = false
  private var merged: [CellRange] = []
  private var figures = TextFigures()
  private var width = 0
  /// Why the sheet cannot be read; nil where it can.
  private(set) var fault: String?

  /// What the characters that come belong to.
  private enum Place { case elsewhere, value, formula }

  /// A text longer than this is no cell of a table, as in other formats.
  private static let mostBytes = 1 << 20
  /// A sheet that would fill more cells than this is no table that somebody made.
  private static let mostCells = 100_000_000

  /// - Parameter isUncomputed: the values beside formulas are not what they come to.
  init(_ formats: WorkbookFormats, _ sharedTexts: [String], isUncomputed: Bool) {
    self.formats = formats
    self.sharedTexts = sharedTexts
    self.isUncomputed = isUncomputed
  }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
      if number <= rowNumber { fail("row \(number) stands below row \(rowNumber)") }
      rowNumber = number
      cells = []
      cells.reserveCapacity(width)
      column = -1
    case "c":
      let next = attributes["r"].flatMap(CellRange.column) ?? column + 1
      if next <= column {
        fail("cell \(CellName(next, rowNumber)) stands twice, or out of its place")
      }
      column = next
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) }
      value.removeAll(keepingCapacity: true)
      formula.removeAll(keepingCapacity: true)
      hasFormula = false
    case "v", "t": place = .value
    case "f": (place, hasFormula) = (.formula, true)
    case "rPh": isReading = true
    case "mergeCell":
      if let range = attributes["ref"].flatMap(CellRange.init) { merged.append(range) }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {
    guard !isReading, fault == nil else { return }
    let bytes = UnsafeRawBufferPointer(bytes)
    switch place {
    case .value: value.append(contentsOf: bytes)
    case .formula: formula.append(contentsOf: bytes)
    case .elsewhere: return
    }
    if value.count > Self.mostBytes {
      fail("cell \(CellName(column, rowNumber)) is longer than 1 MiB")
    }
  }

  func end(_ element: XMLName) {
    switch element {
    case "v", "t", "f": place = .elsewhere
    case "rPh": isReading = false
    case "c": endCell()
    case "row":
      guard fault == nil, cells.contains(where: { !$0.isEmpty }) else { return }
      let isBelowBlank = rows.last.map { $0.line < rowNumber - 1 } ?? false
      rows.append(RawRow(line: rowNumber, cells: cells, isBelowBlank: isBelowBlank))
      width = max(width, cells.count)
      if rows.count * width > Self.mostCells {
        fail(
          "fills more than 100 million cells; expected a table without cells far from the others")
      }
    default: break
    }
  }

  private func fail(_ why: String) { fault = fault ?? why }

  private func endCell() {
    guard fault == nil, !value.isEmpty || hasFormula else { return }
    guard column < CSVReader.mostColumns, rowNumber <= 1_048_576 else {
      return fail("row \(rowNumber) has more than 10,000 cells")
    }
    while cells.count <= column { cells.append("") }
    // Nobody has computed what the formula comes to: it stands for itself, and is no figure.
    if hasFormula, isUncomputed || value.isEmpty {
      cells[column] = "=" + String(decoding: formula, as: UTF8.self)
      return
    }
    let text = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let number = Int(text), sharedTexts.indices.contains(number) else {
        return fail("cell \(CellName(column, rowNumber)) refers to a text that is not there")
      }
      addText(sharedTexts[number])
    case "n": cells[column] = formats.text(text, style: style)
    case "b": cells[column] = text == "1" ? "TRUE" : "FALSE"
    case "d": cells[column] = text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
    case "e": cells[column] = text
    default: addText(EscapedText.text(of: value))
    }
  }

  private func addText(_ text: String) {
    cells[column] = text
    figures.add(text, row: rows.count, column: column, line: rowNumber)
  }

  /// Gives the rows away that hold anything, each as wide as the widest. What stands once for several rows of a
  /// column stands in each of them, and figures that stand as text have decimal points.
  /// - Throws: `ZipArchive.Fault` for a figure whose point may stand between thousands.
  func filledRows(named sheet: String) throws(ZipArchive.Fault) -> [RawRow] {
    // Held by nobody else, so that no row is copied.
    var filled: [RawRow] = []
    swap(&filled, &rows)
    if let (line, column, text) = figures.makePlain(&filled) {
      throw ZipArchive.Fault(
        message:
          "\(CellName(column, line).address(on: sheet)): \"\(text)\" may have a point between thousands, since "
          + "figures in other columns have decimal commas; expected figures as numbers, and not as text"
      )
    }
    for index in filled.indices where filled[index].cells.count < width {
      filled[index].cells += Array(repeating: "", count: width - filled[index].cells.count)
    }
    for range in merged where range.rows.count > 1 && range.columns.lowerBound < width {
      guard let first = filled.firstIndex(where: { $0.line == range.rows.lowerBound }) else {
        continue
      }
      let text = filled[first].cells[range.columns.lowerBound]
      for at in filled[first...].indices.dropFirst() {
        guard range.rows.contains(filled[at].line) else { break }
        filled[at].cells[range.columns.lowerBound] = text
      }
    }
    return filled
  }
}

/// Cells that are shown as one: `A3:A6`.
struct CellRange {
  let rows: ClosedRange<Int>
  /// From 0.
  let columns: ClosedRange<Int>

  init?(_ text: String) {
    let corners = text.split(separator: ":").map(String.init)
    guard let first = corners.first, let last = corners.last, let left = Self.column(first),
      let right = Self.column(last), let top = Self.row(first), let bottom = Self.row(last),
      left <= right, top <= bottom
    else { return nil }
    rows = top...bottom
    columns = left...right
  }

  /// The column of a cell, from 0: 27 for `AB12`; nil where the text names none.
  static func column(_ cell: String) -> Int? {
    var column = 0
    for letter in cell.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), column < 1_000_000 else {
        break
      }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
    }
    return column > 0 ? column - 1 : nil
  }

  private static func row(_ cell: String) -> Int? { Int(cell.drop { !$0.isNumber }) }
}
