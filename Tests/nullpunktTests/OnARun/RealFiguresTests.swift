import Testing

extension AfterARun {
  /// Statistics Norway's table 13556 as it was published, against what was counted in it by hand.
  struct RealFiguresTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    @Test(arguments: [
      ("3401", "290", "1899"), ("3414", "71", "521"), ("3415", "123", "853"),
      ("3416", "103", "608"), ("3417", "88", "459"), ("3418", "109", "713"),
      ("kongsvinger", "784", "5053"), ("34", "5382", "42835"), ("0", "83791", "701762"),
    ])
    func neetOf20To29In2021(_ unit: String, _ x: String, _ n: String) throws {
      let row = try run.table("estimates.csv").row([
        "indicator": "neet_20_29", "unit_code": unit, "period": "2021", "sex": "both",
        "benchmark": "country",
      ])
      #expect(row["numerator"] == x)
      #expect(row["denominator"] == n)
      #expect(row["status"] == "ok")
    }

    /// A row is a figure, a count, something withheld or a reason; of what nobody has counted there is none.
    @Test(arguments: ["estimates.csv", "changes.csv"])
    func noRowSaysNothingButMissing(_ file: String) throws {
      let rows = try run.table(file).rows
      #expect(!rows.isEmpty)
      #expect(rows.filter { $0["status"] == "missing" } == [])
    }

    /// Ålesund, 921 of 8886 in 2021, was split in 2024 into Ålesund (832 of 7949) and Haram
    /// (100 of 960).
    @Test func splitMunicipalityIsTheSumOfItsParts() throws {
      for (period, x, n) in [("2021", "921", "8886"), ("2024", "932", "8909")] {
        let row = try one("1507", "--period", period)
        #expect(row["numerator"] == x && row["denominator"] == n)
        #expect(row["unit_name"] == "Ålesund")
      }
    }

    @Test func osloIsTheWholeOfItsCounty() throws {
      let row = try one("0301", "--with", "county")
      #expect(row["numerator"] == "12926" && row["denominator"] == "120759")
      #expect(row["benchmark_code"] == "03")
      #expect(row["difference"] == "" && row["z"] == "")
      #expect(row["verdict_95"] == "not_compared" && row["verdict_998"] == "not_compared")
      #expect(row["reason"] == "the unit is the whole of its benchmark")
      #expect(row["status"] == "ok")
    }

    /// The final report prints 22.8 % for Kongsvinger, without counts.
    @Test func publishedShareHasNoInterval() throws {
      let row = try one("3401", "--with", "country", indicator: "neet_nav_20_29")
      #expect(row["value"] == "0.228")
      #expect(row["lower_95"] == "" && row["method"] == "" && row["numerator"] == "")
      #expect(row["status"] == "no_interval")
      #expect(row["verdict_95"] == "not_compared")
      #expect(row["reason"]?.contains("without counts") == true)
    }

    @Test func kongsvingersChangeAgainstTheRestOfTheCountry() throws {
      let row = try run.table("changes.csv").row([
        "indicator": "neet_20_29", "unit_code": "3401", "period": "2022", "sex": "both",
        "benchmark": "country",
      ])
      let expected = [
        "change": -0.00167856733232, "difference_in_differences": -0.000312981696621,
        "lower_95": -0.0232311169085, "upper_95": 0.0226111239975,
        "lower_998": -0.0365182569795, "upper_998": 0.0359072186401,
      ]
      for (column, number) in expected {
        #expect((try row.number(column) - number).magnitude < 1e-12, "\(column)")
      }
      #expect(row["method"] == "score, square-and-add")
    }

    /// The region's level after 2021 is as before, beside how areas of its size change: +0.1 points or less, with
    /// a standard error of about 0.7, in the midst of made regions of six.
    @Test func regionsLevelHasNotShifted() throws {
      let row = try run.table("changes.csv").row([
        "indicator": "neet_20_29", "unit_level": "region", "period": "2024", "sex": "both",
        "benchmark": "country",
      ])
      let error = try row.number("level_shift_error")
      #expect(try row.number("level_shift").magnitude < 0.0025 && (0.005...0.009).contains(error))
      #expect(abs(try row.number("detectable_shift") / error - 2.8016) < 1e-3)
      #expect(row["level_shift_ranked"] == "58")
      #expect((8...30).contains(try row.number("level_shift_rank")))
      // Chance in persons alone is less than what units change by.
      let (lower, upper) = (try row.number("lower_95"), try row.number("upper_95"))
      #expect(try 2 * 1.96 * row.number("natural_deviation") > upper - lower)
      let county = try run.table("changes.csv").row([
        "indicator": "neet_20_29", "unit_code": "3401", "period": "2024", "sex": "both",
        "benchmark": "county",
      ])
      #expect(county["natural_change"] == "" && county["level_shift_rank"] == "")
    }

