import ArgumentParser
import Files
import Reporting
import Storage

struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "List the imported files, and how many figures of each are in force.",
    discussion: """
      A file's figures are out of force where a newer file of the table gives them, and all of them \
      when it was withdrawn (nullpunkt import --withdraw). Every file is kept.

        nullpunkt files
        nullpunkt files --format json
      """)

  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "file", "recipe", "last_changed", "imported_on", "figures", "in_force", "standing", "sha256",
  ]

  func run() throws {
    let files = try database.open().importedFiles()
    let rows = files.map { file in
      [
        file.name, file.recipe, file.lastChanged?.description ?? "",
        file.importedOn?.description ?? "", String(file.figures), String(file.inForce),
        file.isWithdrawn ? "withdrawn" : "in_force", file.sha256,
      ]
    }
    switch format {
    case .table:
      let say = CommandWords(try dataOptions.knowledge().texts, languageOptions.language)
      let short = try rows.map { row in
        row[0..<6] + [try say("standing_\(row[6])"), String(row[7].prefix(12))]
      }
      Console.tell(
        AlignedTable(
          header: try Self.header.dropLast().map { try say($0) } + ["sha256"],
          rows: short.map(Array.init), rightAligned: [4, 5]))
    case .csv: Console.answer(header: Self.header, rows, csv)
    case .json: Console.answer(try JSONText.of(files))
    }
  }
}

extension ImportedFile: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file, recipe, lastChanged, importedOn, figures, inForce, isWithdrawn, sha256
  }

  /// Encodes every key, with null where the day of the last change or of the import is not known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .file)
    try container.encode(recipe, forKey: .recipe)
    try container.encode(lastChanged?.description, forKey: .lastChanged)
    try container.encode(importedOn?.description, forKey: .importedOn)
    try container.encode(figures, forKey: .figures)
    try container.encode(inForce, forKey: .inForce)
    try container.encode(isWithdrawn, forKey: .isWithdrawn)
    try container.encode(sha256, forKey: .sha256)
  }
}
