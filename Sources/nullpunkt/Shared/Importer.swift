import Analysis
import Files
import Foundation
import Indicators
import Ingestion
import Reporting
import Storage

/// Imports files into the database one by one, and prints the result of each.
struct Importer {
  let store: Store
  let reader: ExtractReader
  /// Says messages in the user's language.
  let said: SaidInLanguage
  /// The indicators by which an import's figures may be read; nil not to tell.
  var catalogue: Catalogue?

  /// - Returns: false when the file was refused; the problems are on standard error then.
  func importFile(_ path: String) throws -> Bool {
    try Self.open(path, said).map { try importFile($0) } ?? false
  }

  /// Opens a file; nil when it cannot be read, with the reason on standard error.
  static func open(_ path: String, _ said: SaidInLanguage) -> SourceFile? {
    do throws(RefusedFile) {
      return try SourceFile(path: path)
    } catch {
      Console.explain(lines: error.problems.map { $0.said(said.callAsFunction).description })
      _ = refused(path, said)
      return nil
    }
  }

  /// - Parameters:
  ///   - policy: what becomes of a file that is in the database.
  ///   - batch: the SHA-256 of the files that are imported together with it.
  /// - Returns: as for a path.
  func importFile(
    _ file: SourceFile, known policy: KnownFile = .leave, with batch: Set<String> = []
  )
    throws -> Bool
  {
    let path = file.path
    var progress = Progress(path, lines: file.hasLines ? file.lines : 0)
    let outcome = try store.importFile(
      file, by: reader, known: policy, with: batch, on: .today
    ) { progress.report($0) }
    switch outcome {
    case .imported(let extract, let revision, let newer):
      let lines = extract.reconciliation.summary.lines
      Console.explain(lines: ["\(path): \(lines[0])\(progress.rate)"] + lines.dropFirst())
      if extract.form?.isUnended == true {
        Console.explain(
          "  \(said("the last line has no line end: make sure that the file is whole"))")
      }
      if let newer {
        Console.explain(
          "  by what the files say themselves \(newer) is newer: where both give a figure, that file's "
            + "stays in force. Import this one once more by its name if it is to hold")
      }
      if let revision {
        Console.explain("  \(newer == nil ? "supersedes" : "compared with") \(revision.summary)")
      }
      if let catalogue {
        Console.explain("  \(FigureUse(extract.figures, catalogue).summary)")
      }
      return true
    case .inForceAgain(let change):
      Console.explain("\(path): its figures, in the database as \(change.file), are in force again")
      Console.explain(lines: change.summary.lines)
      return true
    case .alreadyImported(let name, let isWithdrawn):
      Console.explain(
        "\(path): nothing new, its figures are in the database as \(name)"
          + (isWithdrawn
            ? ", which is withdrawn; import the file by its name to put it in force again" : ""))
      return true
    case .refused(let extract):
      let listed = Self.listed(extract.problems)
      Console.explain(lines: listed.map { $0.said(said.callAsFunction).description })
      if let example = extract.example { Console.explain("\(path): \(example)") }
      let unlisted = extract.problems.count - listed.count + extract.unlistedProblems
      if unlisted > 0 { Console.explain("\(path): and \(unlisted) more problems") }
      return Self.refused(path, said)
    }
  }

  private static func refused(_ path: String, _ said: SaidInLanguage) -> Bool {
    Console.explain("\(path): \(said("refused, nothing of it was imported"))")
    return false
  }

  /// The problems to print: of one message at most ten, so that another fault is seen below it.
  private static func listed(_ problems: [Problem]) -> [Problem] {
    var counts: [String: Int] = [:]
    return Array(
      problems.filter { problem in
        counts[problem.message, default: 0] += 1
        return counts[problem.message, default: 0] <= mostOfAMessage
      }.prefix(mostListed))
  }

  private static let mostListed = 100
  private static let mostOfAMessage = 10
}

extension Problem {
  /// The problem with its message in another language.
  func said(_ said: (String) -> String) -> Problem {
    var problem = self
    problem.message = said(message)
    return problem
  }
}

extension Reconciliation {
  /// One line on an imported file: cells read, cells stored or set aside, and whether sums agree.
  var summary: String {
    let reasons = setAside.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }
    var text = "\(rows) rows, \(cells) cells = \(observations) observations"
    text += " + \(setAside.values.reduce(0, +)) set aside"
    if !reasons.isEmpty { text += " (\(reasons.joined(separator: ", ")))" }
    text += sumsInWords
    if absent.isEmpty { return text }
    let listed = absent.prefix(Self.mostSums).map { "\n  \($0.description.shown())" }.joined()
    let more = absent.count > Self.mostSums ? "\n  and \(absent.count - Self.mostSums) more" : ""
    return text + "\n  places that other parts of the file have:" + listed + more
  }

  private var sumsInWords: String {
    guard !sums.isEmpty else { return "" }
    var text = "; parts sum to the printed total in \(sums.count - disagreeingSums.count)"
    text += " of \(sums.count) checks"
    for check in disagreeingSums.prefix(Self.mostSums) {
      text += "\n  \("\(check.series)".shown()), \(check.unit): sum \(check.sum) against printed "
      text += "\(check.printed), difference \(check.difference)"
    }
    let unlisted = disagreeingSums.count - Self.mostSums
    return unlisted > 0 ? text + "\n  and \(unlisted) more" : text
  }

  private static let mostSums = 20
}

extension String {
  /// The lines of a text.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Revision {
  /// One line on a revised file, the earlier one first: the number of figures that are repeated, changed
  /// or no longer given.
  var summary: String {
    "\(earlier): \(changed.count) figures changed, \(unchanged) unchanged, "
      + "\(added) added, \(onlyEarlier.count) only in the earlier file"
  }
}

extension StandingChange {
  /// Which figures came into force and went out of it, a line for each file.
  var summary: String {
    let own = "  \(file.shown()): \(inForce) of \(figures) figures are in force"
    return
      ([own]
      + others.map { other in
        other.change > 0
          ? "  \(other.file.shown()): \(other.change) figures are in force again"
          : "  \(other.file.shown()): \(-other.change) figures are out of force"
      }).joined(separator: "\n")
  }
}
