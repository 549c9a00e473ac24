import ArgumentParser
import Ingestion
import Reporting

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is in a file, what would be imported, and what is wrong with it.",
    discussion: """
      Nothing is imported. Tells whether the database has the file already. Exit status 1 when a \
      file has problems.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "Extracts to look at.")
  var files: [String]
  @Option(help: "How the answer is written.")
  var format = Format.table
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let reader = try dataOptions.knowledge().reader
    let store = try database.openIfPresent()
    let inspections = try files.map { path -> Inspection in
      do {
        let file = try SourceFile(path: path)
        let name = try store?.name(ofFileWithHash: file.sha256)
        return Inspection(reader.read(file), importedAs: name)
      } catch let refused as RefusedFile {
        return Inspection(unreadable: path, refused.problems)
      }
    }
    if format == .json {
      let answer =
        try inspections.count == 1
        ? DataTable.json(inspections[0]) : DataTable.json(inspections)
      Console.answer(answer)
    } else {
      Console.answer(inspections.map(\.text).joined(separator: "\n"))
    }
    if inspections.contains(where: { !$0.problems.isEmpty }) { throw ExitCode.failure }
  }
}

/// What `inspect` says of one file.
private struct Inspection: Encodable {
  let file: String
  var sha256: String?
  var bytes: Int?
  var encoding: TextEncoding?
  var lineEnding: LineEnding?
  var delimiter: String?
  var decimalMark: String?
  var title: String?
  var headerRows: Int?
  var dataRows: Int?
  var footerRows: Int?
  var source = "unknown"
  var recipe: String?
  var columns: [Extract.Column] = []
  /// The name under which the database has it.
  var importedAs: String?
  let problems: [Problem]
  private var account: Reconciliation?

  private enum CodingKeys: String, CodingKey {
    case file, sha256, bytes, encoding, lineEnding, delimiter, decimalMark, title
    case headerRows, dataRows, footerRows, source, recipe, columns, importedAs, problems
  }

  init(unreadable path: String, _ problems: [Problem]) {
    file = path
    self.problems = problems
  }

  init(_ extract: Extract, importedAs name: String?) {
    importedAs = name
    file = extract.file.path
    sha256 = extract.file.sha256
    bytes = extract.file.size
    columns = extract.columns
    problems = extract.problems
    guard let form = extract.form else { return }
    encoding = form.encoding
    lineEnding = form.lineEnding
    delimiter = String(form.delimiter)
    decimalMark = String(form.decimalMark)
    title = form.title
    headerRows = form.headerRows
    dataRows = form.dataRows
    footerRows = form.footerRows
    source = form.publisher
    recipe = form.recipe
    account = extract.reconciliation
  }

  var text: String {
    var lines = [file]
    func tell(_ name: String, _ value: String?) {
      if let value { lines.append("  \(name): \(value)") }
    }
    tell("sha256", sha256)
    tell("bytes", bytes.map(String.init))
    tell("encoding", encoding?.rawValue)
    tell("line ends", lineEnding?.rawValue)
    tell("delimiter", delimiter.map { $0 == "\t" ? "tab" : $0 })
    tell("decimal mark", decimalMark)
    tell("title", title)
    tell("source", source)
    tell("recipe", recipe)
    tell("in the database as", importedAs)
    tell("what it holds", account?.summary)
    if !problems.isEmpty { tell("would be imported", "nothing, for its problems") }
    lines += columns.map { "  column \($0.index): \($0.name) → \($0.role)" }
    if !problems.isEmpty { lines.append("  problems: \(problems.count)") }
    lines += problems.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
