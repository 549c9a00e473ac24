import Analysis
import ArgumentParser
import Files
import Foundation
import Ingestion
import Reporting

@main
struct Nullpunkt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nullpunkt",
    abstract: "The zero-point analysis of youth exclusion in Norwegian municipalities.",
    discussion: """
      Published extracts go in; a frozen, tested and protected comparison of every municipality \
      with its county, the country and its own zero point comes out.

      Start with `nullpunkt run`: it imports the bundled figures, freezes 2021, compares the years \
      since, and writes a report. Then ask `nullpunkt compare Kongsvinger`.

      Exit status: 0 done, 1 input was refused or a check failed (the reasons are on standard \
      error), 2 the command was not understood.

        nullpunkt run
        nullpunkt open Kongsvinger
        nullpunkt compare Kongsvinger
      """,
    version: Program.version,
    subcommands: [
      RunCommand.self, OpenCommand.self, InspectCommand.self, ImportCommand.self,
      RollupCommand.self, FilesCommand.self,
      IndicatorsCommand.self, RegionsCommand.self, CoverageCommand.self,
      CompareCommand.self, ExplainCommand.self, CandidatesCommand.self, PracticeCommand.self,
      NetworkCommand.self, AnalyseCommand.self,
      FreezeCommand.self, VerifyCommand.self, BackupCommand.self, DiffCommand.self,
      ExportCommand.self,
      GeographyCommand.self, TemplateCommand.self,
      CalcCommand.self,
    ])

  /// Greets, where no command is named.
  func run() {
    Console.tell(
      Greeting(
        databases: [DatabaseOptions.usualPath, DatabaseOptions.earlierPath], output: "reports"
      ).text)
  }

  /// Runs the command; unlike the library's `main`, a usage error exits with status 2.
  static func main() {
    // Swift reads a program's words from /proc; without it a run would be taken for a call without any.
    guard CommandLine.argc > 0 else {
      Console.explain(
        "the words of this command cannot be read, since /proc is not there; mount it and try again"
      )
      Foundation.exit(1)
    }
    LastWords.prepare()
    // Others may read what is written and never change it, unless the user allows less.
    umask(umask(0o022) | 0o022)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let said = SaidInLanguage.asked(by: CommandLine.arguments)
      if let error = error as? UnknownName {
        Console.explain(said(error.description))
        Foundation.exit(2)
      }
      if exitCode(for: error) == .validationFailure {
        if let hint = nearestCommands() { Console.explain(hint) }
        Console.explain(
          lines: fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
              line.hasPrefix("Error: ") ? "Error: \(said(String(line.dropFirst(7))))" : String(line)
            })
        Foundation.exit(2)
      }
      if error is ExitCode || exitCode(for: error) == .success { exit(withError: error) }
      if let refusal = error as? RefusedFile {
        Console.explain(lines: refusal.problems.map { $0.said(said).description })
      } else {
        Console.explain(said(operatingSystemReason(for: error)))
      }
      Foundation.exit(1)
    }
  }

  /// The commands that a first word may stand for that is none; nil when it is one, or an option.
  private static func nearestCommands() -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !names.contains(word)
    else { return nil }
    let nearest = NearestNames.nearest(to: word, among: names)
    return "there is no command \(word); the nearest are \(nearest.joined(separator: ", "))"
  }
}
