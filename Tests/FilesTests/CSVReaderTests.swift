import Testing

@testable import Files

/// Rows, their cells and the line each begins on.
struct CSVReaderTests {
  /// Lines that hold nothing are passed by, whatever ends them, and counted.
  @Test(arguments: ["\n", "\r\n", "\r"]) func emptyLinesAreCounted(_ end: String) throws {
    for count in [1, 2, 3, 70_000] {
      let text = "a;b" + String(repeating: end, count: count) + "c;d" + end
      var reader = CSVReader(
        SourceFile(path: "lines.csv", bytes: Array(text.utf8)), delimiter: UInt8(ascii: ";"))
      let first = try #require(try reader.next())
      let second = try #require(try reader.next())
      #expect((first.line, second.line) == (1, count + 1))
      #expect(second.cells == ["c", "d"])
      #expect(second.isBelowBlank == (count > 1))
      #expect(try reader.next() == nil)
    }
  }

  private func rows(_ text: String) throws -> [RawRow] {
    var reader = CSVReader(
      SourceFile(path: "table.csv", bytes: Array(text.utf8)), delimiter: UInt8(ascii: ";"))
    var rows: [RawRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private static let texts: [(String, [RawRow])] = [
    ("", []),
    ("a;b\nc;d\n", [RawRow(line: 1, cells: ["a", "b"]), RawRow(line: 2, cells: ["c", "d"])]),
    // No final newline.
    ("a;b\nc;d", [RawRow(line: 1, cells: ["a", "b"]), RawRow(line: 2, cells: ["c", "d"])]),
    ("a;\"b\"", [RawRow(line: 1, cells: ["a", "b"])]),
    // CRLF and CR.
    ("a;b\r\nc;d\r\n", [RawRow(line: 1, cells: ["a", "b"]), RawRow(line: 2, cells: ["c", "d"])]),
    ("a;b\rc;d\r", [RawRow(line: 1, cells: ["a", "b"]), RawRow(line: 2, cells: ["c", "d"])]),
    // Empty lines are passed over but counted.
    ("\n\na\n\n\nb\n", [RawRow(line: 3, cells: ["a"]), RawRow(line: 6, cells: ["b"])]),
    (
      "\r\na;b\r\n\r\nc;d",
      [RawRow(line: 2, cells: ["a", "b"]), RawRow(line: 4, cells: ["c", "d"])]
    ),
    // Line breaks inside quotes, in the first cell and in the last: the row begins where it begins.
    (
      "\"a\nb\";c\nd;e\n",
      [RawRow(line: 1, cells: ["a\nb", "c"]), RawRow(line: 3, cells: ["d", "e"])]
    ),
    (
      "a;\"b\n\nc\"\nd;e\n",
      [RawRow(line: 1, cells: ["a", "b\n\nc"]), RawRow(line: 4, cells: ["d", "e"])]
    ),
    (
      "a;\"b\r\nc\"\r\nd;e",
      [RawRow(line: 1, cells: ["a", "b\r\nc"]), RawRow(line: 3, cells: ["d", "e"])]
    ),
    ("\"\n\"\nd\n", [RawRow(line: 1, cells: ["\n"]), RawRow(line: 3, cells: ["d"])]),
    // Separators and doubled quotes inside quotes; empty cells; blanks round unquoted cells.
    ("\"a;b\";\"say \"\"so\"\"\"\n", [RawRow(line: 1, cells: ["a;b", "say \"so\""])]),
    (";;\n\"\";x\n", [RawRow(line: 1, cells: ["", "", ""]), RawRow(line: 2, cells: ["", "x"])]),
    ("  a b  ; \" c \" \n", [RawRow(line: 1, cells: ["a b", " c "])]),
    ("3401 Åsnes;é\n", [RawRow(line: 1, cells: ["3401 Åsnes", "é"])]),
  ]

  @Test(arguments: texts)
  func rowsHaveTheirCellsAndTheLineTheyBeginOn(_ text: String, _ expected: [RawRow]) throws {
    #expect(try rows(text).map { RawRow(line: $0.line, cells: $0.cells) } == expected)
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
    ("a;b\n\"c;d\ne;f\n", "table.csv:2:1: \(unclosed)"),
    ("a;b\r\n\r\nc;\"d\r\ne;f\r\n\r\n", "table.csv:3:2: \(unclosed)"),
    ("\"", "table.csv:1:1: \(unclosed)"),
  ])
  func quoteOutOfPlaceIsAFaultOfItsRow(_ text: String, _ problem: String) throws {
    let faults = try rows(text).compactMap(\.fault)
    #expect(faults.map { "table.csv:\($0.line):\($0.column): \($0.message)" } == [problem])
  }

  @Test func unclosedCellIsFoundOnItsOwnLineOfTheRow() throws {
    let fault = try #require(try rows("a;b\n\"c\nd\";\"e\n").last?.fault)
    #expect(fault == RawRow.Fault(line: 3, column: 2, message: Self.unclosed))
  }

  @Test func rowsBelowAFaultyOneAreReadAfresh() throws {
    let read = try rows("a;b\nc\"d;e\nf;g\n")
    #expect(read.map(\.line) == [1, 2, 3])
    #expect(read.map { $0.fault == nil } == [true, false, true])
    #expect(read[1].cells == ["c\"d;e"])
    #expect(read[2].cells == ["f", "g"])
  }

  /// Statistics Norway does not double the quotes inside its labels.
  @Test(arguments: [
    ("\"a \"b\" c\";1\n", ["a \"b\" c", "1"]), ("\"say \"hi\"\";1\n", ["say \"hi\"", "1"]),
    ("\"\"hi\" he said\";1", ["\"hi\" he said", "1"]), ("1;\"a \"b\"\"\n", ["1", "a \"b\""]),
    ("\"x\"y\";\"\"\n", ["x\"y", ""]),
  ])
  func quotesThatAreNotDoubledAreLetters(_ text: String, _ cells: [String]) throws {
    let read = try rows(text)
    #expect(read.map(\.cells) == [cells])
    #expect(read.allSatisfy { $0.fault == nil })
  }

  /// Over several lines it could as well be rows that have lost a quote.
  @Test(arguments: ["\"a;b\nc;\"d\"\n", "\"a\nb \"c\" d\";1\n"])
  func rowsOfSeveralLinesAreNotMended(_ text: String) throws {
    let read = try rows(text + "e;f\n")
    #expect(read.map { $0.fault == nil } == [false, true])
    #expect(read.last?.cells == ["e", "f"])
  }

  /// A stray quote draws the rows below it into its cell, and the row still has its number of cells.
  @Test(arguments: [
    "a;b;c\n\"d;1;2\ne\";3;4\nf;5;6\n", "a;b;c\nd;\"1;2\ne;3\";4\nf;5;6\n",
    "a;b;c\n\"d;1;2\ng;7;8\ne\";3;4\nf;5;6\n",
  ])
  func rowsInsideACellAreAFault(_ text: String) throws {
    let read = try rows(text)
    #expect(read.map { $0.fault == nil } == [true, false, true])
    #expect(read[1].fault?.line == 2)
    #expect(
      read[1].fault?.message.hasPrefix("the quoted cell holds a whole row of the table") == true)
  }

  /// A text of several lines may hold the delimiter as a sign of its own.
  @Test func textOfSeveralLinesIsACell() throws {
    #expect(try rows("a;b\n\"one; two\nthree; four\";c\n").map(\.cells.count) == [2, 2])
  }

  @Test func cellAboveTheLargestIsRefused() {
    let long = String(repeating: "x", count: CSVReader.largestField + 10)
    for text in ["a;\(long);b\n", "a;\"\(long)"] {
      let refusal = #expect(throws: RefusedFile.self) { try rows(text) }
      #expect(refusal?.problems.map(\.kind) == [.limit])
      #expect(refusal?.problems.map { [$0.line, $0.column] } == [[1, 2]])
    }
  }

  @Test func moreColumnsThanTheMostAreRefused() throws {
    let most = String(repeating: ";", count: CSVReader.mostColumns - 1)
    #expect(try rows(most + "\n").map(\.cells.count) == [CSVReader.mostColumns])
    let refusal = #expect(throws: RefusedFile.self) { try rows(most + ";;\n") }
    #expect(refusal?.problems.map(\.kind) == [.limit])
  }
}
