import Files
import Foundation
import Ingestion
import Testing

@testable import Storage

/// What is in the database already is recognised, however it is written down.
struct RecognitionTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  @Test func sameBytesUnderAnotherNameAreRecognised() throws {
    let first = try MadeExtract.wideTable("first.csv")
    _ = try store.take(first)
    let before = try store.contentHash()
    #expect(
      try store.take(try MadeExtract.wideTable("second.csv")).knownAs == "first.csv")
    #expect(try store.name(ofFileWithHash: first.file.sha256) == "first.csv")
    #expect(try store.contentHash() == before)
  }

  @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf16])
  func sameTableInAnotherEncodingIsRecognised(_ encoding: String.Encoding) throws {
    _ = try store.take(try MadeExtract.wideTable("latin1.csv", encoding: .isoLatin1))
    let before = try store.contentHash()
    let other = try MadeExtract.wideTable("other.csv", encoding: encoding)
    #expect(try store.name(ofFileWithHash: other.file.sha256) == nil)
    #expect(try store.take(other).knownAs == "latin1.csv")
    #expect(try store.contentHash() == before)
  }

  @Test func oneFigureMoreOrOtherwiseIsAnotherFile() throws {
    _ = try store.take(try MadeExtract.figures(named: "a.csv", [("1001", "4", "100")]))
    for (name, counts) in [
      ("b.csv", [("1001", "5", "100")]), ("c.csv", [("1002", "4", "100")]),
      ("d.csv", [("1001", "4", "100"), ("1002", "4", "100")]), ("e.csv", [("1001", "4", "")]),
    ] {
      let extract = try MadeExtract.figures(named: name, counts)
      #expect(try store.take(extract).account == extract.extract.reconciliation)
    }
    let later = try MadeExtract.figures(named: "f.csv", [("1001", "4", "100")], year: 2022)
    #expect(try store.take(later).account == later.extract.reconciliation)
    #expect(try store.files().map(\.name) == ["a", "b", "c", "d", "e", "f"].map { $0 + ".csv" })
  }

  /// The first file again, after it was revised, does not bring its old figures back.
  @Test func oldFileHandedInAgainDoesNotUndoARevision() throws {
    let first = try MadeExtract.figures(named: "first.csv", [("1001", "4", "100")])
    _ = try store.take(first)
    _ = try store.take(
      try MadeExtract.figures(named: "second.csv", [("1001", "40", "100")]))
    #expect(try store.take(first).knownAs == "first.csv")
    #expect(try store.observations().value("outside.numerator", "1001") == .number(40))
  }
}
