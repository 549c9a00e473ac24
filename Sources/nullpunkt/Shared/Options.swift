import Analysis
import ArgumentParser
import Foundation
import Ingestion
import Practices
import Reporting
import Storage

/// The option for the data folder.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder with catalogue, recipes, geography and extracts.",
      discussion: "Without it, the folder that came with the program.", valueName: "dir"))
  var data: String?

  func folder() throws -> String { try data ?? Knowledge.bundledFolder() }

  /// Gives what the folder holds, each part read when it is first asked for.
  /// - Throws: `Refusal` that names what a folder lacks that is no data folder.
  func knowledge() throws -> Knowledge {
    let folder = try folder()
    for part in ["geography/municipalities.csv", "catalogue"]
    where !FileManager.default.fileExists(atPath: "\(folder)/\(part)") {
      throw Refusal(
        "\(folder)/\(part): is not there; expected a data folder with catalogue, geography, recipes "
          + "and texts (--data)")
    }
    return Knowledge(folder: folder)
  }
}

/// The option for the database.
struct DatabaseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database file.", valueName: "path"))
  var database = Self.usualPath

  /// Where the database lies unless it is said otherwise.
  static let usualPath = "reports/\(Program.databaseName)"
  /// Where an earlier version of the program left it.
  static let earlierPath = "reports/\(Program.earlierDatabaseName)"

  /// Opens the database, creating it where it does not exist, and lets its regions be known and what it has
  /// withheld before.
  func create(for knowledge: Knowledge) throws -> Store {
    try takeOver()
    if database == Self.usualPath, !FileManager.default.fileExists(atPath: database) {
      Console.explain(
        "\(database): made; it holds figures from before protection and must not be shared")
    }
    return try known(Store(path: database), to: knowledge)
  }

  /// Gives the database of an earlier version the name that says that it must not be shared.
  private func takeOver() throws {
    let files = FileManager.default
    guard database == Self.usualPath, !files.fileExists(atPath: database),
      files.fileExists(atPath: Self.earlierPath)
    else { return }
    // Closed first, so that all of it is in the one file.
    try Store(path: Self.earlierPath).close()
    try files.moveItem(atPath: Self.earlierPath, toPath: database)
    Console.explain("\(Self.earlierPath) is now \(database), since it must not be shared")
  }

  /// Opens an existing database likewise; throws where there is none.
  func open(for knowledge: Knowledge, _ access: Store.Access = .reading) throws -> Store {
    try known(open(access), to: knowledge)
  }

  private func known(_ store: Store, to knowledge: Knowledge) throws -> Store {
    try knowledge.add(store.ownRegions())
    knowledge.withheldBefore = try store.withheldBefore()
    return store
  }

  /// Opens an existing database; throws where there is none.
  func open(_ access: Store.Access = .reading) throws -> Store {
    guard let store = try openIfPresent(access) else {
      throw Refusal(
        "there is no database at \(database); make one with nullpunkt run or nullpunkt import, "
          + "or name another with --database")
    }
    return store
  }

  /// Opens the database; nil where there is none, and no log of one.
  func openIfPresent(_ access: Store.Access = .reading) throws -> Store? {
    try takeOver()
    let isThere = [database, "\(database)-wal"].contains {
      FileManager.default.fileExists(atPath: $0)
    }
    return isThere ? try Store(path: database, for: access) : nil
  }
}

/// The format of an answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json
}

extension NameSpecification {
  /// `--year`, and `--period`, its old spelling.
  static var yearOrPeriod: NameSpecification {
    [.customLong("year"), .customLong("period")]
  }
}

/// The option for the zero point's year.
struct ZeroPointOptions: ParsableArguments {
  @Option(help: "The year of the zero point, in whose borders everything is reported.")
  var zeroPoint = 2021
}

/// The units to search or list.
enum UnitsAsked: String, ExpressibleByArgument, CaseIterable {
  case municipalities, schools
}

/// The option that overrides the check for people's names, in service and description only.
struct VouchedForOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Words of service or description that look like a name and are none; may be repeated.",
      valueName: "words"))
  var notAPerson: [String] = []
  @Option(help: "Why those words are nobody's name; kept with the practice.")
  var because = ""
  @Option(
    help: "The role of whoever vouches for them, never a name; kept with the practice.")
  var vouchedBy = ""

  func validate() throws {
    guard !notAPerson.isEmpty || because.isEmpty && vouchedBy.isEmpty else {
      throw ValidationError("--because and --vouched-by need the words: --not-a-person \"…\"")
    }
    guard notAPerson.isEmpty || !because.isEmpty && !vouchedBy.isEmpty else {
      throw ValidationError(
        "--not-a-person needs who vouches, by role, and why: --vouched-by \"…\" --because \"…\"")
    }
  }

  /// Who vouches, of the words that fit.
  func vouching(_ fits: (String) -> Bool = { _ in true }) -> Vouching {
    let words = notAPerson.filter(fits)
    return words.isEmpty ? .none : Vouching(words: words, by: vouchedBy, because: because)
  }
}

/// The option for CSV that programs read.
struct CSVOptions: ParsableArguments {
  @Flag(
    help: """
      Write texts in CSV as they are. Without it, an apostrophe stands before a text that a \
      spreadsheet would run as a formula; numbers are never changed.
      """)
  var rawText = false
}

/// The option for the language of tables on a terminal.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "The table's language: nb is bokmål, nn nynorsk.",
      discussion: "Without it, what NULLPUNKT_LANGUAGE says, or else English."))
  var named: Language?

  var language: Language {
    named ?? ProcessInfo.processInfo.environment["NULLPUNKT_LANGUAGE"].flatMap {
      Language(rawValue: $0)
    } ?? .en
  }
}

/// The words of commands' tables in one language.
struct CommandWords {
  private let texts: Texts
  private let language: Language

  init(_ texts: Texts, _ language: Language) {
    self.texts = texts
    self.language = language
  }

  /// - Throws: `Texts.Invalid` when there is no such text.
  func callAsFunction(_ name: String, _ values: [String: String] = [:]) throws -> String {
    try texts.fill("command_\(name)", language, values)
  }
}
