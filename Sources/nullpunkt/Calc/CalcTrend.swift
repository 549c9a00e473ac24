import ArgumentParser
import Files
import Indicators
import Statistics

struct CalcTrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Whether a share rises or falls over the years.",
    discussion: """
      Rows of t (a year), x and n, in any order; with a column unit, a trend for each. Cochran and \
      Armitage's test on at least five years without a gap; after a break, on the years since it. A trend is told only when \
      chi-square lies above its 99.8 % quantile and the slope keeps its sign whichever year is left \
      out; the label is rising or falling by that slope, or what it means when --better says so: \
      better or worse. Where it cannot be computed the label is not_computed, and the reason stands \
      beside it.

        printf 't,x,n\\n2019,120,1000\\n2020,108,1000\\n2021,101,1000\\n2022,84,1000\\n\\
        2023,72,1000\\n' | nullpunkt calc trend --better low

        nullpunkt calc trend --better low < years.csv
        nullpunkt calc trend --break 2015 --format json < years.csv
      """)

  @Option(help: "Which direction is better; without it the label is rising or falling.")
  var better: Polarity?
  @Option(name: .customLong("break"), help: "The first year of a new way of counting; may repeat.")
  var breaks: [Int] = []
  @OptionGroup var options: CalcOptions

  static let answer = [
    "unit", "chi_square", "p_value", "slope_sign", "leave_one_out_stable", "label", "reason",
  ]

  func run() throws {
    var table = try CalcTable(
      needed: ["t", "x", "n"], optional: ["unit"], answer: Self.answer, options.table)
    let series = try table.all().byUnit()
    var answer = try CalcAnswer(Self.answer, options)
    for (unit, rows) in series {
      let points = try rows.compactMap { row -> TrendTest.Point? in
        let year = try row.count("t")
        return try row.shareIfKnown("x", of: "n").map { TrendTest.Point(year: year, share: $0) }
      }
      try answer.write([.text(unit)] + cells(points))
    }
    answer.finish()
  }

  private func cells(_ points: [TrendTest.Point]) -> [Cell] {
    do throws(TrendError) {
      let trend = try TrendTest(points, breaks: Set(breaks))
      return [
        .number(trend.chiSquare), .number(trend.pValue), .count(trend.slopeSign.rawValue),
        .text(trend.isStableLeavingOneOut ? "true" : "false"),
        .text(trend.label(better ?? .neither).rawValue), .text(""),
      ]
    } catch {
      return [
        .number(nil), .number(nil), .count(nil), .text(""), .text("not_computed"),
        .text(error.description),
      ]
    }
  }
}
