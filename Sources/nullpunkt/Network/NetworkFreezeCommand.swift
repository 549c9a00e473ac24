import Analysis
import ArgumentParser
import Storage

struct NetworkFreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Make a round part of a zero point.",
    discussion: """
      The zero point has to be frozen already, with nullpunkt freeze. A zero point has one round of a \
      network, which is sealed together with it, and every later round is compared with it.

        nullpunkt network freeze 2021 --name Kongsvingerregionen
      """)

  @Argument(help: "The zero point's year.")
  var zeroPoint: Int
  @Option(help: "The network's name; the only one without it.")
  var name: String?
  @Option(help: "The year of the round; the newest without it.")
  var year: Int?
  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge, .writing)
    guard let sealed = try store.zeroPoint(zeroPoint) else {
      throw Refusal(
        "there is no zero point \(zeroPoint); freeze it first with nullpunkt freeze \(zeroPoint)")
    }
    let round = try store.newestRound(named: name, year: year)
    let isNew = try store.freeze(round, inZeroPoint: zeroPoint, sealed: sealed.seal)
    try store.close()
    let say = CommandWords(try knowledge.texts, languageOptions.language)
    Console.tell(
      try say(
        isNew ? "network_frozen" : "network_frozen_before",
        [
          "name": round.name, "year": String(round.network.year), "zero": String(zeroPoint),
        ]) + "\n")
  }
}
