import Foundation
import Testing

extension AfterARun {
  /// A printed number is traced back to the cells it is made from.
  struct ExplainTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    @Test func numberIsTracedToItsCells() throws {
      let answer = try run.ask("explain", "kongsvinger kommune", "neet_20_29", "2021")
      #expect(answer.status == 0)
      for part in [
        "3401 Kongsvinger, neet_20_29, 2021, both", "figure: 15.3%, 290 of 1899",
        "borders: of 2021-12-31", "ssb-13556/neet, 2021, both, 20-24",
        "ssb-13556-neet-2015-2024.csv:", "open statistics", "seal: zero point 2021, SHA-256 ",
      ] {
        #expect(answer.output.contains(part), "\(part): \(answer.output)")
      }
    }

    /// The cells' texts add up to the count that is printed.
    @Test func cellsAddUp() throws {
      let answer = try run.ask(
        "explain", "kongsvinger", "neet_20_29", "2021", "--sex", "female", "--format", "json")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
      let parts = try #require(json["parts"] as? [[String: Any]])
      #expect(parts.map { $0["name"] as? String } == ["numerator", "denominator"])
      for part in parts {
        let cells = try #require(part["cells"] as? [[String: Any]])
        // The source prints 20–24 and 25–29.
        #expect(cells.count == 2)
        let sum = try cells.reduce(0) { sum, cell in
          sum + (try #require((cell["printed"] as? String).flatMap { Int($0) }))
        }
        #expect(sum == json[part["name"] as? String ?? ""] as? Int)
      }
    }

    @Test(arguments: [
      (["3401", "neet_20_29", "2035"], 1, "no figure of neet_20_29 for 2035"),
      (["Kongsvigner", "neet_20_29", "2021"], 2, "3401 Kongsvinger"),
      (["3401", "neet_20_28", "2021"], 2, "neet_20_29"),
    ])
    func nothingToExplainIsTold(_ words: [String], _ status: Int32, _ message: String) throws {
      let answer = try BuiltProgram.run(
        ["explain"] + words + ["--database", run.folder.path("nullpunkt.sqlite")])
      #expect(answer.status == status)
      #expect(answer.messages.contains(message), "\(answer.messages)")
    }

    /// What protection withholds is withheld here too, and so are the cells behind it.
    @Test func explanationPassesTheDoor() throws {
      let folder = try TemporaryFolder()
      let header =
        "unit;unit_name;year;school_level;grades;sex;indicator;percent;n_answered;n_invited;note"
      try folder.write(
        Array("\(header)\n3401;;2021;ungdomsskole;;both;good_life;20;10;12;\n".utf8), as: "a.csv")
      let database = folder.path("a.sqlite")
      #expect(
        try BuiltProgram.run("import", folder.path("a.csv"), "--database", database).status == 0)
      for format in ["table", "json"] {
        let answer = try BuiltProgram.run(
          "explain", "3401", "ungdata_good_life_lower_secondary", "2021", "--format", format,
          "--file",
          folder.path("a.csv"), "--database", database)
        #expect(answer.status == 0, "\(answer.messages)")
        #expect(answer.output.contains("suppressed"))
        #expect(answer.output.contains("not shown"))
        #expect(!answer.output.contains("0.2") && !answer.output.contains("20.0"))
        #expect(!answer.output.contains("\"20\"") && !answer.output.contains("n = 10"))
      }
    }
  }
}
