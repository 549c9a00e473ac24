import ArgumentParser
import Disclosure
import Practices
import Reporting

struct PracticeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is recorded.",
    discussion: """
      As a table long descriptions are cut; csv and json give everything.

        nullpunkt practice list --unit Grue
      """)

  @OptionGroup var selection: PracticeSelection
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let practices = try selection.practices(in: database.open())
    switch format {
    case .table: Console.tell(PracticeSummary.table(practices))
    case .csv: try Console.answer(Protected(unrestricted: practices), as: .csv, csv)
    case .json: try Console.answer(Protected(unrestricted: practices), as: .json, csv)
    }
  }
}
