import BundledData
import Files
import Testing

@testable import Ingestion

/// How lines end is found from the text, and changes nothing of what the file says.
struct LineEndingTests {
  @Test(arguments: [
    ("a\nb\n", LineEnding.lf), ("a\r\nb\r\n", .crlf), ("a\rb\r", .cr), ("a\r\nb\n", .mixed),
    ("a\rb\n", .mixed), ("a\n\rb", .mixed), ("a\nb", .lf), ("a\r\n\r\nb", .crlf), ("a", .lf),
    ("", .lf),
  ])
  func endingIsFoundFromTheText(_ text: String, _ ending: LineEnding) throws {
    #expect(try lines(text).ending == ending)
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

  @Test func linesKeepTheirEnds() throws {
    #expect(try lines("a\r\n\rb\n\nc").texts == ["a\r\n", "\r", "b\n", "\n", "c"])
  }

  /// A line end of two bytes may be cut in two by the pieces in which a file is read.
  @Test func lineEndAcrossPiecesIsOne() throws {
    let long = String(repeating: "x", count: FileBytes.pieceSize - 1)
    let read = try lines("\(long)\r\ny\r\n")
    #expect(read.texts == ["\(long)\r\n", "y\r\n"])
    #expect(read.ending == .crlf)
  }

  private func lines(_ text: String) throws -> (texts: [String], ending: LineEnding) {
    var parts = LineParts(
      DecodedText(SourceFile(path: "table.csv", bytes: Array(text.utf8))))
    var texts: [String] = []
    while let part = try parts.next() { texts.append(String(decoding: part.bytes, as: UTF8.self)) }
    return (texts, parts.lineEnding)
  }
}
