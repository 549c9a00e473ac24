import BundledData
import Files
import Testing

@testable import Ingestion

/// Files that are no table, or none that a recipe knows: refused whole, with the reason.
struct UnreadableFileTests {
  private static let noHeader =
    "no header was found; expected a line of column names separated by semicolon, comma or tab"
  private static let noText =
    "is not text; expected ASCII, UTF-8, UTF-16, Windows-1252 (Latin-1), code page 850 or Mac Roman"
  private static let noRecipe =
    "no recipe knows this table; expected one of the tables "

  @Test(arguments: [
    ("a;b\n1;2\n", "table.csv:1: \"a;b\": \(noRecipe)"),
    (
      "\"11617: Sysselsatte\"\n\n\"region\";\"Sysselsatte 2021\"\n\"3801 Horten\";12807\n",
      "table.csv:3: \"11617: Sysselsatte region;Sysselsatte 2021\": \(noRecipe)"
    ),
    // The template with a column too few is another table.
    ("source;indicator;unit\nx;y;3401\n", "table.csv:1: \"source;indicator;unit\": \(noRecipe)"),
  ])
  func tableThatNoRecipeKnowsIsRefused(_ text: String, _ problem: String) throws {
    let extract = try Repository.read(text)
    #expect(extract.described.count == 1)
    #expect(extract.described[0].hasPrefix(problem))
    #expect(extract.problems.map(\.kind) == [.unrecognised])
    #expect(extract.form?.publisher == "unknown")
    #expect(extract.form?.recipe == nil)
    #expect(extract.observations.isEmpty)
  }

  /// The first lines of a PNG, a ZIP (so an .xlsx) and a SQLite database; noughts; UTF-16 cut off
  /// in the middle of a letter.
  @Test(arguments: [
    [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
      0x52,
    ],
    [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00],
    Array("SQLite format 3\u{0}\u{10}\u{0}".utf8), [0x00], Array(repeating: 0x00, count: 64),
    [0xFF, 0xFE, 0x61, 0x00, 0x3B], [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00],
  ])
  func fileThatIsNoTextIsRefused(_ bytes: [UInt8]) throws {
    let extract = try Repository.read(SourceFile(path: "picture.png", bytes: bytes))
    #expect(extract.described == ["picture.png: \(Self.noText)"])
    #expect(extract.problems.map(\.kind) == [.encoding])
    #expect(extract.form == nil)
  }

  @Test(arguments: [
    ("", "table.csv:1: \(noHeader)"), ("\n\r\n", "table.csv:1: \(noHeader)"),
    ("\u{FEFF}", "table.csv:1: \(noHeader)"),
    ("hello\nworld\n", "table.csv:1: \"hello\": \(noHeader)"),
    ("\"13556: Unge; utenfor\"\n", "table.csv:1: \"13556: Unge; utenfor\": \(noHeader)"),
  ])
  func textWithoutAHeaderIsRefused(_ text: String, _ problem: String) throws {
    let extract = try Repository.read(text)
    #expect(extract.described == [problem])
    #expect(extract.form == nil)
  }

  @Test(arguments: ["3414 \"Nord-Odal;;;;", "\"3414 Nord-Odal"])
  func quoteOutOfPlaceRefusesTheRow(_ row: String) throws {
    let extract = try StatBankTable(rows: [StatBankTable.kongsvinger, row]).read()
    #expect(extract.problems.map { [$0.line, $0.column] } == [[5, 1]])
    #expect(extract.problems.map(\.kind) == [.syntax])
    #expect(extract.form?.footerRows == 0)
  }

  @Test func emptyFileOnDiskIsRefused() throws {
    try withFolder(["empty.csv": ""]) { folder in
      let refusal = #expect(throws: RefusedFile.self) {
        try SourceFile(path: "\(folder)/empty.csv")
      }
      #expect(
        refusal?.description
          == "\(folder)/empty.csv:1: the file is empty; expected a header and at least one row")
      #expect(refusal?.problems.map(\.kind) == [.empty])
    }
  }

  @Test func fileThatCannotBeReadIsRefused() throws {
    try withFolder([:]) { folder in
      for path in ["\(folder)/absent.csv", folder] {
        let refusal = #expect(throws: RefusedFile.self) { try SourceFile(path: path) }
        #expect(refusal?.problems.map(\.kind) == [.unreadable])
        #expect(refusal?.description.hasPrefix("\(path): cannot be read: ") == true)
      }
    }
  }
}
