import Foundation
import Testing

/// Five years of an analyst's life: after each step the reports of two regions are made, the database is whole,
/// and what is sealed is the same to the byte.
struct FiveYearsTests {
  private let data: YearsData

  init() throws { data = try YearsData() }

  private static let home = "reports/2021-kongsvingerregionen"
  private static let valley = "reports/2021-odalen"

  /// Makes both reports and proves the database.
  /// - Returns: the messages of the first run.
  @discardableResult private func live(_ step: String) throws -> String {
    let home = try data.ask("run", "--no-documents")
    #expect(home.status == 0, "\(step): \(home.messages)")
    let valley = try data.ask("run", "--no-documents", "--region", "odalen")
    #expect(valley.status == 0, "\(step): \(valley.messages)")
    let proof = try data.ask("verify")
    #expect(proof.status == 0 && !proof.output.contains("FAILED"), "\(step): \(proof.output)")
    return home.messages
  }

  /// The rows of 2021 about some indicators, as they are written.
  private func sealed(_ indicators: Set<String>, in folder: String) throws -> [Substring] {
    try data.folder.text("\(folder)/estimates.csv").split(separator: "\n").filter { line in
      let cells = line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
      return indicators.contains(String(cells[0])) && cells.contains("2021")
    }
  }

  private static let neet: Set = ["neet_20_29", "neet_15_29", "neet_20_24", "neet_25_29"]

