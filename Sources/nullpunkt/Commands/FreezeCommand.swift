import Analysis
import ArgumentParser
import Geography
import Indicators
import Storage

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Seal a year's figures as the zero point, immutably.",
    discussion: """
      A zero point is a chain of sealed parts: each holds the figures that it adds, with their \
      definitions, borders and files, and the seal of the part before it. Nothing sealed is ever \
      changed; change is measured against it whatever the sources revise later. Freezing again \
      seals the figures of the year that no part holds. --check tells what would be sealed, and \
      seals nothing. --again seals a new edition of an indicator beside the old, by today's \
      definition and figures; both are kept, and the new one is used.

        nullpunkt freeze 2021
        nullpunkt freeze 2021 --check
        nullpunkt freeze 2021 --again neet_20_29 --because "ny definisjon"
      """)

  @Argument(help: "The year.")
  var year: Int
  @Flag(help: "Tell what would be sealed, and seal nothing.")
  var check = false
  @Option(help: ArgumentHelp("Seal a new edition of this indicator.", valueName: "indicator"))
  var again: String?
  @Option(help: ArgumentHelp("Why it is sealed again.", valueName: "reason"))
  var because: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard again != nil else {
      if because != nil { throw ValidationError("--because belongs to --again INDICATOR") }
      return
    }
    guard because?.contains(where: { !$0.isWhitespace }) == true else {
      throw ValidationError("--again needs the reason: --because \"…\"")
    }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let indicator = try again.map { try knowledge.indicators(named: $0)[0] }
    let store = try database.open(for: knowledge, check ? .reading : .writing)
    let sealed = try store.zeroPoint(year)
    var needs = ObservationNeeds()
    needs.add(try knowledge.catalogue.indicators, in: [year])
    if let sealed { needs.add(sealed.definitions.values, in: [year]) }
    let sealing = try Sealing(
      year: year, knowledge, store.observations(for: needs), from: store.files(), after: sealed)
    let part =
      if let indicator, let because {
        try sealing.edition(of: indicator, because: because)
      } else {
        try sealing.next()
      }
    if let part {
      if !check { try store.seal(part) }
      Console.tell(
        check
          ? "\(year): nullpunkt freeze would seal \(part.summary)\n"
          : "\(year) frozen: \(part.summary), SHA-256 \(try part.seal())\n")
    } else if let sealed {
      Console.tell("\(year) is frozen, and there is nothing to add: SHA-256 \(sealed.seal)\n")
    }
    try store.close()
  }
}
