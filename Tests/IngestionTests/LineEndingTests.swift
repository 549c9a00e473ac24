import Testing

@testable import Ingestion

/// How lines end is found from the text, and changes nothing of what the file says.
struct LineEndingTests {
  @Test(arguments: [
    ("a\nb\n", LineEnding.lf), ("a\r\nb\r\n", .crlf), ("a\rb\r", .cr), ("a\r\nb\n", .mixed),
    ("a\rb\n", .mixed), ("a\n\rb", .mixed), ("a\nb", .lf), ("a\r\n\r\nb", .crlf), ("a", .lf),
    ("", .lf),
  ])
  func endingIsFoundFromTheText(_ text: String, _ ending: LineEnding) {
    #expect(LineEnding.detect(Array(text.utf8)) == ending)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func sameTableWithAnyLineEndSaysTheSame(_ ending: String) throws {
    let text = StatBankTable(rows: [StatBankTable.kongsvinger, StatBankTable.nordOdal]).text
    let expected = try Repository.read(text)
    let extract = try Repository.read(text.replacing("\n", with: ending))
    #expect(extract.described == [])
    #expect(extract.observations.count == 4)
    #expect(extract.observations == expected.observations)
    #expect(extract.contentHash == expected.contentHash)
  }

  @Test func linesKeepTheirEnds() {
    let lines = PhysicalLines(Array("a\r\n\rb\n\nc".utf8)).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(lines == ["a\r\n", "\r", "b\n", "\n", "c"])
  }
}
