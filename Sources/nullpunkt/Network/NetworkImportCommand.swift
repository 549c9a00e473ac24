import ArgumentParser
import Storage

struct NetworkImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep a round of a network in the database, unchangeable.",
    discussion: """
      The round stands on the site's page from then on, compared with the one of the zero point. A \
      network has one round of a year; the same round again changes nothing.

        nullpunkt network import nettverk-aktorer.csv nettverk-band.csv --name Kongsvingerregionen
      """)

  @Argument(help: "The tables of actors and ties, or one file of others.")
  var files: [String]
  @OptionGroup var options: NetworkFileOptions
  @Option(help: "The network's name, the same in every round.")
  var name: String
  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard (1...2).contains(files.count) else {
      throw ValidationError("a network is read from two tables, or from one file of others")
    }
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--name says what the network is called")
    }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let network = try options.network(files, knowledge)
    let store = try database.create(for: knowledge)
    let id = try store.keep(network, named: name)
    try store.close()
    let say = CommandWords(try knowledge.texts, languageOptions.language)
    Console.tell(
      try say(
        "network_kept",
        [
          "id": String(id), "name": name, "year": String(network.year),
          "actors": String(network.actors.count), "ties": String(network.ties.count),
        ]) + "\n")
  }
}
