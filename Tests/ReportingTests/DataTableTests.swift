import Files
import Foundation
import Indicators
import Testing

@testable import Disclosure
@testable import Reporting

/// Tables for programs.
struct DataTableTests {
  /// A row with a name that needs quoting, a count and a number.
  private struct Place: TableRow {
    static let columns = ["unit_name", "lower_95", "numerator"]
    let cells: [Cell]

    init(_ name: String, _ number: Double?, _ count: Int?) {
      cells = [.text(name), .number(number), .count(count)]
    }
  }

  @Test(arguments: [
    ("Kongsvinger", "Kongsvinger"), ("", ""),
    ("score, square-and-add", "\"score, square-and-add\""),
    ("the \"best\"", "\"the \"\"best\"\"\""), ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("two\rlines", "\"two\rlines\""), ("two\r\nlines", "\"two\r\nlines\""),
    (" blank round ", " blank round "), ("a;b", "a;b"), ("Åsnes", "Åsnes"),
  ])
  func csvQuotesWhatNeedsIt(_ text: String, _ written: String) {
    #expect(CSVText.table(header: ["a", "b"], rows: [[text, "c"]]) == "a,b\n\(written),c\n")
  }

  @Test func csvHeadersAreQuotedToo() {
    #expect(CSVText.table(header: ["a,b", "c"], rows: []) == "\"a,b\",c\n")
  }

  @Test func csvOfRowsHasEmptyCellsWhereThereIsNoNumber() {
    let table = Protected(rows: [Place("Våler, Innlandet", 0.1 + 0.2, 7), Place("Grue", nil, nil)])
    #expect(
      DataTable.csv(table) == """
        unit_name,lower_95,numerator
        "Våler, Innlandet",0.30000000000000004,7
        Grue,,

        """)
  }

  @Test func csvOfNoRowsIsItsHeader() {
    #expect(DataTable.csv(Protected<Place>(rows: [])) == "unit_name,lower_95,numerator\n")
  }

  @Test func jsonHasTheColumnsAsKeysAndNullWhereThereIsNoNumber() throws {
    let text = try DataTable.json(
      Protected(rows: [Place("Våler, \"Innlandet\"", 0.1 + 0.2, 7), Place("Grue", nil, nil)]))
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
}
