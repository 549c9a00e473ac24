import ArgumentParser
import Indicators
import Statistics

struct CalcDifferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "difference",
    abstract: "The difference of two independent shares, with test and interval.",
    discussion: """
      x1 among n1 minus x2 among n2. z and p are the pooled score test; score is Mee's interval, the \
      test's own inversion, newcombe his method 10.

        nullpunkt calc difference --x1 56 --n1 70 --x2 48 --n2 80
        nullpunkt calc difference --method newcombe < pairs.csv

      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case score, newcombe
  }

  @OptionGroup var shares: TwoSharesOptions
  @Option(help: "The interval's method. (default: score)")
  var method: Method?
  @OptionGroup var options: CalcOptions

  static let answer = [
    "x1", "n1", "x2", "n2", "level", "difference", "lower", "upper", "z", "p_value", "method",
  ]

  func run() throws {
    let table = try CalcTable(
      needed: ["x1", "n1", "x2", "n2"], optional: ["level", "method"],
      given: [
        "x1": shares.x1, "n1": shares.n1, "x2": shares.x2, "n2": shares.n2,
        "level": shares.level, "method": method?.rawValue,
      ], answer: Self.answer, options.table)
    try table.answer(Self.answer, options) { row in
      guard let first = try row.shareIfKnown("x1", of: "n1"),
        let second = try row.shareIfKnown("x2", of: "n2")
      else { return nil }
      let difference = ShareDifference(first, minus: second)
      let level = try row.level()
      let method = try row.choice("method", as: Method.self) ?? .score
      let interval =
        switch method {
        case .score: difference.interval(level)
        case .newcombe: difference.newcombeInterval(level)
        }
      return [
        .count(difference.first.events), .count(difference.first.total),
        .count(difference.second.events), .count(difference.second.total), .number(level.level),
        .number(difference.difference), .number(interval.lower), .number(interval.upper),
        .number(difference.z), .number(difference.pValue), .text(method.rawValue),
      ]
    }
  }
}
