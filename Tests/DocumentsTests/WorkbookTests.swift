import Files
import Foundation
import HostileTexts
import Testing

@testable import Documents

/// Workbooks that Excel opens.
struct WorkbookTests {
  /// The file's parts by name, as Python's library of archives reads them.
  private func parts(of path: String) throws -> [String: String] {
    let script = """
      import json, sys, xml.dom.minidom, zipfile
      book = zipfile.ZipFile(sys.argv[1])
      for name in book.namelist(): xml.dom.minidom.parseString(book.read(name))
      print(json.dumps({name: book.read(name).decode() for name in book.namelist()}))
      """
    var lines: [String] = []
    try ExternalProgram("python3", for: "this test").run(["-c", script, path]) { lines.append($0) }
    return try JSONDecoder().decode([String: String].self, from: Data(lines.joined().utf8))
  }

  private func write(_ path: String, texts: [String]) throws {
    let book = try Workbook(path, title: "Ung & utenfor <2021>")
    var sheet = try book.sheet("a", header: ["text", "number"], widths: [20, 10])
    for text in texts { try sheet.add([(.text(text), .plain), (.number(0.123), .number("0.0%"))]) }
    try sheet.add([(.text("none"), .plain), (.count(nil), .plain)])
    try sheet.filter(columns: 2)
    try book.close()
  }

  @Test func textsAreNeverFormulas() throws {
    let scratch = try ScratchFolder()
    let texts = HostileTexts.all + ["=1+1", "http://a.example", "a\u{0}b", "\u{1}", "\u{FFFE}"]
    try write(scratch.path("a.xlsx"), texts: texts)
    let parts = try parts(of: scratch.path("a.xlsx"))
    let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
    #expect(!sheet.contains("<f>"))
    #expect(!sheet.contains("<hyperlink"))
    #expect(sheet.contains("state=\"frozen\""))
    #expect(parts["xl/sharedStrings.xml"]?.contains(">=1+1<") == true)
    #expect(parts["xl/sharedStrings.xml"]?.contains(">ab<") == true)
    for (name, text) in parts where name.hasSuffix(".xml") {
      #expect(text.unicodeScalars.allSatisfy(XMLText.allows), "\(name)")
    }
  }

  @Test func sameContentIsTheSameBytes() throws {
    let scratch = try ScratchFolder()
    for name in ["a.xlsx", "b.xlsx"] { try write(scratch.path(name), texts: ["Åsnes", "Grue"]) }
    let bytes = try ["a.xlsx", "b.xlsx"].map {
      try Data(contentsOf: URL(fileURLWithPath: scratch.path($0)))
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0].count > 1000)
  }

  @Test func namesOfSheetsAreThoseThatExcelTakes() throws {
    let scratch = try ScratchFolder()
    let book = try Workbook(scratch.path("a.xlsx"), title: "a")
    for name in [
      "Arbeid/utenforskap: [alle]?", String(repeating: "å", count: 40), "A", "a", "'", "",
    ] {
      _ = try book.sheet(name, header: ["x"], widths: [])
    }
    try book.close()
    let parts = try parts(of: scratch.path("a.xlsx"))
    let names = try #require(parts["xl/workbook.xml"]).matches(of: /<sheet name="([^"]*)"/)
      .map { String($0.output.1) }
    #expect(names.count == 6)
    #expect(names[0] == "Arbeid utenforskap   alle  ")
    #expect(names[1] == String(repeating: "å", count: 31))
    #expect(Set(names.map { $0.lowercased() }).count == 6)
  }

  @Test func folderThatIsNotThereIsNamed() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("no/a.xlsx")
    let failure = #expect(throws: Workbook.Failure.self) { try write(path, texts: []) }
    #expect(failure?.description.hasPrefix(path) == true)
  }
}
