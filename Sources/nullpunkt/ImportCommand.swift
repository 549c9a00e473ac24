import ArgumentParser
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
      in the database already changes nothing.
      """)

  @Argument(help: "Extracts: StatBank's CSV, or the project's own template.")
  var files: [String]
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let reader = try dataOptions.knowledge().reader
    let store = try database.create()
    var isAnyRefused = false
    for path in files where try !Importer(store: store, reader: reader).take(path) {
      isAnyRefused = true
    }
    try store.close()
    if isAnyRefused { throw ExitCode.failure }
  }
}

/// Takes one file after another into the database and tells what became of each.
struct Importer {
  let store: Store
  let reader: ExtractReader

  /// - Returns: false when the file was refused; the problems are on standard error then.
  func take(_ path: String) throws -> Bool {
    let file: SourceFile
    do {
      file = try SourceFile(path: path)
    } catch {
      Console.explain(error.description)
      return refused(path)
    }
    switch try store.importFile(file, by: reader) {
    case .imported(let extract, let revision):
      Console.explain("\(path): \(extract.reconciliation.summary)")
      if let revision { Console.explain("  \(revision.summary)") }
      return true
    case .alreadyImported(let name):
      Console.explain("\(path): nothing new, its figures are in the database as \(name)")
      return true
    case .refused(let extract):
      Console.explain(
        extract.problems.prefix(Self.mostListed).map(\.description).joined(separator: "\n"))
      let unlisted = extract.problems.count - Self.mostListed + extract.unlistedProblems
      if unlisted > 0 { Console.explain("\(path): and \(unlisted) more problems") }
      return refused(path)
    }
  }

  private func refused(_ path: String) -> Bool {
    Console.explain("\(path): refused, nothing of it was imported")
    return false
  }

  private static let mostListed = 100
}

extension Reconciliation {
  /// One line: what was read, what became of it, and whether the sums agree.
  var summary: String {
    let reasons = setAside.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }
    var text = "\(rows) rows, \(cells) cells = \(observations) observations"
    text += " + \(setAside.values.reduce(0, +)) set aside"
    if !reasons.isEmpty { text += " (\(reasons.joined(separator: ", ")))" }
    guard !sums.isEmpty else { return text }
    text += "; parts sum to the printed total in \(sums.count - disagreeingSums.count)"
    text += " of \(sums.count) checks"
    for check in disagreeingSums.prefix(Self.mostSums) {
      text += "\n  \(check.series), \(check.unit): sum \(check.sum) against printed "
      text += "\(check.printed), difference \(check.difference)"
    }
    let unlisted = disagreeingSums.count - Self.mostSums
    return unlisted > 0 ? text + "\n  and \(unlisted) more" : text
  }

  private static let mostSums = 20
}

extension Revision {
  /// One line: how much of what was known is said again, otherwise, or no longer.
  var summary: String {
    "supersedes \(earlier): \(changed.count) figures changed, \(unchanged) unchanged, "
      + "\(added) added, \(onlyEarlier) only in the earlier file"
  }
}
