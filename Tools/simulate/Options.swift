/// The command line of `simulate`: the number of worlds for each scenario, and the folder for its tables.
struct Options {
  static let usage = """
    usage: simulate SIZES OUTPUT [--worlds N] [--thorough N] [--seed N] [--threads N] [--only SCENARIO]
             [--counts N] [--lasting]
    SIZES holds one unit's n a line; of N worlds the first are looked at thoroughly;
    with --counts the counts of the first N are written and nothing is searched for;
    with --lasting it is the search for what lasts that is looked at
    """

  let sizes: String
  let output: String
  var worlds = 1000
  var thorough = 100
  var seed: UInt64 = 2021
  var threads = 2
  var counts = 0
  var isLasting = false
  private var only: String?

  /// Returns nil for arguments that are not understood.
  init?(_ arguments: some Collection<String>) {
    var paths: [String] = []
    var rest = Array(arguments)[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        paths.append(word)
        continue
      }
      guard word != "--lasting" else {
        isLasting = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      if word == "--only" {
        only = value
        continue
      }
      guard let number = Int(value), number >= 0 else { return nil }
      switch word {
      case "--worlds": worlds = number
      case "--thorough": thorough = number
      case "--seed": seed = UInt64(number)
      case "--counts": counts = number
      case "--threads": threads = number
      default: return nil
      }
    }
    guard paths.count == 2, worlds > 0, threads > 0 else { return nil }
    (sizes, output) = (paths[0], paths[1])
  }

  func covers(_ scenario: Scenario) -> Bool { only == nil || only == scenario.name }
}
