import BundledData
import Files
import Testing

@testable import Ingestion

/// The encoding is found from the bytes, and changes nothing of what the file says.
struct TextEncodingTests {
  enum Writing: CaseIterable {
    case latin1, utf8, utf8WithMark, utf16Little, utf16LittleWithMark, utf16Big, utf16BigWithMark

    func bytes(_ text: String) throws -> [UInt8] {
      switch self {
      case .latin1: try text.unicodeScalars.map { try #require(UInt8(exactly: $0.value)) }
      case .utf8: Array(text.utf8)
      case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
      case .utf16Little: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16LittleWithMark: [0xFF, 0xFE] + (try Writing.utf16Little.bytes(text))
      case .utf16Big: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .utf16BigWithMark: [0xFE, 0xFF] + (try Writing.utf16Big.bytes(text))
      }
    }

    var encoding: TextEncoding {
      switch self {
      case .latin1: .windows1252
      case .utf8: .utf8
      case .utf8WithMark: .utf8WithMark
      case .utf16Little, .utf16LittleWithMark: .utf16LittleEndian
      case .utf16Big, .utf16BigWithMark: .utf16BigEndian
      }
    }
  }

  @Test(arguments: Writing.allCases)
  func sameTableInAnyEncodingSaysTheSame(_ writing: Writing) throws {
    let text = StatBankTable(rows: [StatBankTable.kongsvinger, StatBankTable.nordOdal]).text
    let expected = try Repository.read(text)
    let file = SourceFile(path: "table.csv", bytes: try writing.bytes(text))
    let extract = try Repository.read(file)
    #expect(extract.described == [])
    #expect(extract.form?.encoding == writing.encoding)
    #expect(extract.observations.count == 4)
    #expect(extract.observations == expected.observations)
    #expect(extract.contentHash == expected.contentHash)
    #expect((extract.file.sha256 == expected.file.sha256) == (writing == .utf8))
  }

  @Test func contentHashTellsOtherFiguresApart() throws {
    let hashes = try ["907;112", "907;113", "907;112*", "907;-", "907;0", "907;:"].map {
      try StatBankTable(rows: ["\"3401\";\"Begge kjønn\";\"20-24 år\";\($0)"]).read().contentHash
    }
    #expect(Set(hashes).count == hashes.count)
  }

  /// SHA-256 of `abc`: FIPS 180-4, example of one block.
  @Test func fileIsRecognisedByTheHashOfItsBytes() {
    #expect(
      SourceFile(path: "folder/abc.csv", bytes: [0x61, 0x62, 0x63]).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [
    ([0x61, 0x3B, 0x0A], TextEncoding.ascii), ([0xC3, 0xA5], .utf8),
    ([0xEF, 0xBB, 0xBF, 0x61], .utf8WithMark), ([0xE5], .windows1252),
    ([0x61, 0x00, 0x3B, 0x00], .utf16LittleEndian), ([0x00, 0x61, 0x00, 0x3B], .utf16BigEndian),
    ([0xFF, 0xFE, 0x61, 0x00], .utf16LittleEndian), ([0xFE, 0xFF, 0x00, 0x61], .utf16BigEndian),
  ])
  func encodingIsFoundFromTheBytes(_ bytes: [UInt8], _ encoding: TextEncoding) {
    #expect(TextEncoding(of: bytes) == encoding)
  }

  /// The signs between 0x80 and 0x9F are Microsoft's, not Latin-1's: unicode.org, CP1252.TXT.
  @Test func windows1252HasItsOwnSigns() throws {
    let text = try #require(decoded([0x80, 0x96, 0x9F, 0xE6, 0xF8, 0xC5]))
    #expect(String(decoding: text, as: UTF8.self) == "€–ŸæøÅ")
  }

  @Test(arguments: [
    [0x20, 0x81], [0xEF, 0xBB, 0xBF, 0xE5], [0x61, 0x00, 0x62], [0xFF, 0xFE, 0x61, 0x00, 0x62],
    [0x00, 0xD8, 0x61, 0x00], [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], [0xD8, 0x00, 0x00, 0x61],
  ])
  func bytesThatMeanNoLetterAreNoText(_ bytes: [UInt8]) { #expect(decoded(bytes) == nil) }

  /// Letters of several bytes that the pieces of a long file cut in two.
  @Test(arguments: Writing.allCases.filter { $0 != .latin1 }, ["å", "€", "😀"])
  func letterAcrossPiecesIsWhole(_ writing: Writing, _ letter: String) throws {
    for filler in (FileBytes.pieceSize - 5)..<FileBytes.pieceSize {
      let text = String(repeating: "x", count: filler) + letter + "y"
      #expect(try decoded(writing.bytes(text)) == Array(text.utf8))
    }
  }

  /// The text as UTF-8; nil when it is none.
  private func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    try? {
      var text = DecodedText(SourceFile(path: "table.csv", bytes: bytes))
      var all: [UInt8] = []
      while let piece = try text.next() { all += piece }
      return all
    }()
  }
}
