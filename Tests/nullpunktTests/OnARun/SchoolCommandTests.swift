import Foundation
import Testing

extension AfterARun {
  /// Schools as units, by Udir's table of 2021.
  struct SchoolCommandTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    /// Asdal skole in Arendal: 64 pupils who left with 41.6, against 43.3 in the country, 42.6 in
    /// Agder and 42.3 in the municipality.
    @Test(arguments: ["975280888", "Asdal skole", "asdal skole"])
    func schoolAgainstWhatHoldsIt(_ name: String) throws {
      let table = try compare(name, "--indicator", "grunnskolepoeng")
      #expect(table.rows.map { $0["benchmark"] } == ["country", "county", "municipality"])
      #expect(table.rows.map { $0["benchmark_code"] } == ["0", "42", "4203"])
      #expect(table.rows.map { $0["benchmark_value"] } == ["43.3", "42.6", "42.3"])
      for row in table.rows {
        #expect(row["unit_code"] == "975280888" && row["unit_name"] == "Asdal skole")
        #expect(row["unit_level"] == "school" && row["method"] == "estimated spread")
        #expect(row["value"] == "41.6" && row["denominator"] == "64")
        #expect(row["verdict_95"] == "not_different")
      }
      // Pupils lie some ten points from the mean, 64 of them some 1.3.
      let z = try table.row(["benchmark": "country"]).number("z")
      #expect(z > -1.8 && z < -1.0)
      // Of 484, the 420 others have (484 · 42.3 − 64 · 41.6)/420: the same spread in both tests.
      let rest = (484 * 42.3 - 64 * 41.6) / 420
      let own = try table.row(["benchmark": "municipality"]).number("z")
      let ratio = (41.6 - rest) / (1 / 64.0 + 1 / 420.0).squareRoot()
      let whole = (41.6 - 43.3) / ((1 - 64.0 / 58945) / 64).squareRoot()
      #expect((own / z - ratio / whole).magnitude < 1e-9)
    }

    @Test func schoolInsideARegionIsComparedWithIt() throws {
      let table = try compare("Kongsvinger ungdomsskole", "--with", "region,municipality")
      #expect(table.rows.map { $0["benchmark_code"] } == ["kongsvinger", "3401"])
    }

    /// Kongsvinger ungdomsskole's points of 2020 are a star in Udir's table.
    @Test func schoolThatIsWithheldShowsNoNumber() throws {
      let table = try compare("974576112", "--indicator", "grunnskolepoeng", "--period", "2020")
      #expect(table.rows.count == 4)
      for row in table.rows {
        #expect(row["status"] == "suppressed" && row["reason"] == "withheld by the source")
        for column in ["value", "denominator", "lower_95", "benchmark_value", "difference", "z"] {
          #expect(row[column] == "", "\(column)")
        }
      }
    }

    /// All 14 pupils of Bygland.
    @Test func schoolThatIsItsWholeMunicipalityIsNotComparedWithIt() throws {
      let row = try compare("975280985", "--with", "municipality").row(["period": "2021"])
      #expect(row["value"] == "42.8" && row["benchmark_value"] == "42.8")
      #expect(row["difference"] == "" && row["verdict_95"] == "not_compared")
      #expect(row["reason"] == "the unit is the whole of its benchmark")
    }

    /// Tysfjord was split between Narvik, which got Kjøpsvik, and Hamarøy, which got Drag.
    @Test(arguments: [("Kjøpsvik skole", "1806"), ("Drag skole", "1875")])
    func schoolOfASplitMunicipalityLiesWhereALaterYearPlacesIt(
      _ school: String, _ municipality: String
    ) throws {
      let table = try compare(school, "--period", "2019", "--with", "municipality")
      #expect(table.rows.map { $0["benchmark_code"] } == [municipality])
    }

    @Test func nameOfSeveralSchoolsIsRefusedAndTheyAreListed() throws {
      let answer = try run.ask("compare", "Våler ungdomsskole")
      #expect(answer.status == 1 && answer.output == "")
      #expect(answer.messages.contains("975273210 in Våler (Innlandet)"))
      #expect(answer.messages.contains("975280802 in Våler (Viken)"))
    }

    @Test(arguments: [
      (["Asdal skole", "--with", "zero-point"], "no zero point is frozen"),
      (["Asdal skole", "--with", "peer-group"], "it has no peer group"),
      (["Asdal skole", "--pooled"], "one year at a time"),
      (["Kongsvinger", "--with", "municipality"], "only a school is compared"),
    ])
    func benchmarkThatAUnitDoesNotHaveIsRefused(_ arguments: [String], _ message: String) throws {
      let answer = try BuiltProgram.run(
        ["compare"] + arguments + ["--database", run.folder.path("nullpunkt.sqlite")])
      #expect(answer.status == 1)
      #expect(answer.messages.contains(message))
    }

    /// 1095 schools have a figure of 2021, or a star, in Udir's table.
    @Test func schoolsAreExportedOnRequest() throws {
      let folder = try TemporaryFolder()
      let answer = try run.ask("export", "--units", "schools", "--output", folder.path("out"))
      #expect(answer.status == 0, "\(answer.messages)")
      #expect(
        try folder.contents().keys.sorted() == [
          "out/codebook.csv", "out/datapackage.json", "out/estimates.csv", "out/indicators.csv",
        ])
      let table = try CSVTable(try folder.text("out/estimates.csv"))
      #expect(Set(table.rows.map { $0["unit_code"] }).count == 1095)
      #expect(Set(table.rows.map { $0["unit_level"] }) == ["school"])
      #expect(Set(table.rows.map { $0["period"] }) == ["2021"])
      let withheld = table.rows.filter { $0["status"] == "suppressed" }
      #expect(!withheld.isEmpty)
      #expect(withheld.allSatisfy { $0["value"] == "" && $0["benchmark_value"] == "" })
    }

    @Test func nothingOfSchoolsStandsInTheDefaultTables() throws {
      #expect(try run.table("estimates.csv").rows.allSatisfy { $0["unit_level"] != "school" })
    }

    @Test func indicatorsCountSchools() throws {
      let table = try CSVTable(try run.ask("indicators", "--format", "csv").output)
      let row = try table.row(["indicator": "grunnskolepoeng"])
      #expect(row["schools"] == "1095" && row["municipalities"] == "354")
    }

    private func compare(_ arguments: String...) throws -> CSVTable {
      let answer = try BuiltProgram.run(
        ["compare"] + arguments
          + ["--format", "csv", "--database", run.folder.path("nullpunkt.sqlite")])
      try #require(answer.status == 0, "\(answer.messages)")
      return try CSVTable(answer.output)
    }
  }
}
