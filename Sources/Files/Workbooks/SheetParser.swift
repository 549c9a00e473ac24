/// Collects the rows of one sheet.
final class SheetParser: XMLEvents.Handler {
  private let formats: WorkbookFormats
  private let sharedTexts: [String]
  private var rows: [RawRow] = []
  private var rowNumber = 0
  private var cells: [String] = []
  private var column = 0
  private var type = ""
  private var style: Int?
  private var value: [UInt8] = []
  private var isValue = false
  private var isReading = false
  private var merged: [CellRange] = []
  /// Why the sheet cannot be read; nil where it can.
  private(set) var fault: String?

  init(_ formats: WorkbookFormats, _ sharedTexts: [String]) {
    self.formats = formats
    self.sharedTexts = sharedTexts
  }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "row":
      rowNumber = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
      cells = []
      column = -1
    case "c":
      column = attributes["r"].flatMap(CellRange.column) ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) }
      value.removeAll(keepingCapacity: true)
    case "v", "t": isValue = true
    case "rPh": isReading = true
    case "mergeCell":
      if let range = attributes["ref"].flatMap(CellRange.init) { merged.append(range) }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {
    if isValue, !isReading { value.append(contentsOf: UnsafeRawBufferPointer(bytes)) }
  }

  func end(_ element: String) {
    switch element {
    case "v", "t": isValue = false
    case "rPh": isReading = false
    case "c": endCell()
    case "row":
      if cells.contains(where: { !$0.isEmpty }) {
        let isBelowBlank = rows.last.map { $0.line < rowNumber - 1 } ?? false
        rows.append(RawRow(line: rowNumber, cells: cells, isBelowBlank: isBelowBlank))
      }
    default: break
    }
  }

  private func endCell() {
    guard !value.isEmpty else { return }
    guard column < CSVReader.mostColumns, rowNumber <= 1_048_576 else {
      fault = "row \(rowNumber) has more than 10,000 cells"
      return
    }
    let text = String(decoding: value, as: UTF8.self)
    while cells.count <= column { cells.append("") }
    switch type {
    case "s":
      guard let number = Int(text), sharedTexts.indices.contains(number) else {
        fault = "row \(rowNumber) refers to a text that is not there"
        return
      }
      cells[column] = sharedTexts[number]
    case "n": cells[column] = formats.text(text, style: style)
    case "b": cells[column] = text == "1" ? "TRUE" : "FALSE"
    default: cells[column] = text
    }
  }

  /// The rows that hold anything, each as wide as the widest. What stands once for several rows of a column
  /// stands in each of them.
  var filledRows: [RawRow] {
    let width = rows.map(\.cells.count).max() ?? 0
    var filled = rows.map { row in
      var row = row
      row.cells += Array(repeating: "", count: width - row.cells.count)
      return row
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
