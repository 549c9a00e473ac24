import Foundation
import Testing

/// Person-level files, counted by the command as its users run it, with the data folder of docs/scale.md.
struct RollupCommandTests {
  private let folder: TemporaryFolder
  private let data: String
  private let database: String

  private static let page = BuiltProgram.repository.appendingPathComponent("docs/scale.md")

  /// The page's blocks of a kind, each without its fences.
  private static func blocks(_ kind: String) throws -> [String] {
    try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```\(kind)\n")
      .dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  init() throws {
    folder = try TemporaryFolder()
    data = folder.path("data")
    database = folder.path("zone.sqlite")
    try FileManager.default.copyItem(
      at: BuiltProgram.repository.appendingPathComponent("data"), to: URL(fileURLWithPath: data))
    for block in try Self.blocks("yaml") {
      let lines = block.split(separator: "\n", maxSplits: 1)
      try folder.write(Array(lines[1].utf8), as: "data/" + lines[0].dropFirst(2))
    }
  }

  private func rollUp(_ text: String, _ options: String...) throws -> BuiltProgram.Answer {
    try folder.write(Array(text.utf8), as: "persons.csv")
    return try BuiltProgram.run(
      [
        "rollup", folder.path("persons.csv"), "--recipe", "zone-persons", "--borders", "2021",
        "--data", data, "--database", database,
      ] + options)
  }

  @Test func pageGivesTheCountsThatItShows() throws {
    let text = try #require(Self.blocks("csv").first)
    let answer = try rollUp(text, "--counts", folder.path("counts.csv"))
    #expect(answer.status == 0, "\(answer.messages)")
    let rows = try folder.text("counts.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let counts = rows.filter { $0[6] != "0" }
      .map { "\($0[4]) \($0[0]) \($0[5]) \($0[2]) \($0[3]) = \($0[6])" }
    let shown = try #require(Self.blocks("text").first).split(separator: "\n").map(String.init)
    #expect(Set(counts) == Set(shown))
    #expect(!counts.isEmpty && counts.count == shown.count)
  }

  /// Counts of few people are taken in and never shown; of many, the share is. Where all are born in one year, two
  /// indicators count the same people.
  @Test(arguments: [[1994, 1999, 2004], [1999]])
  func figuresAreHeldToThePrimaryRule(_ births: [Int]) throws {
    var text = "lopenr;aar;kommunenr;kjonn;fodselsdato;utenfor\n"
    for (code, people, outside) in [("3401", 200, 31), ("3415", 150, 2), ("3416", 150, 30)] {
      for person in 0..<people {
        text +=
          "\(code)-\(person);2021;\(code);\(1 + person % 2);\(births[person % births.count])-03-01;\(person < outside ? 1 : 0)\n"
      }
    }
    let answer = try rollUp(text)
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(
      answer.messages.contains("zone-persons: a share is withheld when x or n - x is at most 3"))
    func row(_ unit: String) throws -> [String: String] {
      let answer = try BuiltProgram.run(
        "compare", unit, "--indicator", "zone_neet_15_29", "--format", "csv", "--data", data,
        "--database", database)
      try #require(answer.status == 0, "\(answer.messages)")
      return try CSVTable(answer.output).row(["benchmark": "country", "sex": "both"])
    }
    #expect(try row("3401")["numerator"] == "31")
    #expect(try row("3401")["denominator"] == "200")
    #expect(try row("3415")["status"] == "suppressed")
    #expect(try row("3415")["numerator"] == "")
  }

  @Test func refusedFileLeavesNothing() throws {
    let text = try #require(Self.blocks("csv").first)
    let answer = try rollUp(text.replacing("1991-01-05", with: "1991-02-29"))
    #expect(answer.status == 1)
    #expect(
      answer.messages.contains(
        "persons.csv:6:5: \"1991-02-29\": is no day in fodselsdato; expected one of the calendar, "
          + "written YYYY-MM-DD (1 such row)"))
    #expect(answer.messages.contains("refused, nothing of it was counted"))
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test func openStatisticsAreNotMadeOfPeople() throws {
    let rules = try folder.text("data/disclosure.yaml")
    try folder.write(
      Array((rules + "  zone-persons:\n    rule: inherit\n").utf8), as: "data/disclosure.yaml")
    let answer = try rollUp(try #require(Self.blocks("csv").first))
    #expect(answer.status == 1)
    #expect(answer.messages.contains("zone-persons is open statistics by the disclosure rules"))
  }

  @Test func statementIsShownAndNothingCounted() throws {
    let answer = try BuiltProgram.run(
      "rollup", "no-such.csv", "--recipe", "zone-persons", "--sql", "--data", data, "--database",
      database)
    #expect(answer.status == 0)
    #expect(answer.output.contains("GROUP BY GROUPING SETS"))
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test(arguments: [
    (["--recipe", "no-such"], 1, "no-such: is no file, and no recipe in"),
    (
      ["--recipe", "zone-persons", "--engine", "spark"], 2,
      "name an empty folder for it (--scratch)"
    ),
    (["--recipe", "zone-persons", "--memory", "much"], 2, "much is no size of memory"),
    (["--recipe", "zone-persons", "--years", "2021-2015"], 2, "2021-2015 is not years"),
    (["--recipe", "nav-uforetrygd"], 1, "says no years; expected the key years, or --years"),
    (["--recipe", "zone-persons"], 1, "no-such.csv: is not there"),
  ])
  func askingWrongIsTold(options: [String], status: Int32, message: String) throws {
    let answer = try BuiltProgram.run(
      ["rollup", "no-such.csv", "--data", data, "--database", database] + options)
    #expect(answer.status == status)
    #expect(answer.messages.contains(message), "\(answer.messages)")
  }
}
