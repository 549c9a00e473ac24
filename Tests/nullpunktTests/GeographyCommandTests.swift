import Foundation
import Testing

/// The command's answers about codes through time.
struct GeographyCommandTests {
  private func json(_ answer: BuiltProgram.Answer) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
  }

  private func resolve(_ code: String, _ from: String, _ to: String) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(
      "geography", "resolve", code, "--from", from, "--to", to, "--format", "json")
  }

  @Test func splitIsAnsweredWithAllItsSuccessors() throws {
    let answer = try resolve("1507", "2021-12-31", "2024-12-31")
    #expect(answer.status == 0 && answer.messages == "")
    let object = try json(answer)
    #expect(
      Set(object.keys) == [
        "code", "name", "from", "to", "kind", "successors", "stable_union",
      ])
    #expect(object["code"] as? String == "1507" && object["name"] as? String == "Ålesund")
    #expect(object["from"] as? String == "2021-12-31" && object["to"] as? String == "2024-12-31")
    #expect(object["kind"] as? String == "split")
    #expect(object["successors"] as? [String] == ["1508", "1580"])
    #expect(
      object["stable_union"] as? [String: [String]] == ["from": ["1507"], "to": ["1508", "1580"]])
  }

  @Test(arguments: [
    ("30", "30", "split"), ("Kongsvinger", "3401", "same"), ("0", "0", "same"),
  ])
  func countyNameAndCountryAreResolvedToo(_ asked: String, _ code: String, _ kind: String) throws {
    let object = try json(try resolve(asked, "2023-12-31", "2024-12-31"))
    #expect(object["code"] as? String == code && object["kind"] as? String == kind)
  }

  @Test(arguments: [
    (
      "0402",
      "0402 was not in force on 2021-12-31 (Kongsvinger 1965-01-01–2020-01-01); "
        + "expected a unit of the day"
    ),
    (
      "Våler",
      "\"Våler\": Våler may be 3018 Våler (Viken) or 3419 Våler (Innlandet); "
        + "expected the code before the name"
    ),
    (
      "3499", "3499 is of level unplaced; expected a municipality or a county"
    ),
  ])
  func unknownIsAnsweredAndRefused(_ code: String, _ message: String) throws {
    let answer = try resolve(code, "2021-12-31", "2024-12-31")
    #expect(answer.status == 1)
    #expect(answer.messages == message + "\n")
    let object = try json(answer)
    #expect(object["kind"] as? String == "unknown" && object["code"] as? String == code)
    #expect(object["successors"] as? [String] == [])
    #expect(object.keys.contains("name"))
  }

  @Test(arguments: [
    ("2017-12-31", "municipality", 426), ("2018-12-31", "municipality", 422),
    ("2021-12-31", "municipality", 356), ("2024-12-31", "municipality", 357),
    ("2017-12-31", "county", 19), ("2019-12-31", "county", 18), ("2021-12-31", "county", 11),
    ("2024-12-31", "county", 15), ("2024-12-31", "region", 1),
  ])
  func unitsOfADayAreListed(_ date: String, _ level: String, _ count: Int) throws {
    let answer = try BuiltProgram.run(
      "geography", "list", "--date", date, "--level", level, "--format", "csv")
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.first == "code,name,level,valid_from,valid_to")
    #expect(lines.count == count + 1)
  }

  @Test(arguments: [
    ["geography", "list"], ["geography", "list", "--date", "2021"],
    ["geography", "resolve", "1507", "--from", "2021-12-31"],
    ["geography", "resolve", "1507", "--from", "2021-12-31", "--to", "2024-02-30"],
    ["compare", "3401", "--geography", "1999"], ["compare", "3401", "--geography", "newest"],
  ])
  func commandThatIsNotUnderstood(_ arguments: [String]) throws {
    #expect(try BuiltProgram.run(arguments).status == 2)
  }

  @Test func listOfKlassIsTakenInOnce() throws {
    let folder = try TemporaryFolder()
    let data = folder.path("data")
    try FileManager.default.copyItem(
      atPath: BuiltProgram.repository.appendingPathComponent("data").path, toPath: data)
    let file = folder.path("changes.csv")
    try Data(
      """
      oldCode,oldName,oldShortName,newCode,newName,newShortName,changeOccurred
      1580,Haram,,1581,Haram,,2030-01-01

      """.utf8
    ).write(to: URL(fileURLWithPath: file))
    func take(_ arguments: String...) throws -> BuiltProgram.Answer {
      try BuiltProgram.run(["geography", "import", file, "--data", data] + arguments)
    }
    #expect(try take("--check").messages.contains("3 news would be taken in"))
    #expect(try take().messages.contains("2030-01-01: 1580 Haram → 1581 Haram"))
    #expect(try take().messages == "\(file): nothing new\n")
  }
}

