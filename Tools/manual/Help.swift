/// A command as the parser describes it (`--experimental-dump-help`).
struct Help: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
    let superCommands: [String]?

    /// The words that start the command: `nullpunkt calc interval`.
    var words: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let discussion: String?
    let defaultValue: String?
    let allValues: [String]?
    let isOptional: Bool
    let shouldDisplay: Bool

    struct Name: Decodable {
      let kind: String
      let name: String

      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }
  }
}
