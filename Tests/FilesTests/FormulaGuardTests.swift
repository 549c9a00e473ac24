import HostileTexts
import Testing

@testable import Files

/// CSV that a spreadsheet opens without running anything, and that our own reader reads back.
struct FormulaGuardTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+47 12 34 56 78", "'+47 12 34 56 78"), ("-x", "'-x"), ("@a", "'@a"),
    ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), (" =1", "' =1"), ("＝1", "'＝1"), ("-", "'-"),
    ("'=1", "''=1"), ("''-a", "'''-a"), ("=a,b", "\"'=a,b\""),
  ])
  func textThatWouldRunIsMarked(_ text: String, _ written: String) {
    #expect(CSVText.line([text, "x"]) == "\(written),x\n")
    #expect(CSVText.line([text, "x"], rawText: true).replacing("\"", with: "") == "\(text),x\n")
  }

  @Test(arguments: [
    "-5", "+3.3", "-1,5", "-1e-5", "a=b", "'s-Hertogenbosch", "–", "−5", "Å", "'", "",
  ])
  func numbersAndPlainTextsStay(_ text: String) {
    #expect(CSVText.line([text, "x"]).replacing("\"", with: "") == "\(text),x\n")
  }

  @Test func numbersAreNeverMarked() {
    var bytes: [UInt8] = []
    CSVText.append([.number(-0.5), .count(-3), .number(-1e-20)], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "-0.5,-3,-1e-20\n")
  }

  @Test(arguments: HostileTexts.all) func whatIsWrittenIsReadBack(_ text: String) throws {
    // No file of ours may hold NUL, and blanks at the ends of a cell are nobody's.
    guard !text.contains("\u{0}"), text.last != " " else { return }
    let written = CSVText.table(header: ["a", "b"], rows: [[text, "x"]])
    #expect(Faults.inCSV(written) == [])
    let parser = StrictParser(delimiter: 0x2C)
    #expect(parser.parse(Array(written.utf8.drop { $0 != 0x0A }.dropFirst())[...]))
    #expect(parser.completedRow() == [text, "x"])
  }
}
