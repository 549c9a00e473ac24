import Testing

/// A table as programs read it, row by row with its columns' names.
struct CSVTable {
  let header: [String]
  let rows: [[String: String]]

  init(_ text: String) throws {
    let lines = try text.split(separator: "\n").map(Self.cells)
    header = try #require(lines.first)
    rows = try lines.dropFirst().map { [header] cells in
      try #require(cells.count == header.count, "\(cells)")
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }

  /// The one row that agrees in these columns.
  func row(_ wanted: KeyValuePairs<String, String>) throws -> [String: String] {
    let found = rows.filter { row in wanted.allSatisfy { row[$0.key] == $0.value } }
    try #require(found.count == 1, "\(found.count) rows have \(wanted)")
    return found[0]
  }

  private static func cells(_ line: Substring) throws -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

extension [String: String] {
  func number(_ column: String) throws -> Double {
    try #require(self[column].flatMap(Double.init), "\(column) in \(self)")
  }
}
