import Files
import Ingestion
import Observations
import Testing

@testable import Storage

/// Which of two files is newer is asked of what they say, before the order in which they come.
struct NewerFileTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  /// A table of the years given, each figure with the same count, and below it what the publisher says.
  private func table(_ name: String, _ years: ClosedRange<Int>, count: Int, _ note: String = "")
    throws -> MadeFile
  {
    let columns = years.map { "\"Befolkning \($0)\"" }.joined(separator: ";")
    let figures = years.map { _ in "\(count)" }.joined(separator: ";")
    return try MadeExtract.read(
      name,
      """
      "13556: Unge utenfor, etter region, kjønn og alder"

      "region";"kjønn";"alder";\(columns)
      "1001 Municipality 1001";"Begge kjønn";"20-24 år";\(figures)

      \(note)

      """)
  }

  private func take(_ files: MadeFile..., together: Bool) throws -> [String?] {
    let batch = together ? Set(files.map(\.file.sha256)) : []
    return try files.map { file in
      guard
        case .imported(_, _, let beneath) = try store.importFile(
          file.file, by: file.reader, with: batch)
      else {
        Issue.record("\(file.file.name) was not imported")
        return nil
      }
      return beneath
    }
  }

  private func people() throws -> [CellValue?] {
    let table = try store.observations()
    return table.series.map { series in table[series].values.first }
  }

  @Test(arguments: [
    ("Sist endret: 20240613 08:00", "Sist endret: 20230613 08:00"),
    ("\"Sist endret:\";\"13.06.2024\"", "\"Sist endret:\";\"1.7.2023\""),
    ("Sist endret:\nBefolkning\n20240613 08:00", "Siste oppdatering: 2023-06-13T08:00"),
    ("Last updated:\n20240613 08:00", "Latest update: 20231231"),
  ])
  func fileThatWasChangedLaterHolds(_ later: String, _ earlier: String) throws {
    let (new, old) = (
      try table("a.csv", 2021...2021, count: 1, later),
      try table("b.csv", 2021...2021, count: 2, earlier)
    )
    #expect(try take(new, old, together: true) == [nil, "a.csv"])
    #expect(try people() == [.number(1)])
    #expect(try store.filesInForceByMistake().isEmpty)
  }

  @Test func fileThatWasChangedLaterHoldsFromAnImportBefore() throws {
    let new = try table("a.csv", 2021...2021, count: 1, "Sist endret: 20240613 08:00")
    let old = try table("b.csv", 2021...2022, count: 2, "Sist endret: 20230613 08:00")
    #expect(try take(new, together: false) + take(old, together: false) == [nil, "a.csv"])
    #expect(try people() == [.number(1), .number(2)])
    guard case .inForceAgain = try store.importFile(old.file, by: old.reader, known: .putInForce)
    else {
      Issue.record("a file handed in once more is not in force")
      return
    }
    #expect(try people() == [.number(2), .number(2)])
  }

  @Test func ofFilesTakenTogetherTheOneWithLaterYearsHolds() throws {
    let (long, short) = (
      try table("a.csv", 2019...2023, count: 1), try table("b.csv", 2019...2022, count: 2)
    )
    #expect(try take(long, short, together: true) == [nil, "a.csv"])
    #expect(try people() == Array(repeating: .number(1), count: 5))
    #expect(try store.filesInForceByMistake().isEmpty)
  }

  /// Somebody who takes in one year's file after the whole table means it.
  @Test func ofFilesTakenOneByOneTheLaterHolds() throws {
    let (long, short) = (
      try table("a.csv", 2019...2023, count: 1), try table("b.csv", 2019...2022, count: 2)
    )
    #expect(try take(long, together: false) + take(short, together: false) == [nil, nil])
    #expect(try people() == Array(repeating: .number(2), count: 4) + [.number(1)])
  }

  /// The day is the table's last change, not another day in a note.
  @Test(arguments: ["Hentet: 20240613", "Tall per 31.12.2023", "Sist endret: i går"])
  func otherDaysAreNotTheLastChange(_ note: String) throws {
    let file = try table("a.csv", 2021...2021, count: 1, note)
    #expect(try #require(file.extract.form).lastChanged == nil)
  }
}
