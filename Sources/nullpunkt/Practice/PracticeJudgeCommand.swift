import Analysis
import ArgumentParser
import Practices
import Storage

struct PracticeJudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Add a group's votes on how rare a practice is.",
    discussion: """
      Each --rarity is one vote, or as many as the number before it says. The votes are added to those there \
      are, in a new entry that replaces the old; the judgement that is told is the vote in the middle, of two \
      in the middle the more common one.

        nullpunkt practice judge 3 --rarity "2 vanlig" --rarity "5 litt uvanlig"
      """)

  @Argument(help: "The practice's number, as nullpunkt practice list shows it.")
  var number: Int
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("How rare it is, in Norwegian or English.", valueName: "rarity"))
  var rarity: [RarityVotes]
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let check = try dataOptions.knowledge().practiceCheck
    let store = try database.open(.writing)
    guard let entry = try store.practiceRegister().practice(numbered: number) else {
      throw Refusal("there is no practice \(number); nullpunkt practice list shows those there are")
    }
    let practice = entry.practice.judged(by: rarity.sum)
    let vouching = try store.vouching(ofPractice: entry.id)
    let id = try store.record(check.recheck(practice, vouchedFor: vouching), replacing: entry.id)
    try store.close()
    let votes = practice.votes
    let told = Rarity.allCases.filter { votes[$0] > 0 }.map {
      "\(votes[$0]) \($0.rawValue.replacing("_", with: " "))"
    }
    Console.tell(practice.told(as: id, replacing: entry.id))
    Console.explain(
      "\(practice.rarity?.rawValue.replacing("_", with: " ") ?? ""): \(told.joined(separator: ", "))"
    )
  }
}
