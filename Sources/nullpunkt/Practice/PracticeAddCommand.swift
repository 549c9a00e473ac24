import Analysis
import ArgumentParser
import Flagging
import Foundation
import Geography
import Practices
import Storage

struct PracticeAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Record what was found at a candidate.",
    discussion: """
      People are told of by their role: "leder av ungdomslos-tjenesten". E-mail addresses, numbers of \
      eight digits or more (telephone and national identity numbers) and what looks like a person's \
      name are refused. This is a check and no guarantee: an uncommon name in small letters, or someone \
      who can be recognised from a description, passes it. Read the text through before recording it, for \
      it cannot be deleted.

      A project's or a house's name of several words can look like a person's. In service and \
      description, and there only, it is let through when it is named, and who vouches for it and why is \
      kept with the entry: --not-a-person "Solhaug Vestre" --vouched-by "rådgiver i regionen" --because "et \
      ungdomshus".

        nullpunkt practice add --indicator neet_20_29 --unit Grue --year 2021 --visited 2024-05-14 --service NAV --description "Losen møter ungdommen ute." --rarity slightly-unusual --contact "leder av ungdomslos-tjenesten"
      """)

  @Option(help: "The indicator's id, such as neet_20_29.")
  var indicator: String
  @Option(help: "A municipality by code or name, or a school by its organisation number.")
  var unit: String
  @Option(
    name: .yearOrPeriod,
    help: "The year whose figures it is about, in whose borders the unit is looked up.")
  var year: Int
  @Option(help: ArgumentHelp("The day of the visit, YYYY-MM-DD.", valueName: "date"))
  var visited: CalendarDay
  @Option(help: "The municipal service: NAV, PPT, skole, helsestasjon.")
  var service: String
  @Option(help: "What was found.")
  var description: String
  @Option(help: "How rare it is, in Norwegian or English.")
  var rarity: Rarity
  @Option(help: "The role to ask for, never a name.")
  var contact: String
  @Option(help: "The role of whoever records it, never a name.")
  var recordedBy = ""
  @Option(help: ArgumentHelp("The entry this corrects; it stays as it was.", valueName: "number"))
  var replaces: Int?
  @OptionGroup var vouchedFor: VouchedForOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let check = try knowledge.practiceCheck
    let found = try knowledge.indicators(named: indicator, tell: Console.explain)
    let practice = Practice(
      indicator: found.first?.id ?? indicator,
      unit: try knowledge.visitedUnit(unit, in: year, tell: Console.explain), period: year,
      visited: try visited.requiredInThePast(), service: service, description: description,
      rarity: rarity, contact: contact, recordedBy: recordedBy)
    let checked: CheckedPractice
    do throws(RefusedPractice) {
      checked = try check.check(practice, vouchedFor: vouchedFor.vouching())
    } catch {
      Console.explain(lines: error.problems.map(\.explained))
      throw Refusal("nothing was recorded")
    }
    let store = try database.open(.writing)
    let id = try store.record(checked, replacing: replaces)
    try store.close()
    Console.tell(
      "\(id): \(practice.unit.name), \(practice.indicator) \(practice.period), "
        + "\(practice.service)\(replaces.map { "; replaces \($0)" } ?? "")\n")
  }
}

extension Knowledge {
  /// The visited municipality or school.
  func visitedUnit(
    _ text: String, in year: Int, tell: (String) -> Void = { _ in }
  ) throws -> NamedUnit {
    if let school = SchoolCode(text) {
      return NamedUnit(code: .school(school), name: school.description)
    }
    if text.count == 9, text.allSatisfy(\.isNumber) {
      throw Refusal(
        "\(text) is no organisation number: its last digit does not fit the others; expected a "
          + "school's, such as 974576112")
    }
    let unit = try Territory(geography, on: .endOfYear(year)).unit(
      meantBy: text, geography, tell: tell)
    guard unit.code.level == .municipality else {
      throw Refusal(
        "\(unit.name) is a \(unit.code.level.rawValue); expected the municipality or the school "
          + "that was visited")
    }
    return unit
  }
}

extension CalendarDay {
  /// Returns the day itself.
  /// - Throws: `Refusal` for a day in the future.
  func requiredInThePast() throws -> CalendarDay {
    let today = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    let now = CalendarDay(
      year: today.year ?? year, month: today.month ?? month, day: today.day ?? day)
    guard self <= now else {
      throw Refusal("\(self) has not been yet; expected the day of the visit, up to \(now)")
    }
    return self
  }
}

extension PracticeProblem {
  /// The problem's text, with the option that overrides it where there is one.
  var explained: String {
    guard canBeVouchedFor else { return description }
    return description + "; if it is nobody's name, say so with --not-a-person \"\(text)\", "
      + "--vouched-by and --because"
  }
}