  @Test func fiveYears() throws {
    // The first year: 2021 is frozen, for one's own region and one that is made.
    try data.table("data/extracts/neet.csv", years: 2015...2021)
    let made = try data.ask(
      "run", "--no-documents", "--region", "3414,3415", "--region-name", "Odalen")
    #expect(made.status == 0, "\(made.messages)")
    try live("the first year")
    let home = try sealed(Self.neet, in: Self.home)
    let valley = try sealed(Self.neet, in: Self.valley)
    #expect(home.count > 100 && valley.count > 30)
    try FileManager.default.copyItem(
      atPath: data.folder.path(Self.home), toPath: data.folder.path("first"))
    func check(_ step: String, _ indicators: Set<String> = Self.neet) throws {
      func of(_ rows: [Substring]) -> [Substring] {
        rows.filter { row in indicators.contains { row.hasPrefix("\($0),") } }
      }
      try live(step)
      #expect(try sealed(indicators, in: Self.home) == of(home), "\(step)")
      #expect(try sealed(indicators, in: Self.valley) == of(valley), "\(step)")
    }
    func take(_ name: String) throws {
      let answer = try data.ask("import", data.folder.path(name))
      #expect(answer.status == 0, "\(answer.messages)")
    }

    try data.table("2022.csv", years: 2022...2022)
    try take("2022.csv")
    try check("the second year")
    #expect(try data.folder.text("\(Self.home)/rapport.md").contains("2022"))

    try template(check)

    // A correction of 2021: 88 of 459 in Grue become 94.
    try data.table("corrected.csv", years: 2021...2021) { row in
      guard row[0].hasPrefix("\"3417 "), row[1] == "\"Begge kjønn\"", row[2] == "\"20-24 år\""
      else {
        return row
      }
      return Array(row.dropLast()) + ["\(try #require(Int(row[4])) + 6)"]
    }
    try take("corrected.csv")
    try check("a correction")
    let told = try data.folder.text("\(Self.home)/rapport.md")
    #expect(told.contains("## Datakvalitet"))
    #expect(
      told.contains(
        /\| begge \| 88 av 459 \| 94 av 459 \| corrected.csv \| – \| \d{4}-\d\d-\d\d \|/), "\(told)"
    )
    let valleys = try data.folder.text("\(Self.valley)/rapport.md")
    #expect(!valleys.contains("corrected.csv |") && valleys.contains("andre kommuner"))
    #expect(
      try data.ask("verify").output.contains(
        /94 of 459 now \(corrected\.csv, imported \d{4}-\d\d-\d\d\)/))

    try merger(take, check)
    try newIndicator(check)
    try newRegion()
    try mistake(take, check)
    try changedDefinition(check)
    try difference()
  }

  /// What five years have changed is told on a page, with its reasons.
  private func difference() throws {
    let answer = try data.ask("diff", data.folder.path("first"), data.folder.path(Self.home))
    #expect(answer.status == 0, "\(answer.messages)")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count < 80, "\(lines.count) lines")
    for told in [
      "- new file: 2022.csv", "- new file: corrected.csv", "## Indicator new", "neet_made",
      "## Year new: new file", "changed definition", "neet_15_29",
    ] {
      #expect(answer.output.contains(told), "\(told): \(answer.output)")
    }
    #expect(!answer.output.contains("neet_20_24 | 2021 |"))
  }

  /// A template for 2021 is no part of the zero point until it is frozen.
  private func template(_ check: (String, Set<String>) throws -> Void) throws {
    let file = data.folder.path("template.csv")
    #expect(
      try BuiltProgram.run([
        "template", "ungdata", "--region", "kongsvinger", "--year", "2021", "--output", file,
        "--data", data.path,
      ]).status == 0)
    let text = try data.folder.text("template.csv").replacing(
      "3401;Kongsvinger;2021;ungdomsskole;8-10;both;good_life;;;;",
      with: "3401;Kongsvinger;2021;ungdomsskole;8-10;both;good_life;29;210;260;")
    try data.folder.write(Array(text.utf8), as: "template.csv")
    #expect(try data.ask("import", file).status == 0)
    try check("a template", Self.neet)
    let before = try data.folder.text("\(Self.home)/rapport.md")
    #expect(before.contains("(ikke låst)"))
    let sealing = try data.ask("freeze", "2021", "--check")
    #expect(sealing.output.contains("1 figures of ungdata_good_life_lower_secondary"), "\(sealing)")
    #expect(try data.ask("freeze", "2021").status == 0)
    try check("a template that is sealed", Self.neet)
    #expect(try !data.folder.text("\(Self.home)/rapport.md").contains("(ikke låst)"))
  }

  /// Eidskog and Grue become one in 2026.
  private func merger(
    _ take: (String) throws -> Void, _ check: (String, Set<String>) throws -> Void
  ) throws {
    for (code, name) in [("3416", "Eidskog"), ("3417", "Grue")] {
      try data.edit(
        "geography/municipalities.csv", "\(code);\(name);2020-01-01;\n",
        with: "\(code);\(name);2020-01-01;2026-01-01\n")
    }
    let list = try data.folder.text("data/geography/municipalities.csv")
    try data.folder.write(
      Array((list + "3462;Skogbygda;2026-01-01;\n").utf8), as: "data/geography/municipalities.csv")
    let changes = try data.folder.text("data/geography/municipality_changes.csv")
    try data.folder.write(
      Array(
        (changes + "2026-01-01;3416;Eidskog;3462;Skogbygda\n2026-01-01;3417;Grue;3462;Skogbygda\n")
          .utf8), as: "data/geography/municipality_changes.csv")
    try data.table("2026.csv", years: 2024...2024, as: 2026) { row in
      if row[0].hasPrefix("\"3416 ") { return nil }
      guard row[0].hasPrefix("\"3417 ") else { return row }
      return ["\"3462 Skogbygda\""] + row.dropFirst()
    }
    try take("2026.csv")
    try check("a merger", Self.neet)
    let rows = try CSVTable(data.folder.text("\(Self.home)/estimates.csv")).rows
    #expect(
      !rows.contains { $0["unit_code"] == "3417" && $0["period"] == "2026" && $0["value"] != "" })
    #expect(
      rows.contains {
        $0["unit_code"] == "kongsvinger" && $0["period"] == "2026" && $0["value"] != ""
      })
  }

  private func newIndicator(_ check: (String, Set<String>) throws -> Void) throws {
    let catalogue = "catalogue/work_and_exclusion.yaml"
    let text = try data.folder.text("data/\(catalogue)")
    let start = try #require(text.range(of: "  - id: neet_25_29"))
    let end = try #require(
      text.range(of: "\n  - id:", range: start.upperBound..<text.endIndex))
    let entry = text[start.lowerBound..<end.lowerBound].replacing("neet_25_29", with: "neet_made")
      .replacing("25–29", with: "20–29 (ny)").replacing("[25-29]", with: "[20-24, 25-29]")
    try data.folder.write(
      Array(text.replacingCharacters(in: end.lowerBound..<end.lowerBound, with: "\n" + entry).utf8),
      as: "data/\(catalogue)")
    try check("a new indicator", Self.neet)
    #expect(try data.folder.text("\(Self.home)/kandidater.md").contains("20–29 (ny)"))
    #expect(try data.ask("freeze", "2021").status == 0)
    try check("a new indicator that is sealed", Self.neet)
  }

  /// A region is a list: its zero point is the sum of what is sealed.
  private func newRegion() throws {
    let made = try data.ask(
      "run", "--no-documents", "--region", "3416,3417", "--region-name", "Skogen")
    #expect(made.status == 0, "\(made.messages)")
    let rows = try CSVTable(data.folder.text("reports/2021-skogen/estimates.csv"))
    func counts(_ unit: String) throws -> (Int, Int) {
      let row = try rows.row([
        "indicator": "neet_20_29", "unit_code": unit, "period": "2021", "sex": "both",
        "benchmark": "country",
      ])
      return (Int(try row.number("numerator")), Int(try row.number("denominator")))
    }
    let (eidskog, grue, both) = (try counts("3416"), try counts("3417"), try counts("skogen"))
    #expect(both == (eidskog.0 + grue.0, eidskog.1 + grue.1))
    #expect(grue == (88, 459))
    try live("a new region")
  }

  private func mistake(
    _ take: (String) throws -> Void, _ check: (String, Set<String>) throws -> Void
  ) throws {
    let before = try data.folder.text("\(Self.home)/estimates.csv")
    try data.table("mistaken.csv", years: 2022...2022) { row in
      Int(row[4]).map { Array(row.dropLast()) + ["\($0 + 7)"] } ?? row
    }
    try take("mistaken.csv")
    try check("a mistaken file", Self.neet)
    #expect(try data.folder.text("\(Self.home)/estimates.csv") != before)
    let withdrawn = try data.ask("import", "--withdraw", data.folder.path("mistaken.csv"))
    #expect(withdrawn.status == 0, "\(withdrawn.messages)")
    try check("a withdrawal", Self.neet)
    #expect(try data.folder.text("\(Self.home)/estimates.csv") == before)
  }

  private func changedDefinition(_ check: (String, Set<String>) throws -> Void) throws {
    try data.edit(
      "catalogue/work_and_exclusion.yaml",
      "    numerator: {measure: neet, ages: [15-29]}\n    denominator: {measure: population, ages: [15-29]}",
      with:
        "    numerator: {measure: neet, ages: [20-24]}\n    denominator: {measure: population, ages: [20-24]}"
    )
    try check("a changed definition", Self.neet)
    #expect(try data.folder.text("\(Self.home)/rapport.md").contains("Katalogen har en nyere"))
    let sealed = try data.ask(
      "freeze", "2021", "--again", "neet_15_29", "--because", "the young are asked about")
    #expect(sealed.status == 0, "\(sealed.messages)")
    try check("a new edition", Self.neet.subtracting(["neet_15_29"]))
    let told = try data.folder.text("\(Self.home)/rapport.md")
    #expect(told.contains("Begrunnelse: the young are asked about"), "\(told)")
  }
}
