/// Reads a table with a header row by row; cells are looked up by column name, and every error gives its
/// line and column.
package struct HeadedTable {
  package let header: TableHeader
  private let shape: TableShape
  private var source: any RowSource
  /// The detected delimiter; nil where the source is not delimited text.
  package let delimiter: UInt8?
  private var isAtEnd = false

  /// - Throws: `RefusedFile` when the bytes cannot be decoded, or the header does not fit the shape.
  package init(_ file: SourceFile, _ shape: TableShape = TableShape()) throws(RefusedFile) {
    try self.init(CSVReader(file, delimiter: try Delimiter.detect(file)), shape)
  }

  /// - Throws: `RefusedFile` when there is no header, or a column is missing, repeated or not permitted
  ///   by the shape.
  package init(_ source: some RowSource, _ shape: TableShape = TableShape()) throws(RefusedFile) {
    var source = source
    delimiter = (source as? CSVReader)?.delimiter
    header = try TableHeader(&source, shape)
    self.source = source
    self.shape = shape
  }

  /// The table's name in error messages.
  package var name: String { source.name }

  /// Returns the next row; nil after the last.
  /// - Throws: `RefusedFile` for an invalid row, after which reading can continue, or when the source
  ///   fails.
  package mutating func next() throws(RefusedFile) -> TableRecord? {
    while !isAtEnd {
      let row: RawRow?
      do throws(RefusedFile) {
        row = try source.next()
      } catch {
        isAtEnd = true
        throw error
      }
      guard let row else {
        isAtEnd = true
        break
      }
      if let refusal = row.refusal(in: name) { throw refusal }
      if shape.header == .amongComments, row.isComment {
        continue
      }
      if shape.rows == .asHeaderOrNote, row.isBlank { continue }
      guard row.cells != header.cells || header.cells.count < 2 else {
        throw refusal(
          line: row.line, kind: .header, row.cells.joined(separator: source.shownDelimiter),
          "the header of line \(header.line) stands again; expected one table in a file")
      }
      guard isFitting(row) else { throw wrongLength(row) }
      return TableRecord(line: row.line, cells: row.cells, header: header)
    }
    return nil
  }

  /// Reads all remaining rows.
  /// - Throws: `RefusedFile` with the problems of every invalid row, or when there is no row.
  package mutating func all() throws(RefusedFile) -> [TableRecord] {
    var (rows, problems) = ([TableRecord](), [Problem]())
    while !isAtEnd {
      do throws(RefusedFile) {
        if let row = try next() { rows.append(row) }
      } catch {
        problems += error.problems
      }
    }
    if rows.isEmpty, problems.isEmpty {
      problems = [
        Problem(
          file: name, line: header.line, kind: .empty, message: "no rows below the header")
      ]
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
    return rows
  }

  /// An error at a place in the table.
  /// - Parameter column: from 1; 0 for the whole line.
  package func refusal(
    line: Int, column: Int = 0, kind: Problem.Kind = .value, _ text: String, _ message: String
  ) -> RefusedFile {
    RefusedFile([
      Problem(
        file: name, line: line, column: column, kind: kind, text: String(text.prefix(60)),
        message: message)
    ])
  }

  private func isFitting(_ row: RawRow) -> Bool {
    let (cells, width) = (row.cells, header.names.count)
    return switch shape.rows {
    case .asHeader: cells.count == width
    // A row that the file ends in may be one of figures, cut off.
    case .asHeaderOrNote:
      cells.count < width
        ? NoteRow.isNote(cells) && !row.isUnended : cells.dropFirst(width).allSatisfy(\.isEmpty)
    case .padded: cells.count >= width && cells.dropFirst(width).allSatisfy(\.isEmpty)
    case .any: true
    }
  }

  private func wrongLength(_ row: RawRow) -> RefusedFile {
    refusal(
      line: row.line, kind: .row, row.cells.joined(separator: source.shownDelimiter),
      "the row has \(row.cells.count) cells, but must have \(header.names.count) as the header")
  }
}

/// One data row, whose cells are looked up by column name.
package struct TableRecord: Sendable {
  /// The line in the file, from 1.
  package let line: Int
  package let cells: [String]
  private let header: TableHeader

  fileprivate init(line: Int, cells: [String], header: TableHeader) {
    (self.line, self.cells, self.header) = (line, cells, header)
  }

  /// The cell of a column; empty where the table has no such column, or the row ends before it.
  package subscript(_ name: String) -> String {
    guard let index = header.index(of: name), index < cells.count else { return "" }
    return cells[index]
  }

  /// The position of a column, from 1; 0 where the table has none.
  package func column(of name: String) -> Int { header.index(of: name).map { $0 + 1 } ?? 0 }
}

extension RawRow {
  /// True for a blank line or one that begins with `#`; a spreadsheet pads such lines with empty cells.
  var isComment: Bool { isBlank || cells.first?.hasPrefix("#") == true }

  /// The error that makes the row invalid; nil for a valid row.
  func refusal(in name: String) -> RefusedFile? {
    fault.map { fault in
      RefusedFile([
        Problem(
          file: name, line: fault.line, column: fault.column, kind: .syntax,
          text: String((cells.first ?? "").prefix(60)), message: fault.message)
      ])
    }
  }
}
