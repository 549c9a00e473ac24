/// How a result table is written for programs.
package enum TableFormat: String, Sendable, CaseIterable {
  /// UTF-8, comma, quotes as in RFC 4180, lines ended by a line feed; empty where there is no number.
  case csv
  /// An array of objects with the columns as keys, in the order of the alphabet; null where there is
  /// no number.
  case json
}

/// A result table as bytes, row by row: what is held at a time is what the caller has not written yet.
package struct TableWriter<Row: TableRow> {
  private let format: TableFormat
  private let table = Row.table
  private var isEmpty = true

  /// How many bytes are worth the way to the disk.
  package static var pieceSize: Int { 1 << 16 }

  package init(_ format: TableFormat) { self.format = format }

  /// Appends what stands above the first row.
  package func begin(_ bytes: inout [UInt8]) {
    switch format {
    case .csv: CSVText.append(table.columns.lazy.map { Cell.text($0.name) }, to: &bytes)
    case .json: bytes.append(contentsOf: "[\n".utf8)
    }
  }

  /// Appends a row.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot say.
  package mutating func add(_ row: Row, _ bytes: inout [UInt8]) throws(JSONText.NotFinite) {
    switch format {
    case .csv: CSVText.append(table.columns.lazy.map { $0.cell(row) }, to: &bytes)
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

  /// Appends what stands below the last row.
  package func end(_ bytes: inout [UInt8]) {
    if format == .json { bytes.append(contentsOf: "\n]\n".utf8) }
  }
}
