import Testing

@testable import Ingestion

/// Rows, their cells and the line each begins on.
struct CSVReaderTests {
  private func rows(_ text: String) throws -> [CSVRow] {
    var rows: [CSVRow] = []
    try CSVReader(file: "table.csv", delimiter: UInt8(ascii: ";")).read(Array(text.utf8)) {
      rows.append($0)
    }
    return rows
  }

  private static let texts: [(String, [CSVRow])] = [
    ("", []),
    ("a;b\nc;d\n", [CSVRow(line: 1, cells: ["a", "b"]), CSVRow(line: 2, cells: ["c", "d"])]),
    // No final newline.
    ("a;b\nc;d", [CSVRow(line: 1, cells: ["a", "b"]), CSVRow(line: 2, cells: ["c", "d"])]),
    ("a;\"b\"", [CSVRow(line: 1, cells: ["a", "b"])]),
    // CRLF and CR.
    ("a;b\r\nc;d\r\n", [CSVRow(line: 1, cells: ["a", "b"]), CSVRow(line: 2, cells: ["c", "d"])]),
    ("a;b\rc;d\r", [CSVRow(line: 1, cells: ["a", "b"]), CSVRow(line: 2, cells: ["c", "d"])]),
    // Empty lines are passed over but counted.
    ("\n\na\n\n\nb\n", [CSVRow(line: 3, cells: ["a"]), CSVRow(line: 6, cells: ["b"])]),
    (
      "\r\na;b\r\n\r\nc;d",
      [CSVRow(line: 2, cells: ["a", "b"]), CSVRow(line: 4, cells: ["c", "d"])]
    ),
    // Line breaks inside quotes, in the first cell and in the last: the row begins where it begins.
    (
      "\"a\nb\";c\nd;e\n",
      [CSVRow(line: 1, cells: ["a\nb", "c"]), CSVRow(line: 3, cells: ["d", "e"])]
    ),
    (
      "a;\"b\n\nc\"\nd;e\n",
      [CSVRow(line: 1, cells: ["a", "b\n\nc"]), CSVRow(line: 4, cells: ["d", "e"])]
    ),
    (
      "a;\"b\r\nc\"\r\nd;e",
      [CSVRow(line: 1, cells: ["a", "b\r\nc"]), CSVRow(line: 3, cells: ["d", "e"])]
    ),
    ("\"\n\"\nd\n", [CSVRow(line: 1, cells: ["\n"]), CSVRow(line: 3, cells: ["d"])]),
    // Separators and doubled quotes inside quotes; empty cells; blanks round unquoted cells.
    ("\"a;b\";\"say \"\"so\"\"\"\n", [CSVRow(line: 1, cells: ["a;b", "say \"so\""])]),
    (";;\n\"\";x\n", [CSVRow(line: 1, cells: ["", "", ""]), CSVRow(line: 2, cells: ["", "x"])]),
    ("  a b  ; \" c \" \n", [CSVRow(line: 1, cells: ["a b", " c "])]),
    ("3401 Åsnes;é\n", [CSVRow(line: 1, cells: ["3401 Åsnes", "é"])]),
  ]

  @Test(arguments: texts)
  func rowsHaveTheirCellsAndTheLineTheyBeginOn(_ text: String, _ expected: [CSVRow]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [("a;b\nc", 2), ("a;b\r\nc;d\r\ne", 3), ("a", 1)])
  func lastRowOfOneCellWithoutNewlineHasItsOwnLine(_ text: String, _ line: Int) throws {
    #expect(try rows(text).last?.line == line)
  }

  private static let stray =
    "a quote stands where none may; inside a quoted cell it must be doubled"
  private static let unclosed = "a quoted cell begins here and is never closed"

  @Test(arguments: [
    ("a;b\nc;\"d\"x\n", "table.csv:2:2: \(stray)"),
    ("a;b\n\nc;d\"e\n", "table.csv:3:2: \(stray)"),
    ("a;b\r\n\"c\r\nd\"e;f\r\n", "table.csv:3:1: \(stray)"),
    ("\"a \"b\" c\"\n", "table.csv:1:1: \(stray)"),
    ("a;b\n\"c;d\ne;f\n", "table.csv:2:1: \(unclosed)"),
    ("a;b\r\n\r\nc;\"d\r\ne;f\r\n\r\n", "table.csv:3:2: \(unclosed)"),
    ("\"", "table.csv:1:1: \(unclosed)"),
  ])
  func quoteOutOfPlaceIsRefusedWithItsLine(_ text: String, _ problem: String) {
    let refusal = #expect(throws: RefusedFile.self) { try rows(text) }
    #expect(
      refusal?.problems.map { "\($0.file):\($0.line):\($0.column): \($0.message)" } == [problem])
    #expect(refusal?.problems.map(\.kind) == [.syntax])
  }

  @Test func unclosedCellIsFoundOnItsOwnLineOfTheRow() {
    let refusal = #expect(throws: RefusedFile.self) { try rows("a;b\n\"c\nd\";\"e\n") }
    #expect(refusal?.description == "table.csv:3:2: \(Self.unclosed)")
  }
}
