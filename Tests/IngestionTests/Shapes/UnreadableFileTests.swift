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

  /// A file is named for what its first bytes tell, whatever it is called.
  @Test(arguments: [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "is a picture (PNG); expected a table"),
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00], "is a damaged archive or workbook"),
    (Array("SQLite format 3\u{0}\u{10}\u{0}".utf8), "is a database (SQLite); expected a table"),
    (Array("%PDF-1.7\n".utf8), "is a PDF document; expected a table"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "is an old Excel workbook (.xls)"),
    (Array("\n<!DOCTYPE HTML><p>a;b</p>".utf8), "is a web page; expected the table itself"),
    (Array("version https://git-lfs.github.com/spec/v1\n".utf8), "is a pointer to a file"),
  ])
  func fileOfAnotherKindIsNamed(_ bytes: [UInt8], _ what: String) throws {
    let extract = try Repository.read(SourceFile(path: "table.csv", bytes: bytes))
    #expect(extract.described.count == 1)
    #expect(extract.described[0].hasPrefix("table.csv: \(what)"))
    #expect(extract.form == nil)
  }

  /// A file that is called a workbook and is none says so.
  @Test(arguments: [
    (
      "<html><table></table></html>",
      "is a web page, although its name ends in .xls; expected it opened in Excel"
    ),
    ("\n<!-- a -->\n<table border=1>", "is a web page, although its name ends in .xls"),
    (
      "MIME-Version: 1.0\nX: y", "is a web page in one file (MHTML), although its name ends in .xls"
    ),
    (
      "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
      "is an XML table of Excel 2003; expected it saved"
    ),
    ("<?xml version=\"1.0\"?><a/>", "is XML; expected a table"),
  ])
  func fileThatIsCalledAWorkbookIsNamed(_ text: String, _ what: String) throws {
    let extract = try Repository.read(SourceFile(path: "tall.xls", bytes: Array(text.utf8)))
    #expect(extract.described.count == 1)
    #expect(extract.described[0].hasPrefix("tall.xls: \(what)"))
  }

  @Test(arguments: [
    ("EncryptedPackage", "is a workbook that is protected with a password"),
    ("WordDocument", "is an old Word document (.doc)"),
    ("Workbook", "is an old Excel workbook (.xls) or another old Office file"),
  ])
  func compoundFileIsNamedForItsContents(_ stream: String, _ what: String) throws {
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
      + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let extract = try Repository.read(SourceFile(path: "tall.xlsx", bytes: bytes))
    #expect(extract.described.count == 1)
    #expect(extract.described[0].hasPrefix("tall.xlsx: \(what); expected"))
  }

  /// Noughts; UTF-16 cut off in the middle of a letter.
  @Test(arguments: [
    [0x00], Array(repeating: 0x00, count: 64),
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
