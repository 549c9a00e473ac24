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
    abstract: "Record what was found at a candidate or told in a group.",
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

      Without a visit, what a group tells of its own region is recorded with a theme:

        nullpunkt practice add --theme forebygging --unit kongsvinger --year 2021 --service skole --description "Den første skoleuka går til å bli kjent." --rarity "5 litt uvanlig" --rarity vanlig
        nullpunkt practice add --indicator neet_20_29 --unit Grue --year 2021 --visited 2024-05-14 --service NAV --description "Losen møter ungdommen ute." --rarity slightly-unusual --contact "leder av ungdomslos-tjenesten"
      """)

  @Option(help: "The indicator's id, such as neet_20_29; may be left out where --theme is given.")
  var indicator: String?
  @Option(
    help:
      "A municipality by code or name, or a school by its organisation number; without a visit also a region."
  )
  var unit: String
  @Option(
    name: .yearOrPeriod,
    help: "The year whose figures it is about, in whose borders the unit is looked up.")
  var year: Int
  @Option(
    help: ArgumentHelp(
      "The day of the visit, YYYY-MM-DD; left out where nobody went to look.", valueName: "date"))
  var visited: CalendarDay?
  @Option(help: "The municipal service: NAV, PPT, skole, helsestasjon.")
  var service: String
  @Option(help: "What was found.")
  var description: String
  @Option(help: "What kind of work it belongs to, in Norwegian or English.")
  var theme: PracticeTheme?
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "How rare it is, in Norwegian or English; repeated, or with a number before it, one vote of each in the group: \"5 litt uvanlig\".",
      valueName: "rarity"))
  var rarity: [RarityVotes] = []
  @Option(help: "How far it has come, in Norwegian or English.")
  var status = PracticeStatus.found
  @Option(help: "The role to ask for, never a name; needed where there was a visit.")
  var contact = ""
  @Option(help: "The role of whoever records it, never a name.")
  var recordedBy = ""
  @Flag(help: "It is an example to learn from, and is called so wherever it is shown.")
  var example = false
  @Option(help: ArgumentHelp("The entry this corrects; it stays as it was.", valueName: "number"))
  var replaces: Int?
  @OptionGroup var vouchedFor: VouchedForOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge, .writing)
    let check = try knowledge.practiceCheck
    let found = try indicator.map { try knowledge.indicators(named: $0, tell: Console.explain) }
    let practice = Practice(
      indicator: found?.first?.id,
      unit: try knowledge.practiceUnit(
        unit, of: knowledge.territory(atEndOf: year), isVisited: visited != nil,
        tell: Console.explain), period: year,
      visited: try visited?.requiredInThePast(), service: service, description: description,
      theme: theme, votes: rarity.sum, status: status, contact: contact, recordedBy: recordedBy,
      isExample: example)
    let checked = try vouchedFor.passed { vouching throws(RefusedPractice) in
      try check.check(practice, vouchedFor: vouching)
    }
    let id = try store.record(checked, replacing: replaces)
    try store.close()
    Console.tell(practice.told(as: id, replacing: replaces))
  }
}

extension Practice {
  /// A line that tells of an entry.
  func told(as id: Int, replacing replaced: Int?) -> String {
    "\(id): \(unit.name), \(indicator ?? theme?.rawValue ?? "") \(period), "
      + "\(service)\(replaced.map { "; replaces \($0)" } ?? "")\n"
  }
}

extension Knowledge {
  /// The units at the end of a year.
  func territory(atEndOf year: Int) throws -> Territory {
    Territory(try geography, on: .endOfYear(year))
  }

  /// The municipality or school that a practice was seen in; without a visit also the region that tells of it.
  func practiceUnit(
    _ text: String, of territory: Territory, isVisited: Bool, tell: (String) -> Void = { _ in }
  ) throws -> NamedUnit {
    if let school = SchoolCode(text) {
      return NamedUnit(code: .school(school), name: school.description)
    }
    if text.count == 9, text.allSatisfy(\.isNumber) {
      throw Refusal(
        "\(text) is no organisation number: its last digit does not fit the others; expected a "
          + "school's, such as 974576112")
    }
    let region = isVisited ? nil : territory.region(withID: text)
    let unit = try region ?? territory.unit(meantBy: text, geography, tell: tell)
    let level = unit.code.level
    guard level == .municipality || level == .region && !isVisited else {
      throw Refusal(
        "\(unit.name) is a \(level.rawValue); expected the municipality or the school that was "
          + (isVisited ? "visited" : "told of, or a region"))
    }
    return unit
  }
}

extension Territory {
  /// The region whose id a text is, letter for letter: `kongsvinger`, where a municipality has the same name.
  func region(withID text: String) -> NamedUnit? {
    units.first { $0.code == .region(RegionID(text)) }
  }
}

extension CalendarDay {
  /// Returns the day itself.
  /// - Throws: `Refusal` for a day in the future.
  func requiredInThePast(_ what: String = "the day of the visit") throws -> CalendarDay {
    let today = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    let now = CalendarDay(
      year: today.year ?? year, month: today.month ?? month, day: today.day ?? day)
    guard self <= now else {
      throw Refusal("\(self) has not been yet; expected \(what), up to \(now)")
    }
    return self
  }
}
