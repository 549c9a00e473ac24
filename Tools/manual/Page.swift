/// The manual page in troff's `man` macros.
struct Page {
  private(set) var text = ""
  /// The options that every command takes, which the page lists once for all.
  private static let common: Set = ["help", "version", "database", "data"]

  init(_ help: Help) {
    let top = help.command
    add(".TH NULLPUNKT 1")
    section("NAME", ["nullpunkt \\- \(Self.escaped(top.abstract ?? ""))"])
    section("SYNOPSIS", ["\\fBnullpunkt\\fR [\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]"])
    add(".SH DESCRIPTION")
    discuss(top.discussion ?? "")
    add(".SH COMMANDS")
    commands(top.subcommands ?? [])
    add(".SH OPTIONS OF EVERY COMMAND")
    let all = (top.subcommands ?? []).flatMap { $0.arguments ?? [] }
    for name in ["database", "data"] {
      if let option = all.first(where: { $0.valueNames.contains(name) }) { argument(option) }
    }
    add(".SH ENVIRONMENT")
    for (name, meaning) in [
      ("NO_COLOR", "Where it says anything, nothing is coloured."),
      ("BROWSER", "The program with which nullpunkt open shows pages."),
      ("COLUMNS", "The width of a terminal that does not tell its own."),
    ] {
      add(".TP\n.B \(Self.escaped(name))\n\(meaning)")
    }
  }

  private mutating func commands(_ commands: [Help.Command]) {
    for command in commands where command.commandName != "help" {
      add(".SS \"\(Self.escaped(command.words))\(Self.places(command))\"")
      add(Self.escaped(command.abstract ?? ""))
      if let discussion = command.discussion, !discussion.isEmpty {
        add(".PP")
        discuss(discussion)
      }
      for argument in command.arguments ?? []
      where argument.shouldDisplay && Self.common.isDisjoint(with: argument.valueNames) {
        self.argument(argument)
      }
      self.commands(command.subcommands ?? [])
    }
  }

  /// The places of what is given without a name.
  private static func places(_ command: Help.Command) -> String {
    (command.arguments ?? []).filter { $0.kind == "positional" }.map { argument in
      let name = escaped((argument.valueName ?? "").uppercased())
      return argument.isOptional ? " [\(name)]" : " \(name)"
    }.joined()
  }

  private mutating func argument(_ argument: Help.Argument) {
    let value = Self.escaped(argument.valueName ?? "")
    let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.dashed))\\fR" }
    let heading =
      argument.kind == "positional"
      ? "\\fI\(value.uppercased())\\fR"
      : names.joined(separator: ", ") + (argument.kind == "option" ? " \\fI\(value)\\fR" : "")
    let details = [
      argument.allValues.map { "one of \($0.joined(separator: ", "))" },
      argument.defaultValue.map { "default \($0)" },
    ].compactMap { $0 }
    let end = details.isEmpty ? "" : " (\(details.joined(separator: "; ")))"
    add(".TP\n\(heading)")
    add(Self.escaped((argument.abstract ?? "") + end))
    if let discussion = argument.discussion { add(Self.escaped(discussion)) }
  }

  /// Paragraphs, and examples as they stand.
  private mutating func discuss(_ text: String) {
    for paragraph in text.split(separator: "\n\n") {
      let lines = paragraph.split(separator: "\n").map(String.init)
      if lines.allSatisfy({ $0.hasPrefix("  ") }) {
        add(".PP\n.nf\n" + lines.map(Self.escaped).joined(separator: "\n") + "\n.fi")
      } else {
        add(".PP\n" + lines.map(Self.escaped).joined(separator: "\n"))
      }
    }
  }

  private mutating func section(_ name: String, _ lines: [String]) {
    add(".SH \(name)")
    for line in lines { add(line) }
  }

  private mutating func add(_ line: String) { text += line + "\n" }

  /// A text in which troff finds no request.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq").replacing("'", with: "\\(aq")
    return plain.hasPrefix(".") ? "\\&" + plain : plain
  }
}

extension Help.Argument {
  var valueNames: [String] { (names ?? []).map(\.name) }
}
