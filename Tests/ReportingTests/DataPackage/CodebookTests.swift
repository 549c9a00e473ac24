import Foundation
import Testing

@testable import Analysis
@testable import Files
@testable import Reporting

/// Every column of every table is told of in three languages, and nothing else is.
struct CodebookTests {
  private let data = RepositoryTexts.data
  private let files = ResultFile.allCases.map(PackagedFile.init) + PackagedFile.beside

  private func meanings() throws -> ColumnMeanings {
    try YAMLFile.read(ColumnMeanings.self, path: "\(data)/codebook.yaml")
  }

  @Test func everyColumnOfEveryTableIsInTheCodebook() throws {
    let rows = try CodebookRow.all(files, Knowledge(folder: data))
    let expected = files.flatMap { file in file.table.columns.map { [file.path, $0.name] } }
    #expect(rows.map { [$0.file, $0.column.name] } == expected)
    #expect(Set(rows.map(\.file)).count == ResultFile.allCases.count + 2)
    for row in rows {
      for text in [row.column.meaning, row.norwegian.nb, row.norwegian.nn] {
        #expect(
          text.hasSuffix(".") || text.hasSuffix("?"), "\(row.file) \(row.column.name): \(text)")
      }
      #expect(row.norwegian.nb != row.column.meaning)
    }
  }

  @Test func codebookTellsOfNothingElse() throws {
    let tables = Dictionary(
      files.map { ($0.table.name, Set($0.table.columns.map(\.name))) },
      uniquingKeysWith: { $0.union($1) })
    for (table, columns) in try meanings().tables {
      for column in columns.keys {
        let isUsed =
          table == ColumnMeanings.shared
          ? tables.values.contains { $0.contains(column) } : tables[table]?.contains(column) == true
        #expect(isUsed, "\(table).\(column)")
      }
    }
  }

  /// A Norwegian sentence that serves several tables translates one English sentence.
  @Test func sharedMeaningsAreTheSameInEnglish() throws {
    let meanings = try meanings().tables
    for column in try #require(meanings[ColumnMeanings.shared]).keys {
      let english = files.filter { meanings[$0.table.name]?[column] == nil }
        .flatMap { $0.table.columns.filter { $0.name == column }.map(\.meaning) }
      #expect(Set(english).count == 1, "\(column): \(Set(english))")
    }
  }

  @Test func columnThatIsNotTranslatedIsRefusedByName() throws {
    let strange = PackagedFile(
      path: "a.csv",
      table: TableDescription(
        name: "a", meaning: "A row is an a.", key: ["b"],
        columns: [
          TableDescription.Column(
            name: "b", type: .text, unit: nil, meaning: "A b.", values: [], isNeverEmpty: true)
        ], withheld: []))
    let refusal = #expect(throws: Refusal.self) {
      try CodebookRow.all([strange], Knowledge(folder: data))
    }
    #expect(refusal?.description.contains("the column b of the table a is missing") == true)
  }
}