extension AfterARun {
  /// Series in other borders than the zero point's.
  struct BordersTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    private func compare(_ unit: String, _ geography: String, _ period: String) throws -> CSVTable {
      let answer = try run.ask(
        "compare", unit, "--indicator", "neet_20_29", "--sex", "both", "--format", "csv",
        "--geography", geography, "--period", period)
      try #require(answer.status == 0, "\(answer.messages)")
      return try CSVTable(answer.output)
    }

    /// From table 13556 by hand: 9428 of 74 390 in the municipalities that are Akershus in 2024.
    @Test func countyOf2024IsKnownIn2021() throws {
      let row = try compare("Akershus", "2024", "2021").row(["benchmark": "country"])
      #expect(row["unit_code"] == "32")
      #expect(row["numerator"] == "9428" && row["denominator"] == "74390")
    }

    @Test func splitMunicipalityStandsTogetherInStableBorders() throws {
      let row = try compare("Haram", "stable", "2021").row(["benchmark": "county"])
      #expect(row["unit_code"] == "1508+1580" && row["unit_name"] == "Ålesund + Haram")
      #expect(row["numerator"] == "921" && row["denominator"] == "8886")
      let alone = try compare("Haram", "2024", "2021").row(["benchmark": "county"])
      #expect(alone["status"] == "not_computable" && alone["numerator"] == "")
    }

    @Test(arguments: [
      ["compare", "3401", "--with", "zero-point", "--geography", "2024"],
      ["export", "--format", "markdown", "--geography", "stable"],
    ])
    func zeroPointIsNotBroughtToOtherBorders(_ arguments: [String]) throws {
      let answer = try BuiltProgram.run(
        arguments + ["--database", run.folder.path("nullpunkt.sqlite")])
      #expect(answer.status == 1 && answer.output == "")
      #expect(
        answer.messages.hasPrefix(
          "the zero point 2021 is frozen in the borders of 2021-12-31 and cannot be brought to others"
        ))
    }

    @Test func zeroPointsOwnBordersMayBeNamed() throws {
      let named = try run.ask(
        "compare", "3401", "--with", "zero-point", "--geography", "2021", "--period", "2023")
      let unnamed = try run.ask("compare", "3401", "--with", "zero-point", "--period", "2023")
      #expect(named.status == 0 && named.output == unnamed.output)
    }

    @Test func everyStableUnitIsExportedWithoutComparisonWithTheZeroPoint() throws {
      let folder = try TemporaryFolder()
      let answer = try run.ask(
        "export", "--geography", "stable", "--output", folder.path("stable"))
      #expect(answer.status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("stable"))
      #expect(
        names.sorted() == [
          "candidates.csv", "codebook.csv", "datapackage.json", "estimates.csv", "indicators.csv",
          "pooled.csv", "profile.csv", "reconciliation.csv",
          "trends.csv",
        ])
      let estimates = try CSVTable(try folder.text("stable/estimates.csv"))
      #expect(
        Set(estimates.rows.compactMap { $0["benchmark"] })
          == ["country", "county", "region", "peer_group"])
      let codes = Set(
        estimates.rows.filter { ["municipality", "union"].contains($0["unit_level"]) }
          .compactMap { $0["unit_code"] })
      #expect(codes.count == 356 && codes.contains("1508+1580"))
    }

    @Test func accountOfTheRecodingIsKeptInTheDatabase() throws {
      let table = try run.table("reconciliation.csv")
      let row = try table.row(["measure": "neet", "year": "2024"])
      #expect(row["units_in"] == "357" && row["merged"] == "2" && row["renumbered"] == "113")
      #expect(table.rows.allSatisfy { $0["difference"] == "0.0" && $0["set_aside"] == "0" })
      #expect(try run.ask("verify").status == 0)
    }
  }
}
