import ArgumentParser
import Reporting
import Storage

struct NetworkListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rounds that are kept.",
    discussion: """
      The zero point is the one that a round is part of.

        nullpunkt network list
      """)

  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let say = CommandWords(try dataOptions.knowledge().texts, languageOptions.language)
    let header = ["number", "name", "year", "actors", "answered", "ties", "zero_point"]
    Console.tell(
      AlignedTable(
        header: try header.map { try say("network_\($0)") } + ["SHA-256"],
        rows: try database.open().networkRounds().map { round in
          [
            String(round.id), round.name, String(round.network.year),
            String(round.network.actors.count),
            String(round.network.actors.count(where: \.hasAnswered)),
            String(round.network.ties.count), round.zeroPoint.map(String.init) ?? "",
            String(round.seal.prefix(12)),
          ]
        }, rightAligned: [0, 2, 3, 4, 5, 6]))
  }
}
