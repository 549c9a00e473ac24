import Foundation
import Testing

/// What each calculation answers, against numbers printed elsewhere.
struct CalcTests {
  @Test(arguments: [
    ("wilson", 5, "100", "0.95", "wilson", 0.0215436791544, 0.111750469232),
    ("wilson", 20, "100", "0.998", "wilson", 0.105191620667, 0.347110941701),
    ("clopper-pearson", 1, "100", "0.95", "clopper-pearson", 0.000253146032977, 0.0544593853921),
    ("garwood", 0, nil, "0.95", "garwood", 0, 3.68887945411),
    ("garwood", 9, nil, "0.95", "garwood", 4.11537309738, 17.0848034514),
    ("byar", 9, nil, "0.95", "garwood", 4.11537309738, 17.0848034514),
    ("byar", 10, nil, "0.95", "byar", 4.78744991397, 18.3914586058),
    ("byar", 10, "1000", "0.95", "byar", 0.00478744991397, 0.0183914586058),
  ])
  func interval(
    _ method: String, _ x: Int, _ n: String?, _ level: String, _ used: String, _ lower: Double,
    _ upper: Double
  ) throws {
    let size = n.map { ["--n", $0] } ?? []
    let row = try onlyRow(
      ["interval", "--method", method, "--x", "\(x)", "--level", level] + size)
    #expect(row["method"] == used && row["n"] == n ?? "" && row["level"] == level)
    try expect(row, ["lower": lower, "upper": upper])
  }

  /// Newcombe 1998, Statistics in Medicine 17:857, table I, methods 6 and 3: four decimals.
  @Test func methodCanBeAColumn() throws {
    let table = try calc(
      ["interval"], "x,n,method\n81,263,mid-p\n81,263,wilson\n81,263,jeffreys\n7,,garwood\n")
    #expect(table.header == ["x", "n", "level", "method", "value", "lower", "upper"])
    #expect(table.rows.map { $0["method"] } == ["mid-p", "wilson", "jeffreys", "garwood"])
    #expect(abs(try table.rows[0].number("lower") - 0.2544) < 5e-5)
    #expect(abs(try table.rows[1].number("lower") - 0.2553) < 5e-5)
    #expect(table.rows[3]["n"] == "")
  }

  @Test func surveyOfAFinitePopulation() throws {
    let row = try onlyRow(
      ["interval", "--x", "20", "--n", "100", "--population", "101"])
    #expect(row["method"] == "wilson-finite-population")
    // Python, from the formula with z√((101 − 100)/(101 − 1)) for z.
    try expect(row, ["lower": 0.1922760024709675, "upper": 0.20795439655143844])
  }

  @Test func difference() throws {
    let arguments = ["difference", "--x1", "56", "--n1", "70", "--x2", "48", "--n2", "80"]
    let score = try onlyRow(arguments)
    #expect(score["method"] == "score")
    try expect(
      score,
      [
        "difference": 0.2, "lower": 0.05333384929132506, "upper": 0.3377294637411413,
        "z": 2.6501719512585327, "p_value": 0.008045081368196585,
      ])
    let newcombe = try onlyRow(arguments + ["--method", "newcombe"])
    #expect(abs(try newcombe.number("lower") - 0.0524) < 5e-5)
    #expect(abs(try newcombe.number("upper") - 0.3339) < 5e-5)
  }

  /// Katz's interval of 56/70 over 48/80, in Python: 4/3·exp(∓1.96·√(0.2/56 + 0.4/48)).
  @Test func ratio() throws {
    let row = try onlyRow(["ratio", "--x1", "56", "--n1", "70", "--x2", "48", "--n2", "80"])
    try expect(row, ["ratio": 4.0 / 3, "lower": 1.0766264227631925, "upper": 1.6512485112663868])
  }

  @Test func municipalityInItsCountry() throws {
    let row = try onlyRow([
      "compare", "--x", "290", "--n", "1899", "--benchmark-x", "83791", "--benchmark-n", "701762",
    ])
    try expect(
      row,
      [
        "difference": 0.0333110741594, "lower_95": 0.0178573046373, "upper_95": 0.0501601703503,
        "lower_998": 0.00957717873494, "upper_998": 0.0605032344078, "z": 4.48277188979,
        "p_value": 7.36796767417e-6,
      ])
    #expect(row["verdict_95"] == "higher" && row["verdict_998"] == "higher")
  }

  @Test func benchmarksFromColumns() throws {
    let table = try calc(
      ["compare"],
      "unit,x,n,benchmark,benchmark_x,benchmark-n\nA,1000,10000,0.1,,\nB,10,100,,10,100\n"
        + "C,1,100,0.1,,\n")
    #expect(table.rows.map { $0["unit"] } == ["A", "B", "C"])
    #expect(table.rows[0]["z"] == "0.0" && table.rows[0]["verdict_95"] == "not_different")
    #expect(table.rows[1]["verdict_998"] == "not_compared" && table.rows[1]["z"] == "")
    #expect(table.rows[2]["verdict_95"] == "lower")
    try expect(table.rows[2], ["z": -3, "difference": -0.09])
  }

  /// Benjamini and Hochberg 1995: four of fifteen rejected at 0.05.
  @Test func adjust() throws {
    let pValues = [
      "0.0001", "0.0004", "0.0019", "0.0095", "0.0201", "0.0278", "0.0298", "0.0344", "0.0459",
      "0.3240", "0.4262", "0.5719", "0.6528", "0.7590", "1",
    ]
    for column in ["p", "p_value"] {
      let input = "\(column),place\n" + pValues.map { "\($0),a\n" }.joined()
      let table = try calc(["adjust"], input)
      #expect(table.header == ["p_value", "q_value", "adjustment", "place"])
      #expect(try table.rows.count { try $0.number("q_value") <= 0.05 } == 4)
    }
    let given = try calc(["adjust", "--method", "by", "--p"] + pValues)
    try expect(given.rows[0], ["q_value": 0.0001 * 15 * 3.3182289932289932])
  }

