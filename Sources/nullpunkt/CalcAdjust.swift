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
      try answer.write(p, adjusted(p), method) { _ in [] }
      return
    }
    var table = try CalcTable(
      needed: ["p"], answer: Self.answer, also: ["p_value": "p"])
    let rows = try table.all()
    let pValues = try rows.map { row in
      let p = try row.number("p")
      guard (0...1).contains(p) else { throw row.refusal("p", "must be from 0 to 1") }
      return p
    }
    var answer = try CalcAnswer(Self.answer, carried: table.carried, options)
    try answer.write(pValues, adjusted(pValues), method) { rows[$0].others }
  }

  private func adjusted(_ pValues: [Double]) throws -> [Double] {
    switch method {
    case .bh: try benjaminiHochberg(pValues)
    case .by: try benjaminiYekutieli(pValues)
    }
  }
}

extension CalcAnswer {
  fileprivate mutating func write(
    _ pValues: [Double], _ qValues: [Double], _ method: CalcAdjustCommand.Method,
    others: (Int) -> [String]
  ) throws {
    for (index, p) in pValues.enumerated() {
      try write(
        [.number(p), .number(qValues[index]), .text(method.rawValue)], others: others(index))
    }
    finish()
  }
}
