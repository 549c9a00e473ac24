import ArgumentParser
import Classification
import Files
import Foundation
import Ingestion
import Storage

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take extracts into the database.",
    discussion: """
      Each file is one transaction: all of it is taken in, or nothing. A file in which anything \
      cannot be read is refused whole, and every problem is listed with file, line, column, the \
      text and what would be right. A file whose bytes, or whose figures in another encoding, are \
      in the database already changes nothing. A newer file of the same table supersedes the \
      figures it gives again; the older file is kept, and nullpunkt diff tells what changed. KLASS's \
      lists of codes and changes go into the data folder's geography.
      """)

  @Argument(help: "Extracts: files, folders or patterns such as 'nav/*.csv'.")
  var files: [String]
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let paths = try InputFiles.expand(files)
    // What KLASS says of places comes first, and all together: figures may need it.
    var (lists, files, refused) = ([String](), [SourceFile](), 0)
    for path in paths {
      guard let file = Importer.open(path) else {
        refused += 1
        continue
      }
      if KlassFile.isOne(file) { lists.append(path) } else { files.append(file) }
    }
    if !lists.isEmpty, !KlassImporter(folder: try dataOptions.folder()).merge(lists) {
      refused += lists.count
    }
    let reader = try dataOptions.knowledge().reader
    let store = try database.create()
    let importer = Importer(store: store, reader: reader)
    for file in files where try !importer.importFile(file) { refused += 1 }
    try store.close()
    if paths.count > 1 {
      Console.explain("\(paths.count) files: \(paths.count - refused) taken, \(refused) refused")
    }
    if refused > 0 { throw ExitCode.failure }
  }
}
