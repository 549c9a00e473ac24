import ArgumentParser
import Classification
import Files
import Geography
import Ingestion

struct GeographyImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring the data folder's lists up to date from KLASS's own files.",
    discussion: """
      Takes Statistics Norway's lists of codes and of changes, as downloaded from the web or from \
      KLASS's API. All files together are taken in whole, or nothing is: what contradicts our lists \
      is told with line and column. A year's changes and its list of codes, and new counties, are \
      given in one command. Regions are ours: give data/geography/regions.yaml their new codes.

        nullpunkt geography import endringer.csv koder.csv --check
      """)

  @Argument(help: "KLASS's files.")
  var files: [String]
  @Option(
    help: ArgumentHelp(
      "The day from which a list of codes without days is valid, YYYY-MM-DD.", valueName: "date"))
  var validFrom: CalendarDay?
  @Flag(help: "Tell what is new or contradicts, and write nothing.")
  var check = false
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let importer = KlassImporter(folder: try dataOptions.folder())
    let said = try dataOptions.knowledge().said(in: .en)
    let opened = files.compactMap { Importer.open($0, said) }
    guard opened.count == files.count,
      importer.merge(opened, validFrom: validFrom, isChecking: check)
    else {
      throw ExitCode.failure
    }
  }
}

/// Merges KLASS files into the data folder's lists and prints the changes.
struct KlassImporter {
  /// The path of the data folder.
  let folder: String

  /// - Returns: false when a file was refused, with its problems on standard error.
  func merge(_ files: [SourceFile], validFrom: CalendarDay? = nil, isChecking: Bool = false) -> Bool
  {
    let names = files.map(\.path).joined(separator: ", ")
    do throws(RefusedFile) {
      let lists = GeographyFolder("\(folder)/geography")
      var update = try lists.update()
      for file in files { update.merge(try KlassFile(file), validFrom: validFrom) }
      guard update.problems.isEmpty else { throw RefusedFile(update.problems) }
      guard !update.news.isEmpty else {
        Console.explain("\(names): nothing new")
        return true
      }
      if isChecking { try lists.check(update) } else { try lists.write(update) }
      let verb = isChecking ? "would be taken in" : "taken in"
      Console.explain(lines: update.news)
      Console.explain("\(names): \(update.news.count) news \(verb)")
      return true
    } catch {
      Console.explain(error)
      Console.explain("refused, nothing of \(names) was taken in")
      return false
    }
  }
}
