import Foundation
import Testing

/// What `calc` does with a table as people make them.
struct CalcHonestyTests {
  private func calc(_ arguments: [String], _ input: String) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["calc"] + arguments, input: input)
  }

  @Test func semicolonsGapsAndMarksAreRead() throws {
    let answer = try calc(
      ["interval"], "unit;x;n\nA;1;10\nB;NA;20\nC;;\nD;0;0\nE;2;9 000\nF;..;:\n")
    #expect(answer.status == 0, "\(answer.messages)")
    let rows = try CSVTable(answer.output).rows
    #expect(rows.map { $0["unit"] } == ["A", "B", "C", "D", "E", "F"])
    #expect(rows.map { $0["n"] } == ["10", "20", "", "0", "9000", ""])
    #expect(rows.map { $0["lower"] == "" } == [false, true, true, true, false, true])
  }

  @Test(arguments: [["difference"], ["ratio"]])
  func pairWithoutAFigureIsARow(_ calculation: [String]) throws {
    let answer = try calc(calculation, "x1;n1;x2;n2\n5;20;6;30\n5;;6;30\n0;0;6;30\n")
    #expect(try CSVTable(answer.output).rows.map { $0["lower"] == "" } == [false, true, true])
  }

  @Test func marksBetweenThousandsAreOfTheColumn() throws {
    let table = "unit;x;n\nA;1;9.000\nB;2;812\n"
    #expect(
      try CSVTable(try calc(["interval"], table).output).rows.map { $0["n"] } == ["9000", "812"])
    let open = try calc(["interval"], "unit;x;n\nA;1;9.000\nB;2;8.000\n")
    #expect(open.status == 1 && open.output.isEmpty)
    #expect(open.messages.hasPrefix("standard input:2:3: \"9.000\": n may be 9000"))
  }

  @Test func oneUnitOfNobodyDoesNotRefuseTheFunnel() throws {
    for method in ["consistent", "winsorised", "robust_paule_mandel", "none"] {
      let answer = try calc(
        ["funnel", "--overdispersion", method], "unit,x,n\nA,4,25\nB,0,0\nC,6,50\nD,8,45\n")
      #expect(answer.status == 0, "\(answer.messages)")
      let rows = try CSVTable(answer.output).rows
      #expect(rows.map { $0["unit"] } == ["A", "B", "C", "D"])
      #expect(rows.map { $0["benchmark"] } == ["0.15", "", "0.15", "0.15"])
      #expect(rows[1]["lower_95"] == "" && rows[1]["x"] == "0")
    }
  }

  @Test func stratumOfNobodyLeavesTheUnitWithoutAValue() throws {
    let answer = try calc(
      ["standardise", "--direct"],
      "unit,x,n,weight\nA,12,400,300\nA,31,500,900\nB,0,0,300\nB,31,500,900\nC,3,,300\nC,31,500,900\n"
    )
    let rows = try CSVTable(answer.output).rows
    #expect(abs(try rows[0].number("value") - 0.054) < 1e-12)
    #expect(rows[1]["value"] == "" && rows[1]["reason"]?.hasPrefix("nobody in a stratum") == true)
    #expect(rows[2]["value"] == "" && rows[2]["reason"] == "a stratum has no figure")
  }

  @Test func unitOfWhichNothingIsExpectedIsNamed() throws {
    let answer = try calc(
      ["standardise", "--indirect"],
      "unit,x,n,standard_x,standard_n\nA,1,10,0,100\nB,3,20,5,100\n")
    let rows = try CSVTable(answer.output).rows
    #expect(
      rows[0]["unit"] == "A" && rows[0]["reason"]?.hasPrefix("no events are expected") == true)
    #expect(rows[1]["value"] == "300.0")
  }

  @Test(arguments: [["funnel"], ["shrink", "--better", "low"], ["ranks", "--better", "low"]])
  func unitsAreToldOnceAndTotalsAreNone(_ calculation: [String]) throws {
    let twice = try calc(calculation, "unit,x,n\nA,1,10\nB,2,30\nA,3,20\n")
    #expect(
      twice.status == 1
        && twice.messages.hasPrefix("standard input:4:1: \"A\": unit stands in line 2 already"))
    let total = "unit,x,n\nA,1,10\nB,3,30\nC,3,20\nTotalt,8,61\nKilde: NPR,,\n"
    let refused = try calc(calculation, total)
    #expect(refused.status == 1 && refused.output.isEmpty)
    let aside = try calc(calculation + ["--other-rows", "set-aside"], total)
    #expect(try CSVTable(aside.output).rows.map { $0["unit"] } == ["A", "B", "C"])
    #expect(
      aside.messages.contains("standard input:5: \"Totalt\"") && aside.messages.contains(":6:"))
  }

  /// Student's interval by hand: t(0.975; 59) = 2.000995.
  @Test func meanHasStudentsInterval() throws {
    let options = ["interval", "--method", "t"]
    let alone = try CSVTable(
      try BuiltProgram.run(["calc"] + options + ["--mean", "41.2", "--sd", "9.4", "--n", "60"])
        .output)
    let distance = 2.000995378 * 9.4 / 60.0.squareRoot()
    #expect(abs(try alone.rows[0].number("lower") - (41.2 - distance)) < 1e-6)
    let table = try CSVTable(try calc(options, "unit;mean;sd;n\nA;41,2;9,4;60\nB;38,5;;1\n").output)
    #expect(table.rows[0]["upper"] == alone.rows[0]["upper"])
    #expect(table.rows[1]["unit"] == "B" && table.rows[1]["lower"] == "")
    #expect(try calc(["interval", "--mean", "3"], "x,n\n1,2\n").status == 2)
  }

  @Test func yearsSinceABreakHaveATrend() throws {
    let rows = (2015...2021).map { "\($0),\(100 - ($0 - 2015) * 10),1000\n" }.joined()
    let since = try calc(["trend", "--break", "2017"], "t,x,n\n" + rows)
    #expect(try CSVTable(since.output).rows[0]["label"] == "falling")
    let alone = try calc(
      ["trend"], "t,x,n\n" + rows.split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n"
    )
    #expect(since.output == alone.output)
    let few = try CSVTable(try calc(["trend", "--break", "2018"], "t,x,n\n" + rows).output)
    #expect(few.rows[0]["label"] == "not_computed")
  }
}
