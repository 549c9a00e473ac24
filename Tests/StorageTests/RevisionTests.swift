import Files
import Ingestion
import Observations
import Testing

@testable import Storage

/// A newer file of the same table supersedes the figures it gives again, and the difference is told.
struct RevisionTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    _ = try store.take(
      try MadeExtract.figures(
        named: "first.csv", [("1001", "4", "100"), ("1002", "5", "100"), ("1003", "6", "100")]))
  }

  /// 1001 is revised, 1002 withheld, 1003 left out and 2001 new: three figures unchanged.
  private func takeSecond() throws -> Revision? {
    let outcome = try store.take(
      try MadeExtract.figures(
        named: "second.csv", [("1001", "40", "100"), ("1002", ":", "100"), ("2001", "7", "100")]))
    guard case .imported(_, let revision, _) = outcome else { return nil }
    return revision
  }

  @Test func revisionIsToldWithTheImport() throws {
    let revision = try #require(try takeSecond())
    #expect((revision.earlier, revision.later) == ("first.csv", "second.csv"))
    #expect(
      revision.changed.map { "\($0.figure.unit) \($0.figure.series.measure.name)" }
        == ["1001 outside.numerator", "1002 outside.numerator"])
    #expect(revision.changed.map(\.before) == [.number(4), .number(5)])
    #expect(revision.changed.map(\.after) == [.number(40), .suppressed])
    #expect((revision.unchanged, revision.added) == (2, 2))
    #expect(revision.onlyEarlier.map { "\($0.figure.unit)" } == ["1003", "1003"])
    #expect(revision.onlyEarlier.map(\.before) == [.number(6), .number(100)])
  }

  @Test func revisionCanBeAskedForLater() throws {
    let told = try #require(try takeSecond())
    #expect(try store.revision(from: "first.csv", to: "second.csv") == told)
    let hashes = try store.files().map { String($0.sha256.prefix(8)) }
    #expect(try store.revision(from: hashes[0], to: hashes[1]) == told)
    let back = try store.revision(from: "second.csv", to: "first.csv")
    #expect(back.changed.map(\.before) == [.number(40), .suppressed])
    #expect((back.added, back.onlyEarlier.count) == (told.onlyEarlier.count, told.added))
  }

  @Test func figuresLeftOutStayInForce() throws {
    _ = try takeSecond()
    let table = try store.observations()
    #expect(table.value("outside.numerator", "1001") == .number(40))
    #expect(table.value("outside.numerator", "1003") == .number(6))
  }

  @Test func firstFileOfATableRevisesNothing() throws {
    guard case .imported(_, let revision, _) = try store.take(try MadeExtract.wideTable()) else {
      Issue.record("the table was not imported")
      return
    }
    #expect(revision == nil)
  }

  @Test(arguments: [
    ("third.csv", "no imported file is called third.csv"),
    ("fir", "no imported file is called fir"),
  ])
  func unknownFileIsToldOf(_ name: String, _ message: String) throws {
    let error = #expect(throws: StoreError.self) {
      try store.revision(from: "first.csv", to: name)
    }
    #expect(error?.description.hasPrefix(message) == true)
  }

  @Test func nameOfTwoFilesIsToldOf() throws {
    _ = try store.take(try MadeExtract.figures(named: "first.csv", [("1001", "9", "100")]))
    let error = #expect(throws: StoreError.self) {
      try store.revision(from: "first.csv", to: "first.csv")
    }
    #expect(error?.description.hasPrefix("first.csv may mean first.csv ") == true)
  }
}