    /// All 356 municipalities of 2021, for four NEET indicators, reduced work capacity, grunnskolepoeng, and those of
    /// older years; a plain funnel would call a quarter of them out of line.
    @Test func candidatesAreNamedAmongAllMunicipalities() throws {
      let table = try run.table("candidates.csv")
      #expect(table.rows.count == 9 * 356)
      let leading = table.rows.filter { $0["indicator"] == "neet_20_29" }
      let named = leading.filter { $0["candidate"] == "yes" }
      #expect(named.contains { $0["unit_name"] == "Bardu" })
      #expect(named.count >= 4 && named.count <= 35)
      // They stand first, the clear before the likely, and each as its probability says.
      #expect(leading.prefix(named.count).allSatisfy { $0["candidate"] == "yes" })
      for row in named {
        let probability = try row.number("probability")
        #expect((row["grade"] == "clear") == (probability >= 0.9))
        #expect(probability >= 0.5)
        #expect(try row.number("posterior_difference") < -0.02)
        #expect(try row.number("denominator") >= 150)
      }
      let places = leading.compactMap { $0["rank"].flatMap(Int.init) }.sorted()
      // Equal units share a place, and nobody withheld leaves one empty.
      for (index, place) in places.enumerated() {
        #expect(place == index + 1 || place == places[index - 1], "\(place)")
      }
      for indicator in ["disability_18_67", "social_assistance_18_24", "grunnskolepoeng"] {
        let tested = table.rows.filter {
          $0["indicator"] == indicator && $0["probability"]?.isEmpty == false
        }
        #expect(tested.count > 200, "\(indicator)")
      }
      let eligible = leading.filter { $0["p_value"]?.isEmpty == false }
      let outOfLine = try eligible.count { try row($0, isBeyond: 1.96) }
      #expect(outOfLine * 4 > eligible.count)
    }

    private func row(_ row: [String: String], isBeyond limit: Double) throws -> Bool {
      try row.number("z").magnitude > limit
    }

    /// The one row for both sexes.
    private func one(_ unit: String, _ arguments: String..., indicator: String = "neet_20_29")
      throws -> [String: String]
    {
      let benchmark = arguments.contains("--with") ? [] : ["--with", "country"]
      let answer = try BuiltProgram.run(
        ["compare", unit, "--indicator", indicator, "--format", "csv"] + benchmark + arguments
          + ["--database", run.folder.path("nullpunkt.sqlite")])
      return try CSVTable(answer.output).row(["sex": "both"])
    }
  }
}

/// Statistics Norway's tables 11695, 07459 and 12210, counted beside each other in the borders of two days.
extension AfterARun.RealFiguresTests {
  @Test(arguments: [
    // Unit, year, borders, recipients and population; renumbered between the days, or merged since.
    ("Hemsedal", "2018", "2018", "75", "1620"), ("Ballangen", "2018", "2018", "367", "1489"),
    ("Trondheim", "2017", "2017", "11287", "132171"), ("Rindal", "2018", "2018", "145", "1194"),
    ("Rindal", "2018", "2021", "145", "1194"), ("0", "2018", "2021", "350420", "3453050"),
  ])
  func recipientsOfDisabilityPensionAmongResidentsTheDayAfter(
    _ unit: String, _ year: String, _ borders: String, _ x: String, _ n: String
  ) throws {
    let row = try one(
      unit, "--period", year, "--geography", borders, "--with", "country",
      indicator: "disability_18_67")
    #expect(row["numerator"] == x)
    #expect(row["denominator"] == n)
  }

  @Test func stokkeWasDividedBetweenTheDays() throws {
    let row = try one(
      "0720", "--period", "2016", "--geography", "2016", "--with", "country",
      indicator: "disability_18_67")
    #expect(row["value"] == "" && row["status"] == "not_computable")
    #expect(
      row["reason"]
        == "borders changed between the day of the count and the day of the population: no share")
  }

  /// 251 of 356 municipalities have figures, and no sum is made up.
  @Test func socialAssistanceIsComparedWithThoseThatHaveFigures() throws {
    let row = try one(
      "3417", "--period", "2020", "--with", "country", indicator: "social_assistance_18_24")
    #expect(row["numerator"] == "49" && row["denominator"] == "328")
    #expect(row["benchmark_units"] == "251" && row["benchmark_units_in_all"] == "356")
    #expect((try row.number("benchmark_coverage") - 0.96914).magnitude < 1e-5)
    #expect(row["reason"] == "the benchmark is its municipalities that have figures")
    let country = try one(
      "0", "--period", "2020", "--with", "country", indicator: "social_assistance_18_24")
    #expect(country["numerator"] == "" && country["value"] == "")
  }
}
