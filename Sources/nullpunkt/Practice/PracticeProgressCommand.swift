import ArgumentParser
import Disclosure
import Practices
import Reporting

struct PracticeProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show how far groups have come, step by step.",
    discussion: """
      A line for each step that a group has taken, with its day; nullpunkt practice mark keeps them.

        nullpunkt practice progress --unit kongsvinger
      """)

  @Option(help: "One group, by its region's or municipality's code or name.")
  var unit: String?
  @Flag(help: "Also those that a later one replaces.")
  var all = false
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let recorded = try database.open().groupSteps(includingReplaced: all)
    let steps = recorded.filter { entry in
      unit.map { entry.step.group.isMeant(by: $0) } ?? true
    }
    if steps.isEmpty {
      let groups = Set(recorded.map { "\($0.step.group.code) \($0.step.group.name)" })
      Console.explain(
        groups.isEmpty
          ? "no group's step is recorded in this database"
          : "no such step is recorded; there are some of "
            + groups.sorted().joined(separator: ", "))
    }
    switch format {
    case .table: Console.tell(PracticeSummary.table(steps))
    case .csv: try Console.answer(Protected(unrestricted: steps), as: .csv, csv)
    case .json: try Console.answer(Protected(unrestricted: steps), as: .json, csv)
    }
  }
}
