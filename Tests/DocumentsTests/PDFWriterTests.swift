import Files
import Foundation
import HostileTexts
import Paper
import Testing

@testable import Documents

/// PDFs that a screen reader can read.
struct PDFWriterTests {
  private func document(_ texts: [String]) -> PaperDocument {
    PaperDocument(
      title: "Ung & utenfor", language: "nb", footer: "Kilder",
      blocks: [
        .heading(level: 2, [.text("Slik ligger kommunen an")]),
        .sideBySide(
          [.answer(.better, [.verdict(.better, "bedre")])], [.picture(MadePaper.picture)]),
        .list([[.text("én", .emphasis)], [.text("to", .code)]]), .table(MadePaper.table(texts)),
      ])
  }

  private func ask(_ program: String, _ path: String) throws -> String {
    var lines: [String] = []
    try ExternalProgram(program, for: "this test").run(
      program == "pdftotext" ? [path, "-"] : [path]
    ) {
      lines.append($0)
    }
    return lines.joined(separator: "\n")
  }

  @Test func fileIsTaggedAndHasTitleAndLanguage() throws {
    let scratch = try ScratchFolder()
    let (a, b) = (scratch.path("a.pdf"), scratch.path("b.pdf"))
    var told: [String] = []
    try PDFWriter(assets: MadePaper.assets).write(
      [(document(["Grue"]), a), (document(["Grue"]), b)], tell: { told.append($0) })
    #expect(told == [a, b])
    let info = try ask("pdfinfo", a)
    #expect(info.contains(/Title: +Ung & utenfor/))
    #expect(info.contains(/Tagged: +yes/))
    #expect(info.contains(/Pages: +1/))
    let bytes = try [a, b].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    #expect(String(decoding: bytes[0], as: UTF8.self).contains("/Lang"))
  }

  @Test func hostileTextsAreTexts() throws {
    let scratch = try ScratchFolder()
    try PDFWriter(assets: MadePaper.assets).write(
      [(document(HostileTexts.all), scratch.path("a.pdf"))])
    let text = try ask("pdftotext", scratch.path("a.pdf"))
    #expect(text.contains("<script>alert(1)</script>"))
    #expect(text.contains("**bold** _it_ ~~no~~"))
    #expect(text.matches(of: /12,3/).count == HostileTexts.all.count)
  }

  @Test func whatCannotBeWrittenIsNamed() throws {
    let scratch = try ScratchFolder()
    let failure = #expect(throws: ExternalProgram.Failure.self) {
      try PDFWriter(assets: MadePaper.assets).write(
        [(document([]), scratch.path("no/a.pdf"))])
    }
    #expect(failure?.description.contains("no/a.pdf") == true)
  }
}
