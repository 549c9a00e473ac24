import BundledData
import Files
import Testing

@testable import Ingestion

/// What looks right at a glance and must be refused all the same.
struct WideTableStrictnessTests {
  @Test func doubledColumnIsRefused() throws {
    var table = StatBankTable(rows: [StatBankTable.row("3401", "907", "908")])
    table.columns[4] = table.columns[3]
    #expect(try table.read().problems.map { [$0.line, $0.column] } == [[3, 5]])
  }

  @Test func doubledKeyColumnIsRefused() throws {
    var table = StatBankTable(rows: ["\"3401\";\"Menn\";\"20-24 år\";\"Kvinner\";112"])
    table.columns[3] = "kjønn"
    #expect(try table.read().problems.map { [$0.line, $0.column] } == [[3, 4]])
  }

  /// Codes decide which place a row is about, so they also decide whether it was there before.
  @Test func doubledRowWithTheNameSpeltOtherwiseIsRefused() throws {
    let extract = try StatBankTable(rows: [
      StatBankTable.kongsvinger, StatBankTable.row("3401", "907", "112"),
    ]).read()
    #expect(extract.problems.map(\.kind) == [.duplicate])
  }

  @Test func signInAYearIsNoDigit() throws {
    var table = StatBankTable(rows: [StatBankTable.row("0 Hele landet", "907", "112")])
    table.columns[3] = "Befolkning +021"
    #expect(try table.read().problems.map { [$0.line, $0.column] } == [[3, 4]])
  }

  @Test func recipeWhoseAgeIsNoAgeIsRefused() throws {
    try withRecipe(replacing: "\"20-24\": 20-24", with: "\"20-24\": 20 to 24") { folder in
      #expect(throws: RefusedFile.self) { try Recipes(folder: folder) }
    }
  }

  @Test func accountOfATableWithARefusedCellIsNotComplete() throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401", "907", "abc")]).read()
    #expect(extract.reconciliation.cells == 2)
    #expect(!extract.reconciliation.isComplete)
  }

  @Test(arguments: [
    StatBankTable.row("9998", "907", "112"), "\"3401\";\"Både og\";\"20-24 år\";907;112",
    StatBankTable.kongsvinger,
  ])
  func accountOfATableWithARefusedRowIsNotComplete(_ row: String) throws {
    let account = try StatBankTable(rows: [StatBankTable.kongsvinger, row]).read().reconciliation
    #expect(account.cells == 2 * 2)
    #expect(!account.isComplete)
  }

  @Test func codeBesideAnotherMunicipalitysNameIsRefused() throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401 Oslo", "907", "112")]).read()
    #expect(
      extract.described == [
        "table.csv:4:1: \"3401 Oslo\": the code 3401 is Kongsvinger, but the name is that of 0301; "
          + "expected code and name of the same municipality"
      ])
  }

  @Test func tableWithoutRowsIsRefused() throws {
    #expect(
      try StatBankTable(rows: []).read().described == ["table.csv:3: no rows below the header"])
  }

  @Test func tableWithoutAColumnOfFiguresIsRefused() throws {
    let table = StatBankTable(
      columns: ["region", "kjønn", "alder"], rows: ["\"3401\";\"Menn\";\"20-24 år\""])
    #expect(try table.read().described == ["table.csv:3: the header has no column with figures"])
  }

  private func withRecipe(
    replacing text: String, with other: String, _ body: (String) throws -> Void
  ) throws {
    let folder = "\(Repository.data)/recipes"
    func file(_ name: String) throws -> String {
      String(decoding: try SourceFile(path: "\(folder)/\(name)").contents(), as: UTF8.self)
    }
    let recipe = try file("ssb-13556.yaml")
    try #require(recipe.contains(text))
    try withFolder(
      [
        "symbols.yaml": file("symbols.yaml"), "vocabulary.yaml": file("vocabulary.yaml"),
        "table.yaml": recipe.replacing(text, with: other),
      ],
      body)
  }
}
