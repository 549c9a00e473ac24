import Foundation
import Testing

@testable import Files

/// Tables for programs.
struct TableWriterTests {
  /// A row with a name that needs quoting, a count and a number.
  private struct Place: UnrestrictedRow {
    static let needsNoProtection = "It is made up."
    static let table = ResultTable<Place>(
      "place", "A row is a place.", key: ["unit_name"],
      [
        .text("unit_name", "The name.") { $0.name },
        .number("lower_95", .pure, "A number.") { $0.number },
        .count("numerator", .persons, "A count.") { $0.count },
      ])

    let name: String
    let number: Double?
    let count: Int?

    init(_ name: String, _ number: Double?, _ count: Int?) {
      (self.name, self.number, self.count) = (name, number, count)
    }
  }

  private func text(_ rows: [Place], _ format: TableFormat) throws -> String {
    var (writer, bytes) = (TableWriter<Place>(format), [UInt8]())
    writer.begin(&bytes)
    for row in rows { try writer.add(row, &bytes) }
    writer.end(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("Kongsvinger", "Kongsvinger"), ("", ""),
    ("score, square-and-add", "\"score, square-and-add\""),
    ("the \"best\"", "\"the \"\"best\"\"\""), ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("two\rlines", "\"two\rlines\""), ("two\r\nlines", "\"two\r\nlines\""),
    (" blank round ", " blank round "), ("a;b", "a;b"), ("Åsnes", "Åsnes"),
  ])
  func csvQuotesWhatNeedsIt(_ text: String, _ written: String) throws {
    #expect(CSVText.table(header: ["a", "b"], rows: [[text, "c"]]) == "a,b\n\(written),c\n")
    #expect(try self.text([Place(text, nil, 1)], .csv).hasSuffix("numerator\n\(written),,1\n"))
  }

  @Test func csvHeadersAreQuotedToo() {
    #expect(CSVText.table(header: ["a,b", "c"], rows: []) == "\"a,b\",c\n")
  }

  @Test func csvOfRowsHasEmptyCellsWhereThereIsNoNumber() throws {
    let rows = [Place("Våler, Innlandet", 0.1 + 0.2, 7), Place("Grue", nil, nil)]
    #expect(
      try text(rows, .csv) == """
        unit_name,lower_95,numerator
        "Våler, Innlandet",0.30000000000000004,7
        Grue,,

        """)
  }

  @Test func csvOfNoRowsIsItsHeader() throws {
    #expect(try text([], .csv) == "unit_name,lower_95,numerator\n")
  }

  @Test func excelGetsSemicolonsDecimalCommasAndAMark() throws {
    let rows = [Place("Våler, Innlandet", 0.1 + 0.2, 7), Place("a;b", -1.5e-7, nil)]
    #expect(
      try text(rows, .excel) == """
        \u{FEFF}unit_name;lower_95;numerator
        Våler, Innlandet;0,30000000000000004;7
        "a;b";-1,5e-07;

        """)
  }

  @Test func jsonHasTheColumnsAsKeysAndNullWhereThereIsNoNumber() throws {
    let text = try text(
      [Place("Våler, \"Innlandet\"", 0.1 + 0.2, 7), Place("Grue", nil, nil)], .json)
    #expect(text.contains("\"lower_95\" : 0.30000000000000004,"))
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(rows[0]["unit_name"] as? String == "Våler, \"Innlandet\"")
    #expect(rows[0]["numerator"] as? Int == 7)
    #expect(rows[1].keys.sorted() == Place.columns.sorted())
    #expect(rows[1]["lower_95"] is NSNull)
    #expect(rows[1]["numerator"] is NSNull)
  }

  /// Every sign that JSON escapes, those beside them, and numbers of every size.
  @Test func jsonIsToTheByteWhatTheEncoderWrites() throws {
    let signs = (0..<0x180).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    let numbers: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e-5, 1e-4, 123_456_789, 1e15, 1e16, 1.5e16, 1e17, 1e300, -1e-300,
      .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 290.0 / 1899, 100, 10.5,
    ]
    let texts =
      signs + [signs.joined(), "", "a/b", "</script>", "\u{2028}\u{2029}", "😀", "A\u{030A}"]
    var rows = texts.map { Place($0, nil, nil) }
    rows += numbers.map { Place("n", $0, Int(exactly: $0)) }
    rows += [Int.min, Int.max, 0, -7].map { Place("c", nil, $0) }
    #expect(try text(rows, .json) == JSONText.of(rows.map(EncodableRow.init)))
    for row in rows {
      #expect(try text([row], .json) == JSONText.of([EncodableRow(row)]), "\(row)")
    }
    #expect(try text([], .json) == JSONText.of([EncodableRow<Place>]()))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numberThatJSONCannotSayIsRefused(_ number: Double) {
    #expect(throws: JSONText.NotFinite.self) { try text([Place("a", number, nil)], .json) }
    #expect(throws: EncodingError.self) {
      try JSONText.of([EncodableRow(Place("a", number, nil))])
    }
  }

  @Test func jsonKeysAreSortedAndTheTextEndsItsLine() throws {
    struct Settings: Encodable {
      let zeroPoint = 2021
      let falseDiscoveryRate = 0.1
      let path = "a/b"
    }
    #expect(
      try JSONText.of(Settings()) == """
        {
          "false_discovery_rate" : 0.1,
          "path" : "a/b",
          "zero_point" : 2021
        }

        """)
  }

  /// What the hash of results has always been: SHA-256 over tabs and line feeds.
  @Test func rowsHashAsTheirText() {
    var (whole, byCell) = (RowHash(), RowHash())
    whole.add(["a", "", "1.5"])
    whole.add(["", ""])
    for cell in [Cell.text("a"), .count(nil), .number(1.5)] { byCell.add(cell) }
    byCell.endRow()
    byCell.add([Cell.number(nil), .text("")])
    let expected = SHA256.digest(of: "a\t\t1.5\n\t\n")
    #expect(whole.hexadecimalDigest == expected)
    #expect(byCell.hexadecimalDigest == expected)
    for _ in 0..<10_000 { byCell.add(["many", "rows"]) }
    #expect(
      byCell.hexadecimalDigest
        == SHA256.digest(
          of: "a\t\t1.5\n\t\n" + String(repeating: "many\trows\n", count: 10_000)))
  }
}
