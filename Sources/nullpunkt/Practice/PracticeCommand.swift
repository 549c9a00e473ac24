import ArgumentParser
import Flagging
import Geography
import Practices
import Storage

struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Practices found by a group or on a visit, and how far groups have come.",
    discussion: """
      A register kept with the database: what a service does, how rare that is, and the role to ask; and \
      the steps of groups, from a problem that somebody owns to a practice that others do. \
      Entries are kept as they were recorded; a correction is a new one that replaces the old. No \
      person may be named in it: see nullpunkt practice add --help.

        nullpunkt practice list
        nullpunkt practice progress
      """,
    subcommands: [
      PracticeAddCommand.self, PracticeImportCommand.self, PracticeJudgeCommand.self,
      PracticeMarkCommand.self, PracticeProgressCommand.self, PracticeListCommand.self,
      PracticeExportCommand.self,
    ])
}

/// The options that select practices.
struct PracticeSelection: ParsableArguments {
  @Option(help: "One indicator's id.")
  var indicator: String?
  @Option(help: "One unit, by code or name.")
  var unit: String?
  @Option(help: "One theme, in Norwegian or English.")
  var theme: PracticeTheme?
  @Flag(help: "Also those that a later one replaces.")
  var all = false

  func practices(in store: Store) throws -> [RecordedPractice] {
    let recorded = try store.practices(includingReplaced: all)
    let meant = recorded.filter { entry in
      (indicator.map { entry.practice.indicator == $0 } ?? true)
        && (theme.map { entry.practice.theme == $0 } ?? true)
        && (unit.map { entry.practice.unit.isMeant(by: $0) } ?? true)
    }
    if meant.isEmpty {
      let units = Set(recorded.map { "\($0.practice.unit.code) \($0.practice.unit.name)" })
      Console.explain(
        units.isEmpty
          ? "no practice is recorded in this database"
          : "no such practice is recorded; there are some of "
            + units.sorted().joined(separator: ", "))
    }
    return meant
  }
}

extension NamedUnit {
  /// Whether a text means this unit, by its code, its name or one of its parallel names.
  func isMeant(by text: String) -> Bool {
    code.description == text || Municipality.isOneName(name, text)
  }
}

extension Rarity: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }
  public static var allValueStrings: [String] { known }
}

extension PracticeTheme: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }
  public static var allValueStrings: [String] { known }
}

extension PracticeStatus: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }
  public static var allValueStrings: [String] { known }
}

extension GroupStep.Kind: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }
  public static var allValueStrings: [String] { known }
}

extension RarityVotes: ExpressibleByArgument {
  public init?(argument: String) { self.init(text: argument) }
  public static var allValueStrings: [String] { Rarity.known }
}

extension Sequence<RarityVotes> {
  /// All votes together.
  var sum: RarityVotes { reduce(RarityVotes(), +) }
}
