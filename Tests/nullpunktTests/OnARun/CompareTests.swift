import Foundation
import Testing

extension AfterARun {
  /// One unit's table.
  struct CompareTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    @Test func tableForProgramsHasTheColumnsOfTheContract() throws {
      let answer = try compare("3401", "--indicator", "neet_20_29")
      let header = answer.output.split(separator: "\n").first.map(String.init)
      #expect(
        header
          == "indicator,unit_code,unit_name,unit_level,period,sex,numerator,denominator,value,"
          + "value_unit,lower_95,upper_95,lower_998,upper_998,method,benchmark,benchmark_code,"
          + "benchmark_value,difference,difference_lower_95,difference_upper_95,z,p_value,"
          + "verdict_95,verdict_998,status,reason,benchmark_units,benchmark_units_in_all,"
          + "benchmark_coverage,least_numerator,greatest_numerator,least_denominator,"
          + "greatest_denominator")
      #expect(answer.messages == "")
    }

    @Test func kongsvingerAgainstCountryCountyAndRegion() throws {
      let table = try CSVTable(try compare("3401", "--indicator", "neet_20_29").output)
      #expect(table.rows.count == 9)
      let country = try table.row(["benchmark": "country", "sex": "both"])
      #expect(country["numerator"] == "290" && country["denominator"] == "1899")
      #expect(country["unit_name"] == "Kongsvinger")
      #expect(country["value_unit"] == "share" && country["method"] == "wilson")
      try expect(country, "value", 0.152711953660)
      try expect(country, "lower_95", 0.137235720297)
      try expect(country, "upper_95", 0.169590398145)
      try expect(country, "lower_998", 0.128946006236)
      try expect(country, "upper_998", 0.179953251906)
      try expect(country, "benchmark_value", 0.119400879500)
      try expect(country, "difference", 0.0333110741594)
      try expect(country, "difference_lower_95", 0.0178573046373)
      try expect(country, "difference_upper_95", 0.0501601703503)
      try expect(country, "z", 4.48277188979)
      try expect(country, "p_value", 7.36796767417e-6)
      #expect(country["verdict_95"] == "worse" && country["verdict_998"] == "worse")
      #expect(country["status"] == "ok" && country["reason"] == "")

      let region = try table.row(["benchmark": "region", "sex": "both"])
      #expect(region["benchmark_code"] == "kongsvinger")
      try expect(region, "difference", -0.00244339959567)
      try expect(region, "difference_lower_95", -0.0151166422514)
      try expect(region, "difference_upper_95", 0.0105731665899)
      #expect(region["verdict_95"] == "not_different")

      let county = try table.row(["benchmark": "county", "sex": "both"])
      #expect(county["benchmark_code"] == "34")
      try expect(county, "difference", 0.0270670371196)
      #expect(county["verdict_998"] == "worse")
    }

    @Test func nordOdalIsNotDifferentFromTheCountry() throws {
      let table = try CSVTable(
        try compare("nord-odal", "--indicator", "neet_20_29", "--with", "country").output)
      let row = try table.row(["sex": "both"])
      try expect(row, "z", 1.188349556)
      try expect(row, "lower_95", 0.109466504514)
      try expect(row, "upper_95", 0.168410664619)
      #expect(row["verdict_95"] == "not_different" && row["verdict_998"] == "not_different")
    }

    @Test func kongsvingerSinceItsZeroPoint() throws {
      let table = try CSVTable(
        try compare(
          "Kongsvinger", "--indicator", "neet_20_29", "--period", "2022", "--with", "zero-point"
        ).output)
      #expect(table.rows.map { $0["benchmark"] } == ["zero_point", "zero_point", "zero_point"])
      let row = try table.row(["sex": "both"])
      #expect(row["numerator"] == "285" && row["denominator"] == "1887")
      #expect(row["benchmark_code"] == "3401")
      try expect(row, "benchmark_value", 0.152711953660)
      try expect(row, "difference", -0.00167856733232)
      try expect(row, "difference_lower_95", -0.024571649115)
      try expect(row, "difference_upper_95", 0.0212204908239)
      try expect(row, "z", -0.14388761993)
      #expect(row["verdict_95"] == "not_different")
    }

    @Test func tableForPeopleSaysTheSameInPercent() throws {
      let answer = try run.ask("compare", "3401", "--indicator", "neet_20_29")
      #expect(answer.status == 0)
      let line = try #require(
        answer.output.split(separator: "\n").first { $0.contains("country") && $0.contains("both") }
      )
      for text in ["290", "1,899", "15.3%", "11.9%", "+3.3 ("] {
        #expect(line.contains(text), "\(text)")
      }
      #expect(line.hasSuffix("worse (99.8%)"))
    }

    @Test func jsonHasTheSameRows() throws {
      let answer = try run.ask(
        "compare", "3401", "--indicator", "neet_20_29", "--format", "json")
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
      #expect(rows.count == 9)
      #expect(rows[0].count == 34)
      #expect(rows[0]["numerator"] as? Int == 290)
      #expect(rows[0]["reason"] as? String == "")
    }

    @Test func nameOfSeveralUnitsIsRefusedAndTheyAreListed() throws {
      let answer = try run.ask("compare", "Våler")
      #expect(answer.status == 1)
      #expect(answer.output == "")
      #expect(answer.messages.contains("3018 Våler (Viken) (municipality)"))
      #expect(answer.messages.contains("3419 Våler (Innlandet) (municipality)"))
    }

    @Test func onePlaceWithTwoCodesIsTheSmallestUnit() throws {
      let answer = try run.ask("compare", "Oslo", "--indicator", "neet_20_29", "--format", "csv")
      #expect(answer.status == 0)
      #expect(answer.output.contains(",0301,Oslo,municipality,"))
    }

    @Test(arguments: [
      (["974760673"], "school with the organisation number 974760673"),
      (
        ["3401", "--year", "2035"],
        "Kongsvinger has no figure of 2035 for any indicator; there are figures"
      ),
      (
        ["3401", "--year", "2014", "--indicator", "neet_20_29"],
        "no figure of 2014 for neet_20_29; there are figures of 2015–2024 (--year)"
      ),
      (["3401", "--with", "zero-point", "--zero-point", "2022"], "2022 is not frozen"),
    ])
    func whatIsNotThereIsRefusedInASentence(_ arguments: [String], _ message: String) throws {
      let answer = try BuiltProgram.run(
        ["compare"] + arguments + ["--database", run.folder.path("nullpunkt.sqlite")])
      #expect(answer.status == 1)
      #expect(answer.messages.contains(message))
    }

    /// Exit status 2, with what may have been meant.
    @Test(arguments: [
      (["Nowhere"], "is called Nowhere; the nearest are "),
      (["Kongsvigner"], "the nearest are 3401 Kongsvinger, "),
      (["3410"], "is called 3410; the nearest are "),
      (["0402"], "0402 Kongsvinger is in force"),
      (["0402"], "its ground is then in 3401 Kongsvinger"),
      (["1508"], "1508 Ålesund is in force from 2024-01-01, and is not on 2021-12-31"),
      (["1508"], "its ground is then in 1507 Ålesund"),
      (["Hobøl"], "its ground is then in 3014 Indre Østfold"),
      (["3401", "--indicator", "happiness"], "there is no indicator happiness; the nearest are "),
      (["3401", "--indicator", "neet_20_28"], "the nearest are neet_20_29, "),
    ])
    func nameOfNothingIsNotUnderstood(_ arguments: [String], _ message: String) throws {
      let answer = try BuiltProgram.run(
        ["compare"] + arguments + ["--database", run.folder.path("nullpunkt.sqlite")])
      #expect(answer.status == 2)
      #expect(answer.output == "")
      #expect(answer.messages.contains(message), "\(answer.messages)")
    }

    /// What can mean only one thing is taken, and told.
    @Test(arguments: [
      ("kongsvinger kommune", "3401"), ("Kongsvinger  Kommune", "3401"), ("301", "0301"),
      ("3401 Kongsvinger", "3401"), ("Innlandet fylke", "34"), (" Grue ", "3417"),
    ])
    func nameIsForgivenWhereThatIsSafe(_ name: String, _ code: String) throws {
      let answer = try compare(name, "--indicator", "NEET-20-29", "--period", "2022")
      #expect(answer.output.contains(",\(code),"))
      #expect(answer.output.contains(",2022,"))
      #expect(answer.messages.contains("\(name) is taken for \(code) "))
      #expect(answer.messages.contains("NEET-20-29 is taken for neet_20_29"))
    }

    private func compare(_ arguments: String...) throws -> BuiltProgram.Answer {
      let answer = try BuiltProgram.run(
        ["compare"] + arguments
          + ["--format", "csv", "--database", run.folder.path("nullpunkt.sqlite")])
      try #require(answer.status == 0, "\(answer.messages)")
      return answer
    }

    private func expect(_ row: [String: String], _ column: String, _ expected: Double) throws {
      let number = try row.number(column)
      #expect((number - expected).magnitude < 1e-10 * max(1, expected.magnitude), "\(column)")
    }
  }
}
