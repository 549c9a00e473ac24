import ArgumentParser
import Files
import Ingestion
import Reporting
import Storage

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is in a file, what would be imported, and what is wrong with it.",
    discussion: """
      Nothing is imported. Tells whether the database has the file already. Folders stand for the \
      tables in them. With --suggest a draft of a recipe is written for a file that no recipe \
      knows: save it in data/recipes, look it through, and inspect the file again. Exit status 1 \
      when a file has problems.

        nullpunkt inspect 'nedlastinger/*.csv'
        nullpunkt inspect oppfolging.csv --suggest > data/recipes/oppfolging.yaml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "Extracts to look at: files, folders or patterns such as 'nav/*.csv'.")
  var files: [String]
  @Option(help: "How the answer is written.")
  var format = Format.table
  @OptionGroup var words: LanguageOptions
  @Option(help: "The sheet to read of a workbook with several tables.")
  var sheet: String?
  @Flag(help: "Draft a recipe for the file instead.")
  var suggest = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    var reader = try knowledge.reader
    reader.sheet = sheet
    let paths = try InputFiles.expand(files)
    if suggest {
      for path in paths {
        Console.answer(try reader.draft(SourceFile(path: path)).yaml)
      }
      return
    }
    let store = try database.openIfPresent()
    let inspections = try paths.map { [reader] in try inspect($0, reader, store) }
    if format == .json {
      let answer =
        try inspections.count == 1
        ? JSONText.of(inspections[0]) : JSONText.of(inspections)
      Console.answer(answer)
    } else {
      let said = try knowledge.said(in: words.language)
      Console.tell(inspections.map { $0.text(said) }.joined(separator: "\n"))
    }
    if inspections.contains(where: { !$0.problems.isEmpty }) { throw ExitCode.failure }
  }

  private func inspect(_ path: String, _ reader: ExtractReader, _ store: Store?) throws
    -> Inspection
  {
    let file: SourceFile
    do throws(RefusedFile) {
      file = try SourceFile(path: path)
    } catch {
      return Inspection(unreadable: path, error.problems)
    }
    return Inspection(
      reader.read(file), importedAs: try store?.name(ofFileWithHash: file.sha256))
  }
}
