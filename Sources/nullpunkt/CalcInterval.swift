import ArgumentParser
import Indicators
import Statistics

struct CalcIntervalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interval",
    abstract: "The interval of a share, a count or a rate.",
    discussion: """
      x events among n.

        nullpunkt calc interval --x 290 --n 1899

      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case wilson
  }

  @Option(help: "Events.")
  var x: Int?
  @Option(help: "Among how many.")
  var n: Int?
  @Option(help: "How sure: 0.95 where nothing else is said.")
  var level: Double?
  @Option(help: "The method; wilson where nothing else is said.")
  var method: Method?
  @OptionGroup var options: CalcOptions

  static let answer = ["x", "n", "level", "method", "value", "lower", "upper"]

  func run() throws {
    let table = try CalcTable(
      needed: ["x", "n"], optional: ["level", "method"],
      given: ["x": x, "n": n, "level": level, "method": method?.rawValue], answer: Self.answer)
    try table.answer(Self.answer, options) { row in
      let share = try row.share("x", of: "n")
      let level = try row.level()
      let method = try row.choice("method", as: Method.self) ?? .wilson
      let interval = share.wilsonInterval(level)
      return [
        .count(share.events), .count(share.total), .number(level.level), .text(method.rawValue),
        .number(share.value), .number(interval.lower), .number(interval.upper),
      ]
    }
  }
}
