import Files
import Ingestion
import Observations
import Testing

@testable import Storage

/// Which file's figures are in force can be decided anew: a mistaken file gives way.
struct StandingTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let right: MadeFile
  private let mistaken: MadeFile

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    right = try MadeExtract.figures(
      named: "right.csv", [("1001", "4", "100"), ("1002", "5", "100")])
    mistaken = try MadeExtract.figures(
      named: "mistaken.csv", [("1001", "40", "100"), ("1003", "9", "100")])
    _ = try store.take(right)
    _ = try store.take(mistaken)
  }

  private func again(_ file: MadeFile, with batch: Set<String> = []) throws -> ImportOutcome {
    try store.importFile(file.file, by: file.reader, known: .putInForce, with: batch)
  }

  private func outside(_ unit: String) throws -> CellValue? {
    try store.observations().value("outside.numerator", unit)
  }

  @Test func fileImportedAgainIsInForceAgain() throws {
    guard case .inForceAgain(let change) = try again(right) else {
      Issue.record("the file is not in force again")
      return
    }
    #expect((change.file, change.figures, change.inForce) == ("right.csv", 4, 4))
    #expect(change.others == [StandingChange.Other(file: "mistaken.csv", change: -2)])
    #expect(try outside("1001") == .number(4))
    #expect(try outside("1003") == .number(9))
    #expect(try again(right).knownAs == "right.csv")
    #expect(try store.filesInForceByMistake().isEmpty)
    #expect(try store.structuralProblems().isEmpty)
  }

  /// In another encoding too.
  @Test func sameFiguresInOtherBytesAreInForceAgain() throws {
    let other = try MadeExtract.figures(
      named: "r.csv", [("1001", "4", "100"), ("1002", "5", "100")], encoding: .utf16LittleEndian)
    guard case .inForceAgain(let change) = try again(other) else {
      Issue.record("the file is not in force again")
      return
    }
    #expect(change.file == "right.csv")
    #expect(try outside("1001") == .number(4))
  }

  @Test func withdrawnFileGivesWayAndIsKept() throws {
    let change = try store.withdraw("mistaken.csv")
    #expect((change.figures, change.inForce) == (4, 0))
    #expect(change.others == [StandingChange.Other(file: "right.csv", change: 2)])
    #expect(try outside("1001") == .number(4))
    #expect(try outside("1003") == nil)
    #expect(try store.files().map(\.name) == ["right.csv"])
    #expect(try store.accounts().map(\.name) == ["right.csv"])
    let listed = try store.importedFiles()
    #expect(listed.map(\.name) == ["right.csv", "mistaken.csv"])
    #expect(listed.map(\.isWithdrawn) == [false, true])
    #expect(listed.map(\.inForce) == [4, 0])
    #expect(try store.incompleteFiles().isEmpty)
    #expect(try store.filesInForceByMistake().isEmpty)
    // What it gave can still be asked for.
    let itsOwn = try store.observations(from: [mistaken.file.sha256])
    #expect(itsOwn.value("outside.numerator", "1001") == .number(40))
  }

  @Test func withdrawnFileComesBackWhenItIsImportedAgain() throws {
    _ = try store.withdraw(String(mistaken.file.sha256.prefix(8)))
    guard case .alreadyImported("mistaken.csv", isWithdrawn: true) = try store.take(mistaken) else {
      Issue.record("a file that is not handed in by name came back")
      return
    }
    #expect(try outside("1001") == .number(4))
    guard case .inForceAgain(let change) = try again(mistaken) else {
      Issue.record("the file is not in force again")
      return
    }
    #expect(change.inForce == 4)
    #expect(try outside("1001") == .number(40))
    #expect(try store.filesInForceByMistake().isEmpty)
  }

  @Test func withdrawnFileOfNoOtherLeavesNothing() throws {
    _ = try store.withdraw("right.csv")
    #expect(try outside("1001") == .number(40))
    #expect(try outside("1002") == nil)
    _ = try store.withdraw("mistaken.csv")
    let table = try store.observations()
    #expect(table.series.isEmpty)
    #expect(try store.series().isEmpty)
    #expect(
      try store.unitCounts(of: Measure(source: "made", name: "outside.numerator"), year: 2021)
        .isEmpty)
  }

  @Test(arguments: [
    ("nothing.csv", "no imported file is called nothing.csv"),
    ("right.csv", "right.csv is withdrawn already"),
  ])
  func withdrawalThatCannotBeIsRefused(_ name: String, _ message: String) throws {
    _ = try store.withdraw("right.csv")
    let before = try store.contentHash()
    let error = #expect(throws: StoreError.self) { try store.withdraw(name) }
    #expect(error?.description.hasPrefix(message) == true)
    #expect(try store.contentHash() == before)
  }

  /// Six files of the same figure, withdrawn and brought back in any order: what is in force is what a new
  /// database would have, in which the files that are not withdrawn were imported in order.
  @Test func whatIsInForceDependsOnDecisionsAlone() throws {
    let files = try (1...6).map { number in
      try MadeExtract.figures(
        named: "f\(number).csv",
        [("1001", "\(number)", "50"), (number % 2 == 0 ? "1002" : "1003", "\(number)", "50")])
    }
    for file in files { _ = try store.take(file) }
    var order = [4, 5, 6].map { $0 - 1 }
    for number in [1, 2, 3] { _ = try store.withdraw("f\(number).csv") }
    _ = try again(files[1])
    order.append(1)
    _ = try again(files[3])
    order = [4, 5, 1, 3]
    _ = try store.withdraw("f2.csv")
    order = [4, 5, 3]
    let fresh = try Store(path: folder.path("fresh.sqlite"))
    _ = try fresh.take(right)
    _ = try fresh.take(mistaken)
    for place in order { _ = try fresh.take(files[place]) }
    let (one, other) = (try store.observations(), try fresh.observations())
    for series in other.series { #expect(one[series] == other[series]) }
    #expect(Set(one.series) == Set(other.series))
    #expect(try store.filesInForceByMistake().isEmpty)
  }

  /// A figure in force that nobody decided on is found.
  @Test func figureInForceByMistakeIsFound() throws {
    try store.write("") { db in
      try db.execute(
        sql: "DROP TRIGGER figure_is_final; UPDATE figure SET in_force = 0 WHERE file_id = 2")
    }
    #expect(try store.filesInForceByMistake() == ["mistaken.csv"])
    try store.write("") { db in try db.execute(sql: "UPDATE figure SET in_force = 1") }
    #expect(try !store.filesInForceByMistake().isEmpty)
  }
}
