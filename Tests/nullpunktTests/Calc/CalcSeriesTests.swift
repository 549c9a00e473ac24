import Foundation
import Testing

/// `calc` over years and over many units. The numbers are R's, and the fixtures of `StatisticsTests`.
struct CalcSeriesTests {
  private static let falling =
    "t,x,n\n2020,108,1000\n2019,120,1000\n2021,101,1000\n2022,84,1000\n2023,72,1000\n"

  /// prop.trend.test(c(120, 108, 101, 84, 72), rep(1000, 5)).
  @Test func trendIsLabelledByItsSlope() throws {
    let row = try answer(["trend"], Self.falling)[0]
    #expect(abs(try row.number("chi_square") - 16.440045210124332) < 1e-9)
    #expect(abs(try row.number("p_value") / 5.0213168927228727e-05 - 1) < 1e-8)
    #expect(row["slope_sign"] == "-1" && row["leave_one_out_stable"] == "true")
    #expect(row["label"] == "falling" && row["reason"] == "")
    #expect(try answer(["trend", "--better", "low"], Self.falling)[0]["label"] == "better")
    #expect(try answer(["trend", "--better", "high"], Self.falling)[0]["label"] == "worse")
  }

  @Test func trendThatCannotBeComputedSaysWhyUnitByUnit() throws {
    let short = "B,2019,1,10\nB,2021,2,10\n"
    let long = (2015...2020).map { "A,\($0),\($0 - 2010),100\n" }.joined()
    let rows = try answer(["trend", "--break", "2030"], "unit,t,x,n\n" + short + long)
    #expect(rows.map { $0["unit"] } == ["B", "A"])
    #expect(rows[0]["label"] == "not_computed" && rows[0]["chi_square"] == "")
    #expect(rows[0]["reason"]?.hasPrefix("cannot be computed: no point between 2019") == true)
    #expect(rows[1]["label"] == "no_trend")
    let broken = try answer(["trend", "--break", "2018"], "unit,t,x,n\n" + long)
    #expect(broken[0]["reason"]?.contains("the series is broken in 2018") == true)
  }

  /// 0.25·12/400 + 0.75·31/500 and Dobson's interval round it, by scripts/reference/models.py.
  @Test func directStandardisation() throws {
    let row = try answer(["standardise", "--direct"], "x,n,weight\n12,400,300\n31,500,900\n")[0]
    #expect(row["method"] == "direct" && row["interval_method"] == "dobson" && row["x"] == "43")
    #expect(abs(try row.number("value") - 0.054) < 1e-15)
    #expect(abs(try row.number("lower_95") - 0.03836427359238449) < 1e-12)
    #expect(abs(try row.number("upper_95") - 0.0736332911650149) < 1e-12)
    let few = try answer(["standardise", "--direct"], "unit,x,n,weight\nA,9,400,300\n")[0]
    #expect(few["lower_95"] == "" && few["value"] == "0.0225" && few["unit"] == "A")
    #expect(few["reason"] == "fewer than 10 events: no interval")
  }

  /// Five observed of 4 expected; Garwood's limits of 5 are 1.6234863901 and 11.6683320791.
  @Test func indirectStandardisation() throws {
    let rows = try answer(
      ["standardise", "--indirect"],
      "unit,x,n,standard_x,standard_n\nA,2,100,10,1000\nA,3,300,20,2000\nB,40,400,100,1000\n")
    #expect(rows.map { $0["unit"] } == ["A", "B"])
    #expect(rows[0]["expected"] == "4.0" && rows[0]["value"] == "125.0")
    #expect(abs(try rows[0].number("lower_95") - 40.58715975) < 1e-7)
    #expect(abs(try rows[0].number("upper_95") - 291.7083019775) < 1e-7)
    #expect(rows[0]["interval_method"] == "garwood" && rows[1]["interval_method"] == "byar")
    #expect(rows[1]["value"] == "100.0")
  }

  private static let units = "unit,x,n,county\nA,9,60,1\nB,310,1900,1\nC,2,95,2\nD,70,400,2\n"

  @Test func shrinkPullsTheSmallUnitsMost() throws {
    let rows = try answer(["shrink", "--better", "low"], Self.units)
    #expect(rows.map { $0["county"] } == ["1", "1", "2", "2"])
    for row in rows {
      let (own, shrunken, mean) = (
        try row.number("value"), try row.number("shrunken"), try row.number("mean")
      )
      #expect(min(own, mean) <= shrunken && shrunken <= max(own, mean))
      #expect(try row.number("lower_998") < row.number("lower_95"))
      #expect(try row.number("alpha") > 0)
    }
    let exceedance = try rows.map { try $0.number("exceedance") }
    #expect(exceedance[2] > 0.99 && exceedance[3] < 0.3)
    let high = try answer(["shrink", "--better", "high", "--benchmark", "0.1"], Self.units)
    #expect(high.allSatisfy { $0["benchmark"] == "0.1" })
    #expect(try high[1].number("exceedance") > 0.999)
  }

