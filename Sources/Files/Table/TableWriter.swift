/// The format in which a result table is written for programs.
package enum TableFormat: String, Sendable, CaseIterable {
  /// CSV in UTF-8 with commas, quotes as in RFC 4180 and LF line endings; empty where there is no number.
  case csv
  /// A JSON array of objects with the columns as keys, in alphabetical order; null where there is no
  /// number.
  case json
  /// CSV as a Norwegian Excel opens it: semicolons, decimal commas and a byte order mark.
  case excel

  /// The ending of the file's name, without its point.
  package var fileExtension: String { self == .json ? "json" : "csv" }

  /// How CSV is written.
  var dialect: CSVText.Dialect { self == .excel ? .excel : .standard }
}

/// Writes a result table to bytes, row by row; only what the caller has not yet written is held in
/// memory.
package struct TableWriter<Row: TableRow> {
  private let format: TableFormat
  private let rawText: Bool
  private let table = Row.table
  private var isEmpty = true

  /// The number of bytes to gather before writing to disk.
  package static var pieceSize: Int { 1 << 16 }

  /// - Parameter rawText: whether texts stand in CSV as they are, also where a spreadsheet would run them.
  package init(_ format: TableFormat, rawText: Bool = false) {
    self.format = format
    self.rawText = rawText
  }

  /// Appends the beginning of the table: CSV's header or JSON's bracket.
  package func begin(_ bytes: inout [UInt8]) {
    switch format {
    case .csv, .excel:
      bytes.append(contentsOf: format.dialect.beginning)
      CSVText.append(
        table.columns.lazy.map { Cell.text($0.name) }, in: format.dialect, to: &bytes)
    case .json: bytes.append(contentsOf: "[\n".utf8)
    }
  }

  /// Appends a row.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot say.
  package mutating func add(_ row: Row, _ bytes: inout [UInt8]) throws(JSONText.NotFinite) {
    switch format {
    case .csv, .excel:
      CSVText.append(
        table.columns.lazy.map { $0.cell(row) }, in: format.dialect, rawText: rawText, to: &bytes)
    case .json:
      if !isEmpty { bytes.append(contentsOf: ",\n".utf8) }
      bytes.append(contentsOf: "  {\n".utf8)
      var isFirst = true
      for place in table.inOrderOfName {
        if !isFirst { bytes.append(contentsOf: ",\n".utf8) }
        isFirst = false
        bytes.append(contentsOf: table.keys[place])
        try JSONText.append(table.columns[place].cell(row), to: &bytes)
      }
      bytes.append(contentsOf: "\n  }".utf8)
    }
    isEmpty = false
  }

  /// Appends the end of the table.
  package func end(_ bytes: inout [UInt8]) {
    if format == .json { bytes.append(contentsOf: "\n]\n".utf8) }
  }
}
