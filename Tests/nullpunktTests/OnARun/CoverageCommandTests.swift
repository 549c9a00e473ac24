import Testing

extension AfterARun {
  /// What is at hand, what is missing and where to get it, of the bundled figures.
  struct CoverageCommandTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    private func row(_ indicator: String, _ year: String) throws -> [String: String] {
      try CSVTable(try run.ask("coverage", "--region", "kongsvinger", "--format", "csv").output)
        .row(["indicator": indicator, "year": year])
    }

    @Test(arguments: [
      ("neet_20_29", "2021", "loaded", "6"), ("disability_18_67", "2018", "loaded", "6"),
      ("social_assistance_18_24", "2020", "loaded", "6"),
      ("completion_5_years_2011_2013", "2013", "loaded", "6"),
      ("basic_education_adults", "2018", "loaded", "6"), ("centrality", "2018", "loaded", "6"),
      ("reduced_work_capacity_18_29", "2021", "elsewhere", "0"),
      ("ungdata_good_life", "2022", "partly", "2"), ("aap_18_29", "2021", "missing", "0"),
    ])
    func everyYearIsToldOf(_ indicator: String, _ year: String, _ status: String, _ count: String)
      throws
    {
      let row = try row(indicator, year)
      #expect(row["status"] == status && row["municipalities"] == count)
      #expect(row["municipalities_in_all"] == "6")
    }

    /// The young's disability counts have to be ordered.
    @Test func whatIsMissingIsToBeHadSomewhere() throws {
      let row = try row("disability_18_34", "2021")
      #expect(row["access"] == "ordered" && row["recipe"] == "nav-uforetrygd")
      #expect(row["choices"]?.contains("Ask NAV for the number of persons") == true)
      let answer = try run.ask("coverage")
      #expect(answer.status == 0)
      #expect(answer.output.contains("nav-uforetrygd: NAV, custom extract"))
      #expect(answer.output.contains("https://www.ssb.no/statbank/table/12971"))
      #expect(answer.output.contains("2020 (251 of 356)"))
    }

    @Test func withoutADatabaseAllIsMissing() throws {
      let answer = try BuiltProgram.run(
        "coverage", "--format", "csv", "--database", "nowhere.sqlite")
      #expect(answer.status == 0)
      let rows = try CSVTable(answer.output).rows
      #expect(rows.count > 50 && rows.allSatisfy { $0["status"] == "missing" })
    }

    @Test func unknownRegionIsRefused() throws {
      let answer = try run.ask("coverage", "--region", "nowhere")
      #expect(answer.status == 2 && answer.messages.contains("nowhere"))
    }

    /// The final report's headline stands beside Statistics Norway's, with the reason and the fall.
    @Test func reportSetsTheTwoDefinitionsBesideEachOther() throws {
      let page = try run.folder.text("reports/2021-kongsvingerregionen/rapport.md")
      let line = try #require(
        page.split(separator: "\n").first { $0.contains("To definisjoner") })
      for part in [
        "«1 av 4»", "1\u{202F}148 av 5\u{202F}076", "22,6\u{202F}%", "784 av 5\u{202F}053",
        "15,5\u{202F}%", "fordi definisjonene er det", "falt med 109 personer",
      ] { #expect(line.contains(part), "\(part)") }
      #expect(page.contains("**Tema uten tall:** Ungdoms helse og trivsel"))
    }

    /// Where the country is the municipalities that have figures, the report's table is followed by who they are.
    @Test func partialCountryIsToldUnderItsTable() throws {
      let page = try run.folder.text("reports/2021-kongsvingerregionen/rapport.md")
      let told = page.split(separator: "\n").filter { $0.contains("«Landet» er her de") }
      #expect(told.count == 1)
      let line = try #require(told.first)
      #expect(line.hasPrefix("**Sosialhjelpsmottakere 18–24 år:**"))
      for part in ["251 av 356 kommunene", "96,9\u{202F}%", "andelen er 5,2\u{202F}%"] {
        #expect(line.contains(part), "\(part)")
      }
    }
  }
}