  @Test func unitsAlikeArePooled() throws {
    let rows = (0..<60).map { "\(9 + $0 % 3),100\n" }.joined()
    let row = try answer(["shrink", "--better", "low"], "x,n\n" + rows)[0]
    #expect(row["alpha"] == "" && row["beta"] == "" && row["shrunken"] == row["mean"])
    #expect(row["lower_95"] == "" && row["reason"]?.contains("pooled") == true)
  }

  /// Nobody knows that three units are alike: each has an interval.
  @Test func fewUnitsAlikeHaveIntervals() throws {
    let rows = try answer(["shrink", "--better", "low"], "x,n\n10,100\n11,100\n9,100\n")
    for row in rows {
      let (lower, own) = (try row.number("lower_95"), try row.number("value"))
      let upper = try row.number("upper_95")
      #expect(lower < own && own < upper)
      #expect(row["reason"]?.hasPrefix("fewer than 60 units") == true)
    }
  }

  /// Five observed of four expected, as in the exact limits of Poisson's distribution by hand.
  @Test func ratioFunnel() throws {
    let rows = try answer(
      ["funnel", "--ratio", "--benchmark", "1", "--overdispersion", "none"],
      "unit,x,expected\nA,5,4\nB,,\nC,40,40\n")
    // (1 ∓ 1.959964/(2·2))², and z = 4(√1.25 − 1).
    #expect(abs(try rows[0].number("lower_95") - 0.26013) < 1e-4)
    #expect(abs(try rows[0].number("upper_95") - 2.22008) < 1e-4)
    #expect(abs(try rows[0].number("z") - 0.47214) < 1e-4)
    #expect(rows[1]["z"] == "" && rows[1]["unit"] == "B" && rows[2]["z"] == "0.0")
    let exact = try answer(
      ["funnel", "--ratio", "--benchmark", "1", "--overdispersion", "none", "--exact"],
      "unit,x,expected\nA,5,4\n")
    #expect(exact[0]["limits"] == "exact-mid-p")
    let refused = try BuiltProgram.run(
      ["calc", "funnel", "--ratio"], input: "unit,x,expected\nA,5,0\n")
    #expect(refused.status == 1)
    #expect(
      refused.messages.hasPrefix("standard input:2:3: \"0\": expected must be"))
  }

  @Test func ranksStandWithTheirIntervals() throws {
    let rows = try answer(["ranks", "--better", "low"], Self.units)
    #expect(rows[2]["rank"] == "1" && rows[2]["rank_lower_95"] == "1")
    #expect(try abs(rows.reduce(0) { $0 + (try $1.number("expected_rank")) } - 10) < 1e-6)
    for row in rows {
      #expect(try row.number("rank_lower_998") <= row.number("rank_lower_95"))
      #expect(try row.number("rank_upper_95") <= row.number("rank_upper_998"))
    }
    let high = try answer(["ranks", "--better", "high"], Self.units)
    #expect(high[2]["rank"] == "4")
  }

  @Test(arguments: [
    ["shrink"], ["ranks"], ["standardise"], ["standardise", "--direct", "--indirect"],
  ])
  func whatIsNotSaidIsAskedFor(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run(["calc"] + arguments, input: Self.units)
    #expect(answer.status == 2 && answer.output == "")
  }

  @Test(arguments: [
    (["trend"], "t,x,n\n2019,5,4\n", "standard input:2:2: \"5\": x must be from 0 to n = 4"),
    (["shrink", "--better", "low"], "x,n\n1,5\n", "units is 1, but must be at least 2"),
    (
      ["standardise", "--direct"], "x,n,weight\n1,0,5\n",
      "standard input:2:2: \"0\": n must be a positive number"
    ),
    (
      ["standardise", "--indirect"], "x,n,standard_x,standard_n\n1,5,5,-1\n",
      "standard input:2:4: \"-1\": standard_n must be a positive number"
    ),
  ])
  func refusalNamesTheValue(_ arguments: [String], _ input: String, _ message: String) throws {
    let answer = try BuiltProgram.run(["calc"] + arguments, input: input)
    #expect(answer.status == 1)
    #expect(answer.messages.contains(message), "\(answer.messages)")
  }

  /// The example of each help text is what a reader tries first.
  @Test(arguments: ["trend", "standardise", "shrink", "ranks"])
  func helpTeachesWithAnExample(_ command: String) throws {
    let help = try BuiltProgram.run("calc", command, "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("| nullpunkt calc \(command)"))
  }

  private func answer(_ arguments: [String], _ input: String) throws -> [[String: String]] {
    let answer = try BuiltProgram.run(["calc"] + arguments, input: input)
    #expect(answer.status == 0, "\(answer.messages)")
    return try CSVTable(answer.output).rows
  }
}
