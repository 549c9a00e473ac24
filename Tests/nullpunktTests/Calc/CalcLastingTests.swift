import Foundation
import Testing

/// `calc lasting`: who lastingly does better than the others.
struct CalcLastingTests {
  /// Forty units over five years at about one in ten, unit 7 at half of that.
  private static let table: String = {
    var lines = ["unit,period,x,n"]
    for year in 2017...2021 {
      for unit in 1...40 {
        let x = unit == 7 ? 100 + (year % 3) : 200 + 10 * ((unit * 7 + year * 3) % 5) - 20
        lines.append("U\(unit),\(year),\(x),2000")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static let options = ["--better", "low", "--minimum-difference", "0.02"]

  private func answer(_ table: String, _ options: [String] = Self.options) throws
    -> BuiltProgram.Answer
  {
    try BuiltProgram.run(["calc", "lasting"] + options, input: table)
  }

  @Test func whoDoesBetterIsClear() throws {
    let answer = try answer(Self.table)
    let table = try CSVTable(answer.output)
    let row = try table.row(["unit": "U7"])
    #expect(row["grade"] == "clear" && row["period"] == "2021" && row["periods"] == "5")
    #expect(Double(row["posterior_upper_90"] ?? "") ?? 1 < -0.02)
    #expect(try table.row(["unit": "U8"])["grade"] == "none")
  }

  @Test func unitTwiceInAPeriodIsRefused() throws {
    let answer = try answer("unit,period,x,n\nA,2020,1,10\nA,2020,2,10\n")
    #expect(answer.status == 1)
    #expect(
      answer.messages.contains("standard input:3:1: \"A\": unit stands already in the period"))
  }
}
