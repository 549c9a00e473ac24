import ArgumentParser
import Indicators
import Statistics

struct CalcRanksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranks",
    abstract: "Where each unit may stand among all, as far as the numbers can tell.",
    discussion: """
      Rows of unit, x and n. Shares are shrunken as by `calc shrink`; the distribution of each unit's \
      rank, 1 the best, is integrated from what is known of all, without simulation, seed or noise. \
      expected_rank is its mean, rank the order of those, and the intervals hold the rank with 95 % \
      and 99.8 % probability. A list of the best never stands without them.

        printf 'unit,x,n\\nA,9,60\\nB,310,1900\\nC,2,95\\n' | nullpunkt calc ranks --better low

        nullpunkt calc ranks --better low < counts.csv
      """)

  @Option(help: "Which direction is better.")
  var better: Polarity
  @OptionGroup var options: CalcOptions

  static let answer = [
    "unit", "x", "n", "value", "shrunken", "rank", "expected_rank", "rank_lower_95",
    "rank_upper_95", "rank_lower_998", "rank_upper_998",
  ]

  func run() throws {
    var table = try CalcTable(
      needed: ["x", "n"], optional: ["unit"], answer: Self.answer, options.table)
    let rows = try table.units()
    let known = try rows.map { try $0.shareIfKnown("x", of: "n") }
    let units = try ShrunkenUnits(known.compactMap { $0 })
    let ranks = try RankDistributions(units.shrunken, better)
    let intervals = AtBothLevels { ranks.intervals($0) }
    var answer = try CalcAnswer(Self.answer, carried: table.carried, options)
    var indices = units.shares.indices.makeIterator()
    for (row, share) in zip(rows, known) {
      guard share != nil, let index = indices.next() else {
        try answer.write(row.withoutFigure(Self.answer), others: row.others)
        continue
      }
      let (share, at95, at998) = (
        units.shares[index], intervals.at95[index], intervals.at998[index]
      )
      try answer.write(
        [
          .text(row.text("unit") ?? ""), .count(share.events), .count(share.total),
          .number(share.value), .number(units.shrunken[index].value),
          .count(ranks.order[index]), .number(ranks.expected[index]), .count(at95.lowerBound),
          .count(at95.upperBound), .count(at998.lowerBound), .count(at998.upperBound),
        ], others: row.others)
    }
    answer.finish()
  }
}
