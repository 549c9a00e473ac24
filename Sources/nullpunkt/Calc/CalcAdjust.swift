import ArgumentParser
import Indicators
import Statistics

struct CalcAdjustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust",
    abstract: "p-values that were taken together, adjusted for how many they are.",
    discussion: """
      q of each p, in the order of the rows. bh (Benjamini and Hochberg) for tests that are \
      independent or positively dependent, by (Benjamini and Yekutieli) whatever the dependence. \
      The column is called p, or p_value.

        nullpunkt calc adjust --p 0.001 0.02 0.8
        nullpunkt calc compare --benchmark 0.12 < counts.csv | nullpunkt calc adjust

      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case bh, by
  }

  @Option(parsing: .upToNextOption, help: "The p-values.")
  var p: [Double] = []
  @Option(help: "The method.")
  var method = Method.bh
  @OptionGroup var options: CalcOptions

  static let answer = ["p_value", "q_value", "adjustment"]

  func run() throws {
    guard p.isEmpty else {
      var answer = try CalcAnswer(Self.answer, carried: [], options)
      try answer.write(p, try adjusted(p), method) { _ in [] }
      return
    }
    var table = try CalcTable(
      needed: ["p"], answer: Self.answer, also: ["p_value": "p"], options.table)
    let rows = try table.all()
    // A row without a p, such as a unit that was not compared, is no test: it counts in nothing.
    let pValues = try rows.map { row -> Double? in
      let p = try row.optionalNumber("p")
      guard p.map((0...1).contains) ?? true else { throw row.refusal("p", "must be from 0 to 1") }
      return p
    }
    var answer = try CalcAnswer(Self.answer, carried: table.carried, options)
    try answer.write(pValues, adjusted(pValues), method) { rows[$0].others }
  }

  private func adjusted(_ pValues: [Double?]) throws -> [Double?] {
    let tests = pValues.compactMap { $0 }
    var qValues =
      switch method {
      case .bh: try benjaminiHochberg(tests)[...]
      case .by: try benjaminiYekutieli(tests)[...]
      }
    return pValues.map { $0 == nil ? nil : qValues.popFirst() }
  }
}

extension CalcAnswer {
  fileprivate mutating func write(
    _ pValues: [Double?], _ qValues: [Double?], _ method: CalcAdjustCommand.Method,
    others: (Int) -> [String]
  ) throws {
    for (index, p) in pValues.enumerated() {
      try write(
        [.number(p), .number(qValues[index]), .text(method.rawValue)], others: others(index))
    }
    finish()
  }
}
