import BundledData
import Testing

@testable import Files

/// A table that people fill in, with comments above and a spreadsheet's empty cells round it.
struct HeadedTableTests {
  private func read(_ text: String) throws(RefusedFile) -> [TableRecord] {
    var table = try HeadedTable(
      SourceFile(path: "a.csv", bytes: Array(text.utf8)),
      .filledIn(needed: ["unit", "what"], optional: ["note"], also: ["unit_code": "unit"]))
    return try table.all()
  }

  private func problems(_ text: String) -> [String] {
    do throws(RefusedFile) {
      _ = try read(text)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(arguments: [
    "# A comment\n\nwhat;unit\nbreakfast;3401\n",
    "# A comment;;\r\nwhat;unit;\r\nbreakfast;3401;\r\n;;\r\n",
    "unit_code,note,what\n3401,,breakfast\n",
    "\u{FEFF}unit;what\n3401;\"breakfast\"",
  ])
  func cellsAreFoundByName(_ text: String) throws {
    let rows = try read(text)
    #expect(rows.count == 1)
    #expect(rows.first?["unit"] == "3401")
    #expect(rows.first?["what"] == "breakfast")
    #expect(rows.first?["note"] == "")
  }

  @Test func placesAreThoseOfTheFile() throws {
    let row = try #require(try read("# A comment\n\nwhat;unit\nx;1\n\ny;2\n").last)
    #expect(row.line == 6)
    #expect((row.column(of: "unit"), row.column(of: "note")) == (2, 0))
  }

  @Test(arguments: [
    (
      "unit;wat\n3401;x\n",
      [
        "a.csv:1:2: \"wat\": is no column here; expected unit, what, note",
        "a.csv:1: the column what is missing",
      ]
    ),
    ("unit;unit_code;what\n1;1;x\n", ["a.csv:1:2: \"unit\": the column stands twice"]),
    (
      "unit;what\n1;x;y\n2\n3;x\n",
      [
        "a.csv:2: \"1;x;y\": the row has 3 cells, but must have 2 as the header",
        "a.csv:3: \"2\": the row has 1 cells, but must have 2 as the header",
      ]
    ),
    ("# nothing\nunit;what\n", ["a.csv:2: no rows below the header"]),
    ("# nothing\n", ["a.csv:1: no header was found; expected the columns unit, what"]),
  ])
  func tableThatIsNotAsItShouldBe(_ text: String, _ told: [String]) {
    #expect(problems(text) == told)
  }

  /// As `nullpunkt template practices` writes it, and as a spreadsheet saves that.
  @Test(arguments: ["", ";;;;;;;;;"]) func templateOfPracticesIsRead(_ padding: String) throws {
    let file = try SourceFile(path: "\(Repository.data)/templates/practices.csv")
    let lines = String(decoding: try file.contents(), as: UTF8.self).split(separator: "\n")
      .map { $0.contains(";") ? String($0) : $0 + padding }
    let row = "neet_20_29;3401;;2021;2024-05-14;NAV;Frokost, hver dag;vanlig;leder;"
    var table = try HeadedTable(
      SourceFile(
        path: "a.csv", bytes: Array((lines + [row]).joined(separator: "\n").utf8)),
      .filledIn(
        needed: [
          "indicator", "unit", "unit_name", "period", "visited", "service", "description", "rarity",
          "contact", "recorded_by",
        ], optional: []))
    #expect(try table.all().map { $0["description"] } == ["Frokost, hver dag"])
  }
}
