import ArgumentParser
import Indicators
import Statistics

struct CalcRatioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratio",
    abstract: "The ratio of two independent shares, with Katz's interval.",
    discussion: """
      x1 among n1 over x2 among n2. No interval where x1 is 0; refused where x2 is.

        nullpunkt calc ratio --x1 56 --n1 70 --x2 48 --n2 80

      """)

  @OptionGroup var shares: TwoSharesOptions
  @OptionGroup var options: CalcOptions

  static let answer = ["x1", "n1", "x2", "n2", "level", "ratio", "lower", "upper", "method"]

  func run() throws {
    let table = try CalcTable(
      needed: ["x1", "n1", "x2", "n2"], optional: ["level"],
      given: [
        "x1": shares.x1, "n1": shares.n1, "x2": shares.x2, "n2": shares.n2,
        "level": shares.level,
      ], answer: Self.answer, options.table)
    try table.answer(Self.answer, options) { row in
      guard let first = try row.shareIfKnown("x1", of: "n1"),
        let second = try row.shareIfKnown("x2", of: "n2")
      else { return nil }
      let level = try row.level()
      let ratio = try row.refusing { () throws(StatisticsError) in
        try ShareRatio(first, over: second)
      }
      let interval = ratio.katzInterval(level)
      return [
        .count(first.events), .count(first.total), .count(second.events), .count(second.total),
        .number(level.level), .number(ratio.value), .number(interval?.lower),
        .number(interval?.upper), .text("katz"),
      ]
    }
  }
}