  /// Three units of ten in all: z by hand from √(p₀(1 − p₀)(1/n − 1/N)), p₀ = 60/400, N = 400.
  @Test func funnelOfUnitsInTheirOwnSum() throws {
    let input = "unit,x,n\nA,30,100\nB,10,100\nC,20,200\n"
    let table = try calc(["funnel", "--overdispersion", "none"], input)
    let a = try table.row(["unit": "A"])
    let error = (0.15 * 0.85 * (1.0 / 100 - 1.0 / 400)).squareRoot()
    try expect(
      a,
      [
        "z": 0.15 / error, "z_overdispersed": 0.15 / error, "tau2": 0, "benchmark": 0.15,
        "lower_95": 0.15 - 1.959963984540054 * error, "upper_998": 0.15 + 3.090232306167814 * error,
      ])
    let consistent = try calc(["funnel"], input)
    let winsorised = try calc(["funnel", "--overdispersion", "winsorised"], input)
    let ratio = try consistent.rows[0].number("phi") / winsorised.rows[0].number("phi")
    #expect(abs(ratio * 0.6786545589528744 - 1) < 1e-12)
    // Spread beyond chance widens the limits and pulls z in.
    #expect(try consistent.rows[0].number("tau2") > 0)
    #expect(try consistent.rows[0].number("lower_95") < a.number("lower_95"))
    #expect(try consistent.rows[0].number("z_overdispersed") < a.number("z"))
  }

  @Test func funnelWithExactLimits() throws {
    let table = try calc(
      ["funnel", "--overdispersion", "none", "--benchmark", "0.1", "--exact"],
      "x,n\n1000,10000\n1,10\n")
    #expect(table.rows.map { $0["limits"] } == ["exact-mid-p", "exact-mid-p"])
    #expect(table.rows.map { $0["z"] } == ["0.0", "0.0"])
    // SciPy: P(X ≤ 3) − ½P(X = 3) = 0.95851, P(X ≤ 4) − ½P(X = 4) = 0.99278: 0.975 at 3.481.
    #expect(abs(try table.rows[1].number("upper_95") - 0.3481) < 5e-5)
    #expect(try table.rows[1].number("lower_95") == 0)
  }

  @Test(arguments: [
    (["interval", "--x", "3"], "no value for n: give --n, or a table"),
    (["compare", "--x", "3", "--n", "9"], "benchmark must be given, or benchmark-x and"),
    (
      ["compare", "--x", "3", "--n", "9", "--benchmark", "1"], "--benchmark 1.0: benchmark must be"
    ),
    (
      ["compare", "--x", "9", "--n", "9", "--benchmark-x", "3", "--benchmark-n", "20"],
      "--x 9: x must be part of the benchmark's 3 of 20"
    ),
    (["adjust", "--p", "0.5", "1.5"], "p-value is 1.5, but must be from 0 to 1"),
    (
      ["ratio", "--x1", "1", "--n1", "5", "--x2", "0", "--n2", "5"],
      "--x2 0: x2 must be at least 1"
    ),
    (
      ["interval", "--x", "1", "--n", "5", "--population", "4"],
      "--population 4: population must be at least n = 5"
    ),
    (
      ["interval", "--x", "1", "--n", "5", "--population", "9", "--method", "mid-p"],
      "--population 9: population goes with the method wilson only"
    ),
    (["interval", "--method", "garwood", "--x=-1"], "--x -1: x must be from 0 to"),
  ])
  func refusalNamesTheValue(_ arguments: [String], _ message: String) throws {
    let answer = try BuiltProgram.run(["calc"] + arguments)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
  }

  @Test(arguments: [
    ("adjust", "p\n0.5\n1.5\n", "standard input:3:1: \"1.5\": p must be from 0 to 1"),
    ("funnel", "x,n\n", "there are no units"),
    ("funnel", "x,n\n1,2\n", "units is 1, but must be at least 2"),
    ("funnel", "x,n\n0,2\n0,5\n", "no events in any unit: there is no funnel"),
    (
      "compare", "x,n,benchmark_x,benchmark_n\n5,9,3,20\n",
      "standard input:2:1: \"5\": x must be part of the benchmark's 3 of 20"
    ),
  ])
  func tableIsRefused(_ calculation: String, _ input: String, _ message: String) throws {
    let answer = try BuiltProgram.run(["calc", calculation], input: input)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
  }

  @Test(arguments: [
    [], ["interval"], ["difference"], ["ratio"], ["compare"], ["adjust"], ["funnel"],
  ])
  func helpShowsAnExample(_ calculation: [String]) throws {
    let answer = try BuiltProgram.run(["calc"] + calculation + ["--help"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("  nullpunkt calc \(calculation.first ?? "interval")"))
  }

  private func calc(_ arguments: [String], _ input: String? = nil) throws -> CSVTable {
    let answer = try BuiltProgram.run(["calc"] + arguments, input: input)
    try #require(answer.status == 0, "\(answer.messages)")
    return try CSVTable(answer.output)
  }

  private func onlyRow(_ arguments: [String]) throws -> [String: String] {
    let table = try calc(arguments)
    return try #require(table.rows.count == 1 ? table.rows[0] : nil)
  }

  private func expect(_ row: [String: String], _ expected: [String: Double]) throws {
    for (column, number) in expected {
      let actual = try row.number(column)
      #expect(
        (actual - number).magnitude <= 1e-11 * max(0.01, number.magnitude), "\(column): \(actual)")
    }
  }
}
