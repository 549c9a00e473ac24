import CXlsxWriter
import Files

/// An Excel workbook that is written to a file when it is closed. Texts are always texts: none is taken for
/// a formula or an address. The same content gives the same bytes.
final class Workbook {
  /// The error for a workbook that could not be written.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): the workbook could not be written: \(reason)" }
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var names: Set<String> = []
  private var isClosed = false

  /// - Parameter title: what the file's properties call it.
  init(_ path: String, title: String) throws {
    guard let book = workbook_new(path) else {
      throw Failure(path: path, reason: "there is no memory for it")
    }
    self.book = book
    self.path = path
    try Self.withText(title) { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      // A fixed day, so that two runs are the same.
      properties.created = 946_684_800
      try check(workbook_set_properties(book, &properties))
    }
  }

  deinit { if !isClosed { workbook_close(book) } }

  /// Writes the file.
  func close() throws {
    isClosed = true
    try check(workbook_close(book))
  }

  /// Adds a sheet whose first row stays in sight and is printed on every page.
  /// - Parameters:
  ///   - name: shortened, and without the signs that Excel refuses in the name of a sheet.
  ///   - widths: of the columns, in characters.
  func sheet(_ name: String, header: [String], widths: [Double]) throws -> Sheet {
    let pointer = Self.withText(sheetName(name)) { workbook_add_worksheet(book, $0) }
    guard let pointer else { throw Failure(path: path, reason: "no sheet can be called \(name)") }
    var sheet = Sheet(book: self, sheet: pointer)
    for (column, width) in widths.enumerated() {
      let place = lxw_col_t(column)
      try check(worksheet_set_column(pointer, place, place, width, nil))
    }
    try sheet.add(header.map { (.text($0), .head) })
    worksheet_freeze_panes(pointer, 1, 0)
    worksheet_set_landscape(pointer)
    try check(worksheet_repeat_rows(pointer, 0, 0))
    return sheet
  }

  /// The name as Excel allows it, and no other sheet's.
  private func sheetName(_ name: String) -> String {
    let plain = String(name.map { "[]:*?/\\'".contains($0) || $0.isNewline ? " " : $0 })
    func cut(_ end: String) -> String {
      var name = plain
      // Excel counts UTF-16 units.
      while (name + end).utf16.count > 31 { name.removeLast() }
      return name + end
    }
    var (found, number) = (cut(""), 1)
    while found.allSatisfy(\.isWhitespace) || names.contains(found.lowercased()) {
      number += 1
      found = cut(" \(number)")
    }
    names.insert(found.lowercased())
    return found
  }

  fileprivate func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let made = formats[style] { return made }
    guard style != .plain, let format = workbook_add_format(book) else { return nil }
    switch style {
    case .plain: break
    case .head:
      format_set_bold(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .wrapped:
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .number(let pattern): format_set_num_format(format, pattern)
    }
    formats[style] = format
    return format
  }

  fileprivate func check(_ error: lxw_error) throws {
    guard error == LXW_NO_ERROR else {
      throw Failure(path: path, reason: lxw_strerror(error).map { String(cString: $0) } ?? "")
    }
  }

  /// A text as C takes it: what no XML can hold is left out, and what no cell can hold is cut off.
  fileprivate static func withText<Result>(
    _ text: String, _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    let isClean =
      text.utf8.count <= 32_767 && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
      && !text.utf8.contains(0xEF)
    if isClean { return try text.withCString(body) }
    var scalars = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars where XMLText.allows(scalar) {
      length += UTF16.width(scalar)
      if length > 32_767 { break }
      scalars.append(scalar)
    }
    return try String(scalars).withCString(body)
  }
}

/// How a cell looks.
enum CellStyle: Hashable {
  case plain, head
  /// Lines are broken where the column ends.
  case wrapped
  /// By Excel's own pattern for numbers.
  case number(String)
}

/// A sheet of a workbook, filled row by row.
struct Sheet {
  fileprivate let book: Workbook
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
  private var row: lxw_row_t = 0

  fileprivate init(book: Workbook, sheet: UnsafeMutablePointer<lxw_worksheet>) {
    (self.book, self.sheet) = (book, sheet)
  }

  /// Adds a row; where there is no number, the cell stays empty.
  /// - Throws: `Workbook.Failure` where the sheet is full.
  mutating func add(_ cells: [(cell: Cell, style: CellStyle)]) throws {
    for (place, (cell, style)) in cells.enumerated() {
      let column = lxw_col_t(place)
      let format = book.format(style)
      switch cell {
      case .text(""): break
      case .text(let text):
        try book.check(
          Workbook.withText(text) { worksheet_write_string(sheet, row, column, $0, format) })
      case .count(let count?):
        try book.check(worksheet_write_number(sheet, row, column, Double(count), format))
      case .number(let number?) where number.isFinite:
        try book.check(worksheet_write_number(sheet, row, column, number, format))
      case .count(nil), .number: break
      }
    }
    row += 1
  }

  /// Lets the reader choose rows by the header's columns.
  func filter(columns: Int) throws {
    guard columns > 0, row > 0 else { return }
    try book.check(worksheet_autofilter(sheet, 0, 0, row - 1, lxw_col_t(columns - 1)))
  }
}
