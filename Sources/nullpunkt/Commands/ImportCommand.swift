import ArgumentParser
import Classification
import Files
import Foundation
import Ingestion
import Reporting
import Storage

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take extracts into the database, or out of force.",
    discussion: """
      Each file is one transaction: all of it is taken in, or nothing. A file in which anything \
      cannot be read is refused whole, and every problem is listed with file, line, column, the \
      text and what would be right. A file whose bytes, or whose figures in another encoding, are \
      in the database already is in force again when it is handed in by name. A newer file of the \
      same table supersedes the figures it gives again; the older file is kept, and nullpunkt diff \
      tells what changed. Of files that are handed in together, the newer is the one whose table \
      was changed later, by its own words, or that has later years. KLASS's lists of codes and \
      changes go into the data folder's geography.

      --withdraw takes a file's figures out of force, by its path, the name it was imported under \
      or the beginning of its SHA-256. They are kept, and older files' figures come back; nullpunkt \
      files lists what is in force.

        nullpunkt import nedlastinger
        nullpunkt import ssb-13556-2025.csv
        nullpunkt import --withdraw ssb-13556-2025.csv
      """)

  @Argument(help: "Extracts: files, folders or patterns such as 'nav/*.csv'.")
  var files: [String] = []
  @Option(help: "The sheet to read of a workbook with several tables.")
  var sheet: String?
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Take this imported file's figures out of force.", valueName: "file|hash"))
  var withdraw: [String] = []
  @OptionGroup var words: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if files.isEmpty, withdraw.isEmpty {
      throw ValidationError("name files to import, or one to take out of force (--withdraw)")
    }
  }

  func run() throws {
    if !withdraw.isEmpty { try withdrawFiles() }
    if !files.isEmpty { try importFiles() }
  }

  private func withdrawFiles() throws {
    let store = try database.open(.writing)
    for name in withdraw {
      let change = try store.withdraw(Self.meant(by: name, in: store))
      Console.explain("\(change.file): withdrawn; its figures are kept, and out of force")
      Console.explain(lines: change.summary.lines)
    }
    try store.close()
  }

  /// What the store knows a file by: a path stands for the bytes that lie there.
  private static func meant(by name: String, in store: Store) throws -> String {
    guard FileManager.default.fileExists(atPath: name) else { return name }
    let hash = try SourceFile(path: name).sha256
    return try store.name(ofFileWithHash: hash) == nil ? name : hash
  }

  private func importFiles() throws {
    // A file that a folder or pattern stands for was not handed in by its name.
    var (paths, named) = ([String](), Set<String>())
    for argument in files {
      let found = try InputFiles.expand(argument)
      if found == [argument] { named.insert(argument) }
      if let others = try InputFiles.leftOut(of: argument) { Console.explain(others) }
      paths += found
    }
    // What KLASS says of places comes first, and all together: figures may need it.
    var (lists, files, refused) = ([SourceFile](), [SourceFile](), 0)
    let said = try dataOptions.knowledge().said(in: words.language)
    for path in paths {
      guard let file = Importer.open(path, said) else {
        refused += 1
        continue
      }
      if KlassFile.isOne(file) { lists.append(file) } else { files.append(file) }
    }
    if !lists.isEmpty, !KlassImporter(folder: try dataOptions.folder()).merge(lists) {
      refused += lists.count
    }
    // Where no file can be opened no database is made.
    if !files.isEmpty { refused += try take(files, named, said) }
    if paths.count > 1 {
      Console.explain("\(paths.count) files: \(paths.count - refused) taken, \(refused) refused")
    }
    if refused > 0 { throw ExitCode.failure }
  }

  /// Imports files.
  /// - Parameter named: those that were handed in by their own names, which are put in force again.
  /// - Returns: how many were refused.
  private func take(_ files: [SourceFile], _ named: Set<String>, _ said: SaidInLanguage) throws
    -> Int
  {
    let knowledge = try dataOptions.knowledge()
    var reader = try knowledge.reader
    reader.sheet = sheet
    let store = try database.create(for: knowledge)
    let importer = Importer(
      store: store, reader: reader, said: said, catalogue: try knowledge.catalogue)
    let batch = Set(files.map(\.sha256))
    let refused = try files.count { file in
      let policy = named.contains(file.path) ? KnownFile.putInForce : .leave
      return try !importer.importFile(file, known: policy, with: batch)
    }
    try store.close()
    return refused
  }
}
