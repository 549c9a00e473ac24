import ArgumentParser
import Testing

@testable import nullpunkt

/// The help of every command, with examples that are commands.
struct CommandHelpTests {
  private static func all(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap(all)
  }

  private static let commands = all(Nullpunkt.self)

  /// Returns the examples in a command's help, each the line a user would type.
  private static func examples(_ command: any ParsableCommand.Type) -> [String] {
    command.configuration.discussion.split(separator: "\n").filter {
      $0.hasPrefix("  ") && $0.contains("nullpunkt ")
    }
    .map { $0.trimmingPrefix("  ") }.map(String.init)
  }

  @Test func everyCommandHasAnExample() {
    #expect(Self.commands.count > 30)
    for command in Self.commands {
      #expect(!Self.examples(command).isEmpty, "\(command)")
      #expect(!command.configuration.abstract.isEmpty, "\(command)")
    }
  }

  @Test func everyExampleIsUnderstood() throws {
    for command in Self.commands {
      for example in Self.examples(command) {
        let calls = example.split(separator: " | ").filter { $0.hasPrefix("nullpunkt") }
        #expect(!calls.isEmpty, "\(example)")
        for call in calls {
          #expect(throws: Never.self, "\(example)") {
            _ = try Nullpunkt.parseAsRoot(Self.words(String(call)).dropFirst().map { $0 })
          }
        }
      }
    }
  }

  /// A command's own example starts the command itself, or for a group one of its commands.
  @Test func examplesAreOfTheirCommand() throws {
    for command in Self.commands where command != Nullpunkt.self {
      let name = try #require(command.configuration.commandName)
      #expect(Self.examples(command).contains { " \($0) ".contains(" \(name) ") }, "\(command)")
    }
  }

  /// The words of a call as a shell splits them, without what it redirects.
  private static func words(_ call: String) -> [String] {
    var (words, word, quote) = ([String](), "", Character?.none)
    for character in call + " " {
      switch character {
      case "'" where quote != "\"", "\"" where quote != "'":
        quote = quote == nil ? character : nil
      case " " where quote == nil:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    return Array(words.prefix { $0 != "<" && $0 != ">" })
  }
}
