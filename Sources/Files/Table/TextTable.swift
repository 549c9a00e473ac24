/// A small table of our own, read whole: titles, a header and rows.
package struct TextTable: Sendable {
  /// The text above the header; nil when there is none.
  package let title: String?
  package let header: CSVRow
  /// The rows below the header.
  package let rows: [CSVRow]

  /// - Throws: `RefusedFile` when the bytes are no text or the text is no table.
  package init(_ file: SourceFile) throws(RefusedFile) {
    var reader = CSVReader(file, delimiter: try Delimiter.detect(file))
    var titles: [String] = []
    var header: CSVRow?
    var rows: [CSVRow] = []
    while let row = try reader.next() {
      if let fault = row.fault {
        throw RefusedFile([
          Problem(
            file: file.path, line: fault.line, column: fault.column, kind: .syntax,
            text: String(row.cells[0].prefix(60)), message: fault.message)
        ])
      }
      if header != nil {
        rows.append(row)
      } else if row.cells.count > 1 {
        header = row
      } else {
        titles += row.cells.filter { !$0.isEmpty }
      }
    }
    guard let header, !rows.isEmpty else {
      throw RefusedFile([
        Problem(
          file: file.path, line: header?.line ?? 1, kind: header == nil ? .header : .empty,
          text: titles.first ?? "",
          message: header == nil
            ? "no header was found; expected a line of column names" : "no rows below the header")
      ])
    }
    self.header = header
    self.rows = rows
    title = titles.isEmpty ? nil : titles.joined(separator: " ")
  }
}
