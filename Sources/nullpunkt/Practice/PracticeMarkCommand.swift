import Analysis
import ArgumentParser
import Files
import Geography
import Indicators
import Practices
import Storage

struct PracticeMarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Keep a step that a group has taken, with its day.",
    discussion: """
      The steps in their order: problem-owned, those whom the problem concerns have taken it on; searched, who \
      succeeds against the odds has been looked for; visited, the group has been there; tried, a practice is \
      tried where it was not done; spread, more do it than those who tried it first. What has been done, and \
      what comes next, stands in the next report and on the site. People are told of by their role: what looks \
      like a person's name is refused, as by nullpunkt practice add.

        nullpunkt practice mark problem-owned --unit kongsvinger --indicator neet_20_29 --day 2024-01-15 --note "Kommunedirektørene eier det sammen: for mange unge står utenfor."
        nullpunkt practice mark tried --unit kongsvinger --indicator neet_20_29 --day 2024-09-02 --place Grue --practice 3
      """)

  @Argument(help: "The step, in Norwegian or English.")
  var step: GroupStep.Kind
  @Option(help: "Whose group it is: a region or a municipality, by code or name.")
  var unit: String
  @Option(help: ArgumentHelp("The day on which it was done, YYYY-MM-DD.", valueName: "date"))
  var day: CalendarDay
  @Option(help: "The year in whose borders units are looked up: that of the zero point.")
  var year = 2021
  @Option(help: "The indicator's id that the problem shows in, such as neet_20_29.")
  var indicator: String?
  @Option(help: "The municipality or school that was visited, or that tries or does it.")
  var place: String?
  @Option(help: ArgumentHelp("The practice that it is about.", valueName: "number"))
  var practice: Int?
  @Option(help: "The problem and who owns it, in roles, or what else is to be told.")
  var note = ""
  @Option(help: "The role of whoever records it, never a name.")
  var recordedBy = ""
  @Option(help: ArgumentHelp("The step this corrects; it stays as it was.", valueName: "number"))
  var replaces: Int?
  @OptionGroup var vouchedFor: VouchedForOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge, .writing)
    let check = try knowledge.practiceCheck
    let found = try indicator.map { try knowledge.indicators(named: $0, tell: Console.explain) }
    let step = GroupStep(
      group: try group(knowledge), kind: step,
      day: try day.requiredInThePast("the day on which it was done"),
      indicator: found?.first?.id,
      place: try place.map {
        try knowledge.practiceUnit(
          $0, of: knowledge.territory(atEndOf: year), isVisited: true, tell: Console.explain)
      }, practice: practice, note: note, recordedBy: recordedBy)
    let checked = try vouchedFor.passed { vouching throws(RefusedPractice) in
      try check.check(step, vouchedFor: vouching)
    }
    let id = try store.record(checked, replacing: replaces)
    let next = try store.practiceRegister().paths.first {
      $0.group.code == step.group.code && $0.indicator == step.indicator
    }?.next
    try store.close()
    Console.tell(
      "\(id): \(step.group.name), \(step.kind.told) \(step.day)"
        + "\(step.place.map { ", \($0.name)" } ?? "")\(replaces.map { "; replaces \($0)" } ?? "")\n"
    )
    Console.explain(next.map { "next: \($0.told)" } ?? "every step has been taken")
  }

  private func group(_ knowledge: Knowledge) throws -> NamedUnit {
    let territory = try knowledge.territory(atEndOf: year)
    let group =
      try territory.region(withID: unit)
      ?? territory.unit(meantBy: unit, knowledge.geography, tell: Console.explain)
    guard [.municipality, .region, .county].contains(group.code.level) else {
      throw Refusal(
        "\(group.name) is a \(group.code.level.rawValue); expected the region, the municipality or the county "
          + "whose group it is")
    }
    return group
  }
}

extension GroupStep.Kind {
  /// The step as it is written on the command line.
  var told: String { rawValue.replacing("_", with: "-") }
}
