import Foundation
import Testing

/// Copies of the bundled extract, shortened to its first rows, with one thing wrong in each: refused
/// with the place, and nothing of it in the database.
struct ImportRefusalTests {
  private let folder: TemporaryFolder
  /// The title, an empty line, the header and the first rows, in Latin-1 as they came.
  private let lines: [String]

  init() throws {
    folder = try TemporaryFolder()
    let text = try String(contentsOf: BuiltProgram.bundledExtract, encoding: .isoLatin1)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .prefix(40).map(String.init)
    try folder.write(try latin1(lines), as: "extract.csv")
    try #require(try importFile("extract.csv").status == 0)
  }

  @Test(arguments: [
    (Damage.cell(line: 10, column: 5, "\"abc\""), ":10:5: \"abc\""),
    (.cell(line: 20, column: 23, "-1"), ":20:23: \"-1\""),
    (.cell(line: 5, column: 4, "1,5"), ":5:4: \"1,5\""),
    (.cell(line: 12, column: 1, "\"9998 Ukjent\""), ":12:1: \"9998 Ukjent\""),
    (.cell(line: 8, column: 2, "\"Alle\""), ":8:2: \"Alle\""),
    (.cutShort(line: 15), ":15"), (.twice(line: 6), ":41"),
  ])
  func damagedCopyIsRefusedWithThePlace(_ damage: Damage, _ place: String) throws {
    let before = try contentHash()
    try folder.write(try latin1(damage.done(to: lines)), as: "damaged.csv")
    let answer = try importFile("damaged.csv")
    #expect(answer.status == 1)
    #expect(answer.messages.contains("\(folder.path("damaged.csv"))\(place)"))
    #expect(answer.messages.contains("refused, nothing of it was imported"))
    #expect(try contentHash() == before)
  }

  @Test func everyProblemOfAFileIsListed() throws {
    let twice = Damage.cell(line: 30, column: 6, "x").done(
      to: Damage.cell(line: 10, column: 5, "abc").done(to: lines))
    try folder.write(try latin1(twice), as: "damaged.csv")
    let messages = try importFile("damaged.csv").messages
    #expect(messages.contains(":10:5: \"abc\""))
    #expect(messages.contains(":30:6: \"x\""))
  }

  @Test(arguments: [String.Encoding.isoLatin1, .utf8, .utf16, .utf16LittleEndian])
  func copyInAnyEncodingIsNothingNew(_ encoding: String.Encoding) throws {
    let before = try contentHash()
    let text = lines.joined(separator: "\r\n") + "\r\n"
    try folder.write(try #require(text.data(using: encoding)), as: "copy.csv")
    let answer = try importFile("copy.csv")
    #expect(answer.status == 0)
    #expect(
      answer.messages.contains("nothing new, its figures are in the database as extract.csv"))
    #expect(try contentHash() == before)
  }

  @Test(arguments: [
    ("", ":1: the file is empty"), ("a;b\n1;2\n", ":1: "), ("\u{0}\u{1}\u{2}", ": is not text"),
  ])
  func fileThatIsNoExtractIsRefused(_ text: String, _ message: String) throws {
    let before = try contentHash()
    try folder.write(text.utf8, as: "other.csv")
    let answer = try importFile("other.csv")
    #expect(answer.status == 1)
    #expect(answer.messages.contains("\(folder.path("other.csv"))\(message)"))
    #expect(try contentHash() == before)
  }

  @Test func fileThatIsNotThereIsRefused() throws {
    let answer = try importFile("nowhere.csv")
    #expect(answer.status == 1)
    #expect(answer.messages.contains("nowhere.csv: cannot be read"))
  }

  /// A refused file does not keep the others out.
  @Test func otherFilesOfTheSameCommandGoIn() throws {
    let before = try contentHash()
    let fewer = Array(lines.prefix(20))
    try folder.write(try latin1(fewer), as: "fewer.csv")
    let answer = try BuiltProgram.run(
      "import", folder.path("nowhere.csv"), folder.path("fewer.csv"), "--database", database)
    #expect(answer.status == 1)
    #expect(answer.messages.contains("fewer.csv: 17 rows"))
    #expect(try contentHash() != before)
  }

  /// What is done to a copy; lines and columns from 1.
  enum Damage: Sendable {
    case cell(line: Int, column: Int, String)
    case cutShort(line: Int)
    case twice(line: Int)

    func done(to lines: [String]) -> [String] {
      var lines = lines
      switch self {
      case .cell(let line, let column, let text):
        var cells = lines[line - 1].components(separatedBy: ";")
        cells[column - 1] = text
        lines[line - 1] = cells.joined(separator: ";")
      case .cutShort(let line):
        lines[line - 1] = lines[line - 1].components(separatedBy: ";").prefix(9)
          .joined(separator: ";")
      case .twice(let line): lines.append(lines[line - 1])
      }
      return lines
    }
  }

  private var database: String { folder.path("a.sqlite") }

  private func latin1(_ lines: [String]) throws -> Data {
    try #require((lines.joined(separator: "\n") + "\n").data(using: .isoLatin1))
  }

  private func importFile(_ name: String) throws -> BuiltProgram.Answer {
    try BuiltProgram.run("import", folder.path(name), "--database", database)
  }

  private func contentHash() throws -> Substring {
    let answer = try BuiltProgram.run("verify", "--database", database)
    try #require(answer.status == 0, "\(answer.output)")
    return try #require(answer.output.split(separator: "\n").last)
  }
}
