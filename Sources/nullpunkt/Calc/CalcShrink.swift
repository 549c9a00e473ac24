import ArgumentParser
import Indicators
import Statistics

struct CalcShrinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shrink",
    abstract: "Each unit's share pulled towards the common one, as far as its numbers are few.",
    discussion: """
      Rows of unit, x and n. A beta-binomial distribution is fitted to all units by maximum \
      likelihood; shrunken is what is then known of each unit's own share, with its interval, and \
      exceedance the probability that it is better than the benchmark: the sum of x over the sum of n \
      unless --benchmark names another. Below 60 units nobody knows well how much units differ: mean, \
      alpha and beta are the likeliest, and what is known of a unit is integrated over all that are \
      possible. Of more units that nothing but chance sets apart all are pooled. No circumstances are \
      reckoned with: see nullpunkt calc lasting and nullpunkt analyse for what is expected of a unit.

        printf 'unit,x,n\\nA,9,60\\nB,310,1900\\nC,2,95\\n' | nullpunkt calc shrink --better low

        nullpunkt calc shrink --better low < counts.csv
      """)

  @Option(help: "Which direction is better.")
  var better: Polarity
  @Option(help: "What exceedance is measured against, from 0 to 1.")
  var benchmark: Double?
  @OptionGroup var options: CalcOptions

  static let answer = [
    "unit", "x", "n", "value", "shrunken", "lower_95", "upper_95", "lower_998", "upper_998",
    "benchmark", "exceedance", "mean", "alpha", "beta", "reason",
  ]

  func validate() throws {
    if let benchmark, !(0...1).contains(benchmark) {
      throw ValidationError("--benchmark must be from 0 to 1, not \(benchmark)")
    }
  }

  func run() throws {
    var table = try CalcTable(
      needed: ["x", "n"], optional: ["unit"], answer: Self.answer, options.table)
    let rows = try table.units()
    let known = try rows.map { try $0.shareIfKnown("x", of: "n") }
    let units = try ShrunkenUnits(known.compactMap { $0 })
    let total = units.shares.reduce(0.0) { $0 + Double($1.total) }
    let pooled = units.shares.reduce(0.0) { $0 + Double($1.events) } / total
    let benchmark = benchmark ?? pooled
    let isPooled = units.model.isPooled
    var answer = try CalcAnswer(Self.answer, carried: table.carried, options)
    var unitsLeft = zip(units.shares, units.shrunken).makeIterator()
    for (row, share) in zip(rows, known) {
      guard share != nil, let (share, shrunken) = unitsLeft.next() else {
        try answer.write(row.withoutFigure(Self.answer), others: row.others)
        continue
      }
      let intervals = try AtBothLevels { (level) throws(StatisticsError) in
        try shrunken.interval(level)
      }
      try answer.write(
        [
          .text(row.text("unit") ?? ""), .count(share.events), .count(share.total),
          .number(share.value), .number(shrunken.value), .number(intervals.at95?.lower),
          .number(intervals.at95?.upper), .number(intervals.at998?.lower),
          .number(intervals.at998?.upper), .number(benchmark),
          .number(try shrunken.exceedance(of: benchmark, better)),
          .number(units.model.mean), .number(isPooled ? nil : units.model.alpha),
          .number(isPooled ? nil : units.model.beta),
          .text(Self.reason(units)),
        ], others: row.others)
    }
    answer.finish()
  }

  private static func reason(_ units: ShrunkenUnits) -> String {
    if units.isIntegrated {
      return "fewer than \(ShrunkenUnits.fewUnits) units: integrated over how much they differ"
    }
    return units.model.isPooled ? "no variation between units beyond chance: pooled" : ""
  }
}
