import Files
import Foundation
import HostileTexts
import Paper
import Pictures
import Testing

@testable import Documents

/// Documents that Word opens.
struct WordWriterTests {
  private let document = PaperDocument(
    title: "Ung & utenfor <2021>", language: "nb", footer: "Kilder",
    blocks: [
      .heading(level: 2, [.text("Slik ligger kommunen an")]),
      .answer(.clearlyWorse, [.verdict(.clearlyWorse, "klart dårligere")]),
      .picture(MadePaper.picture), .table(MadePaper.table(HostileTexts.all)),
    ])

  /// The parts of XML by name, as Python's library of archives reads them.
  private func parts(of path: String) throws -> [String: String] {
    let script = """
      import json, sys, xml.dom.minidom, zipfile
      file = zipfile.ZipFile(sys.argv[1])
      names = [name for name in file.namelist() if name.endswith((".xml", ".rels", ".svg"))]
      for name in names: xml.dom.minidom.parseString(file.read(name))
      print(json.dumps({name: file.read(name).decode() for name in names}
        | {"names": " ".join(file.namelist()), "dates": str({i.date_time for i in file.infolist()})}))
      """
    var lines: [String] = []
    try ExternalProgram("python3", for: "this test").run(["-c", script, path]) { lines.append($0) }
    return try JSONDecoder().decode([String: String].self, from: Data(lines.joined().utf8))
  }

  @Test func tableRepeatsItsHeadAndPictureHasItsFallbackAndItsText() throws {
    let scratch = try ScratchFolder()
    try WordWriter(assets: MadePaper.assets).write(document, to: scratch.path("a.docx"))
    let parts = try parts(of: scratch.path("a.docx"))
    let body = try #require(parts["word/document.xml"])
    #expect(body.contains("<w:tblHeader w:val=\"true\" />"))
    #expect(body.contains("descr=\"Grue. 2015 til 2024\""))
    #expect(body.contains("w:val=\"Worse\""))
    #expect(parts["names"]?.contains(".svg") == true && parts["names"]?.contains(".png") == true)
    #expect(parts["word/styles.xml"]?.contains("<w:lang") == true)
    #expect(parts["word/styles.xml"]?.contains("w:val=\"nb-NO\"") == true)
    #expect(parts["docProps/core.xml"]?.contains("Ung &amp; utenfor &lt;2021&gt;") == true)
    #expect(parts["dates"] == "{(2000, 1, 1, 0, 0, 0)}")
  }

  @Test func hostileTextsAreTexts() throws {
    let scratch = try ScratchFolder()
    try WordWriter(assets: MadePaper.assets).write(document, to: scratch.path("a.docx"))
    let body = try #require(parts(of: scratch.path("a.docx"))["word/document.xml"])
    #expect(!body.contains("<w:hyperlink") && !body.contains("instrText"))
    #expect(body.matches(of: /<w:drawing>/).count == 1)
    #expect(body.matches(of: /<w:tr>/).count == HostileTexts.all.count + 1)
    #expect(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(body.unicodeScalars.allSatisfy(XMLText.allows))
  }

  @Test func sameDocumentIsTheSameBytes() throws {
    let scratch = try ScratchFolder()
    for name in ["a.docx", "b.docx"] {
      try WordWriter(assets: MadePaper.assets).write(document, to: scratch.path(name))
    }
    let bytes = try ["a.docx", "b.docx"].map {
      try Data(contentsOf: URL(fileURLWithPath: scratch.path($0)))
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0].count > 10_000)
  }
}

/// What the tests of documents share.
enum MadePaper {
  static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("data/paper")
    .path

  static let picture = Picture(
    id: "a", title: "Grue", description: "2015 til 2024", width: 300, height: 36,
    body: "<path d=\"M0 0h300v36h-300z\" fill=\"#000000\"/>")

  static func table(_ texts: [String]) -> PaperTable {
    PaperTable(
      caption: "Tall",
      columns: [.init("Mål", width: 30), .init("Grue", width: 10, .number)],
      rows: texts.map { .init([.init([.text($0)]), .init([.text("12,3\u{202F}%", .strong)])]) })
  }
}
