import Analysis
import Disclosure
import Files

/// What a column means in bokmål and nynorsk; the English is in the table's own declaration.
struct ColumnMeaning: Sendable, SettingsReadable {
  let nb: String
  let nn: String

  private enum Keys: String, CaseIterable { case nb, nn }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    nb = try read(.nb)
    nn = try read(.nn)
  }
}

/// The meanings of all result tables' columns, as `codebook.yaml` has them.
struct ColumnMeanings: Sendable, SettingsReadable {
  /// By table, then by column; under `shared` those that mean the same in every table.
  let tables: [String: [String: ColumnMeaning]]

  static let shared = "shared"

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    tables = try [String: [String: ColumnMeaning]](reading: node)
  }

  /// The meaning of a column; nil where the file does not tell it.
  func meaning(of column: String, in table: String) -> ColumnMeaning? {
    tables[table]?[column] ?? tables[Self.shared]?[column]
  }
}

/// A column of one of the package's tables: one row of the codebook.
package struct CodebookRow: Sendable {
  let file: String
  let position: Int
  let column: TableDescription.Column
  let isKey: Bool
  let norwegian: ColumnMeaning

  /// The codebook of some files, column by column.
  /// - Throws: `Refusal` for a column that `codebook.yaml` does not tell of.
  package static func all(_ files: [PackagedFile], _ knowledge: Knowledge) throws -> [CodebookRow] {
    let path = "\(knowledge.folder)/codebook.yaml"
    let meanings = try YAMLFile.read(ColumnMeanings.self, path: path)
    return try files.flatMap { file in
      try file.table.columns.enumerated().map { place, column in
        guard let norwegian = meanings.meaning(of: column.name, in: file.table.name) else {
          throw Refusal(
            "\(path): the column \(column.name) of the table \(file.table.name) is missing; "
              + "expected its meaning in nb and nn")
        }
        return CodebookRow(
          file: file.path, position: place + 1, column: column,
          isKey: file.table.key.contains(column.name), norwegian: norwegian)
      }
    }
  }
}

/// The columns of the codebook, a stable interface.
extension CodebookRow: TableRow {
  package static let table = ResultTable<CodebookRow>(
    "codebook", "A row is a column of one of the tables.", key: ["file", "column"],
    [
      .text("file", "The file that the column stands in.") { $0.file },
      .count(
        "position", .place, "The column's place in the file, from 1.", isNeverEmpty: true,
        isWithheld: false
      ) { $0.position },
      .text("column", "The column's name.") { $0.column.name },
      .word("type", "Which kind of values it holds.") { $0.column.type },
      .text("unit", "The unit of its numbers; empty for texts, years and words.") {
        $0.column.unit?.rawValue ?? ""
      },
      .text(
        "values",
        "The words that may stand there, separated by blanks; empty for numbers and any text."
      ) { $0.column.values.joined(separator: " ") },
      .flag("is_key", "Whether it is one of the columns that tell a row from every other.") {
        $0.isKey
      },
      .text("meaning_en", "What the column holds, in English.") { $0.column.meaning },
      .text("meaning_nb", "What the column holds, in bokmål.") { $0.norwegian.nb },
      .text("meaning_nn", "What the column holds, in nynorsk.") { $0.norwegian.nn },
    ])
}

extension CodebookRow: UnrestrictedRow {
  package static let needsNoProtection = "It tells of columns and holds no figures."
}
