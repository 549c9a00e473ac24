import Foundation
import Testing

/// `analyse`: candidates in any tidy table, without a catalogue, and what is refused in one.
struct AnalyseTests {
  static let header =
    "unit,period,value_unit,numerator,denominator,value,expected,difference,studentised_residual,"
    + "peer_value,peer_difference,robust_z,z,z_overdispersed,p_value,q_value,shrunken,"
    + "shrunken_lower_95,shrunken_upper_95,exceedance,rank,rank_lower_95,rank_upper_95,"
    + "candidate,probability,probability_without_period,probability_worse,"
    + "posterior_difference,posterior_lower_90,posterior_upper_90,probability_twice,"
    + "better_at_all,grade,far,unusual,periods"

  /// Forty schools over three years, one in ten absent, school 7 with far fewer.
  private static let absence: String = {
    var lines = ["school;year;absent;pupils;income"]
    for year in 2019...2021 {
      for school in 1...40 {
        let pupils = 300 + 40 * (school % 9)
        let absent = school == 7 ? pupils / 50 : pupils / 10 + (school * 5 + year) % 13 - 6
        lines.append("S\(school);\(year);\(absent);\(pupils);\(school % 11),5")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static let options = [
    "--unit", "school", "--numerator", "absent", "--denominator", "pupils", "--period", "year",
    "--context", "income", "--better", "low", "--minimum-difference", "0.02", "--floor", "100",
  ]

  private func analyse(_ table: String, _ options: [String] = Self.options) throws
    -> BuiltProgram.Answer
  {
    let folder = try TemporaryFolder()
    try folder.write(Array(table.utf8), as: "table.csv")
    return try BuiltProgram.run(["analyse", "table.csv"] + options, in: folder.url)
  }

  @Test func candidateIsFoundInATableWithSemicolonsAndDecimalCommas() throws {
    let answer = try analyse(Self.absence)
    #expect(answer.status == 0)
    #expect(answer.output.split(separator: "\n").first.map(String.init) == Self.header)
    let table = try CSVTable(answer.output)
    #expect(table.rows.count == 40)
    let named = table.rows.filter { $0["candidate"] == "yes" }
    #expect(named.map { $0["unit"] } == ["S7"])
    #expect(named.allSatisfy { $0["period"] == "2021" && $0["periods"] == "3" })
    #expect(
      answer.messages.hasPrefix("2021: 1 candidates among 40 tested of 40 units; 3 periods tell\n"))
  }

  /// The other way is better: the same unit is as far out, and no candidate.
  @Test func directionDecides() throws {
    let high = Self.options.map { $0 == "low" ? "high" : $0 }
    let table = try CSVTable(try analyse(Self.absence, high).output)
    let row = try table.row(["unit": "S7"])
    #expect(row["candidate"] == "no" && row["grade"] == "none")
    #expect(try row.number("probability") < 0.01 && row.number("probability_worse") > 0.9)
  }

  @Test func jsonAddsTheSummary() throws {
    let answer = try analyse(Self.absence, Self.options + ["--format", "json", "--q", "0.2"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(summary["units"] as? Int == 40)
    for key in ["phi", "tau2", "expected_false_flags"] { #expect(summary[key] is Double, "\(key)") }
    let coefficients = try #require(summary["coefficients"] as? [[String: Any]])
    #expect(coefficients.map { $0["name"] as? String } == ["intercept", "income"])
    #expect(coefficients.allSatisfy { $0["estimate"] is Double && $0["se"] is Double })
    let settings = try #require(summary["settings"] as? [String: Any])
    #expect(settings["q"] as? Double == 0.2 && settings["floor"] as? Int == 100)
    #expect((object["rows"] as? [[String: Any]])?.count == 40)
    #expect((object["sensitivity"] as? [[String: Any]])?.isEmpty == false)
  }

  /// Rows in another order and another decimal mark are the same table.
  @Test func orderOfRowsAndSignsBetweenCellsChangeNothing() throws {
    let lines = Self.absence.split(separator: "\n").map(String.init)
    let other = ([lines[0]] + lines.dropFirst().reversed()).map {
      $0.replacing(",", with: ".").replacing(";", with: ",")
    }
    #expect(
      try analyse(Self.absence).output
        == analyse(other.joined(separator: "\n") + "\n").output)
  }

  @Test func tableThroughAPipeIsTheSame() throws {
    let piped = try BuiltProgram.run(["analyse", "-"] + Self.options, input: Self.absence)
    #expect(try piped.status == 0 && piped.output == analyse(Self.absence).output)
  }

  @Test func meansAndGroups() throws {
    var lines = ["unit,points,pupils,county"]
    for unit in 1...60 {
      // The fewer the pupils, the farther the mean lies off.
      let pupils = 20 + unit * 11 % 60
      let points = unit == 9 ? 70.0 : 40 + Double(unit * 7 % 13 - 6) * 40 / Double(pupils)
      lines.append("U\(unit),\(points),\(pupils),\(unit % 4)")
    }
    let answer = try analyse(
      lines.joined(separator: "\n") + "\n",
      [
        "--mean", "points", "--n", "pupils", "--group", "county", "--better", "high",
        "--minimum-difference", "3",
      ])
    let table = try CSVTable(answer.output)
    #expect(table.rows.filter { $0["candidate"] == "yes" }.map { $0["unit"] } == ["U9"])
    let row = try table.row(["unit": "U9"])
    #expect(row["numerator"] == "" && row["denominator"] == "59")
    // One period never makes anybody clear.
    #expect(row["grade"] == "likely" && row["value_unit"] == "points")
    #expect(try row["periods"] == "1" && row.number("peer_difference") > 0)
  }

  @Test func whatIsMissingIsSaidAndNotPutIn() throws {
    let table = Self.absence.replacing("S3;2021;", with: "S3;2021;NA;1;;")
      .split(separator: "\n").map { line in
        line.hasPrefix("S3;2021")
          ? "S3;2021;NA;320;" : line.hasPrefix("S4;2021") ? "S4;2021;30;340;" : line
      }
    let answer = try analyse(table.joined(separator: "\n") + "\n")
    #expect(answer.messages.contains("1 not tested: no figure"))
    #expect(answer.messages.contains("1 not tested: context not known: income"))
    let unknown = try CSVTable(answer.output).row(["unit": "S4"])
    #expect(unknown["grade"] == "none" && unknown["probability"] == "")
  }

  @Test(arguments: [
    (
      "S1;2021;1;10;5\nS1;2021;2;10;5",
      "table.csv:3:1: \"S1\": school stands in line 2 in the same year"
    ),
    ("S1;2021;11;10;5", "table.csv:2:3: \"11\": absent must be from 0 to n = 10"),
    (
      "S1;2021;1,5;10;5",
      "table.csv:2:3: \"1,5\": absent must be a whole number, or empty where there is none"
    ),
    (
      "S1;2021;x;10;5",
      "table.csv:2:3: \"x\": absent must be a number, or empty where there is none"
    ),
    (";2021;1;10;5", "table.csv:2:1: school must not be empty"),
    (
      "S1;2021;1;10",
      "table.csv:2: \"S1;2021;1;10\": the row has 4 cells, but must have 5 as the header"
    ),
  ])
  func cellThatCannotBeReadIsRefusedWhereItStands(_ rows: String, _ message: String) throws {
    let answer = try analyse("school;year;absent;pupils;income\n\(rows)\n")
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.messages == message + "\n")
  }

  @Test func missingColumnIsNamedWithThoseThereAre() throws {
    let answer = try analyse(
      "unit,x\nA,1\n", ["--numerator", "x", "--denominator", "n", "--better", "low"])
    #expect(answer.status == 1)
    #expect(answer.messages.contains("\"n\": no column is called so; the table has unit, x"))
  }

  @Test func uselessContextIsRefusedByName() throws {
    let constant = Self.absence.replacing(#/;\d+,5\n/#, with: ";7\n")
    let answer = try analyse(constant)
    #expect(answer.status == 1)
    #expect(
      answer.messages
        == "table.csv: the context cannot be used: income has the same value for every unit, so it "
        + "explains nothing: leave it out\n")
  }

  @Test(arguments: [
    ["--numerator", "x", "--better", "low"], ["--numerator", "x", "--denominator", "n"],
    ["--numerator", "x", "--denominator", "n", "--better", "low", "--q", "1"],
    ["--numerator", "x", "--denominator", "n", "--better", "low", "--lasting", "3/2"],
    ["--numerator", "x", "--denominator", "n", "--better", "low", "--minimum-difference", "2"],
    ["--numerator", "x", "--denominator", "n", "--better", "low", "--floor", "0"],
    ["--mean", "x", "--denominator", "n", "--better", "up"],
  ])
  func optionsThatCannotBeAreNotUnderstood(_ options: [String]) throws {
    #expect(try analyse("unit,x,n\nA,1,2\n", options).status == 2)
  }
}
