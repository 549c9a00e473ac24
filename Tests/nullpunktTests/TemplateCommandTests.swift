import Foundation
import Testing

/// An empty template, written, filled in and imported.
struct TemplateCommandTests {
  @Test(arguments: ["ungdata", "statsforvalteren", "figures", "practices"])
  func templateGoesToStandardOutput(_ name: String) throws {
    let answer = try BuiltProgram.run("template", name)
    let file = BuiltProgram.repository.appendingPathComponent("data/templates/\(name).csv")
    #expect(answer.status == 0)
    #expect(answer.output == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func filledInTemplateIsImported() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("ungdata.csv")
    #expect(try BuiltProgram.run("template", "ungdata", "--output", file).status == 0)
    let text = try folder.text("ungdata.csv")
    try folder.write(
      Array((text + "3401;;2021;ungdomsskole;;both;loneliness;29;210;260;\n").utf8),
      as: "ungdata.csv")
    let answer = try BuiltProgram.run("import", file, "--database", folder.path("a.sqlite"))
    #expect(answer.status == 0)
    #expect(answer.messages.contains("3 cells = 3 observations"))
  }

  /// The country's share is printed without the number that answered.
  @Test func surveysNumbersGiveAnInterval() throws {
    let folder = try TemporaryFolder()
    let template = try BuiltProgram.run("template", "ungdata").output
    let rows =
      "3401;;2021;ungdomsskole;;both;good_life;29;210;260;\n"
      + "3415;;2021;ungdomsskole;;both;good_life;63;;;\n"
      + "0;;2021;ungdomsskole;;both;good_life;21;;;\n"
    try folder.write(Array((template + rows).utf8), as: "ungdata.csv")
    let database = folder.path("a.sqlite")
    let imported = try BuiltProgram.run(
      "import", folder.path("ungdata.csv"), "--database", database)
    #expect(imported.status == 0)
    func row(_ unit: String) throws -> [String: String] {
      let answer = try BuiltProgram.run(
        "compare", unit, "--indicator", "ungdata_good_life_lower_secondary", "--format", "csv",
        "--database", database)
      return try CSVTable(answer.output).row(["benchmark": "country", "sex": "both"])
    }
    let kongsvinger = try row("3401")
    #expect(kongsvinger["method"] == "wilson, finite population")
    #expect(kongsvinger["lower_95"]?.hasPrefix("0.2596592722") == true)
    #expect(kongsvinger["upper_95"]?.hasPrefix("0.3181542407") == true)
    #expect(kongsvinger["numerator"] == "" && kongsvinger["denominator"] == "210")
    #expect(kongsvinger["verdict_95"] == "not_compared" && kongsvinger["z"] == "")
    // Of how many it is, nobody knows: it may be of two.
    let withoutNumbers = try row("3415")
    #expect(withoutNumbers["value"] == "" && withoutNumbers["status"] == "suppressed")
  }

  /// It may hold figures by now.
  @Test func fileThatIsThereIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("mine".utf8), as: "ungdata.csv")
    let answer = try BuiltProgram.run(
      "template", "ungdata", "--output", folder.path("ungdata.csv"))
    #expect(answer.status == 1)
    #expect(answer.messages.contains("exists already"))
    #expect(try folder.text("ungdata.csv") == "mine")
  }

  /// Every example of the manual's page is taken, and every figure of it is good for something.
  @Test func examplesOfTheManualAreRead() throws {
    let page = try String(
      contentsOf: BuiltProgram.repository.appendingPathComponent("docs/templates.md"),
      encoding: .utf8)
    let blocks = page.components(separatedBy: "```").filter {
      $0.hasPrefix("\nunit;") || $0.hasPrefix("\nsource;")
    }
    #expect(blocks.count == 3)
    let folder = try TemporaryFolder()
    for (number, block) in blocks.enumerated() {
      try folder.write(Array(block.dropFirst().utf8), as: "\(number).csv")
      let answer = try BuiltProgram.run(
        "import", folder.path("\(number).csv"), "--database", folder.path("\(number).sqlite"))
      #expect(answer.status == 0, "\(answer.messages)")
      #expect(answer.messages.contains("are read by indicators ("), "\(answer.messages)")
    }
  }

  /// The region's municipalities, the year and the names stand in it; filled in it feeds indicators.
  @Test(arguments: [
    (
      "ungdata", ";both;good_life;;;;", ";both;good_life;29;210;260;",
      "ungdata_good_life_lower_secondary"
    ),
    (
      "statsforvalteren", ";child_poverty;;percent;;", ";child_poverty;12,4;percent;gul;",
      "statsforvalteren_child_poverty"
    ),
    (
      "figures", ";2025;both;;;percent;;;", ";2025;both;;12,4;percent;;;", "disability_under_35"
    ),
  ])
  func filledTemplateFeedsIndicators(
    _ name: String, _ empty: String, _ filled: String, _ indicator: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.csv")
    let answer = try BuiltProgram.run(
      "template", name, "--region", "kongsvinger", "--year", "2025", "--output", file)
    #expect(answer.status == 0)
    let text = try folder.text("a.csv")
    #expect(text.contains("3401;Kongsvinger;2025;"))
    let untouched = try BuiltProgram.run("import", file, "--database", folder.path("a.sqlite"))
    #expect(untouched.status == 0, "\(untouched.messages)")
    #expect(untouched.messages.contains("= 0 observations"))
    #expect(text.contains(empty))
    try folder.write(Array(text.replacing(empty, with: filled).utf8), as: "a.csv")
    let imported = try BuiltProgram.run("import", file, "--database", folder.path("b.sqlite"))
    #expect(imported.status == 0, "\(imported.messages)")
    #expect(imported.messages.contains(indicator), "\(imported.messages)")
    let compared = try BuiltProgram.run(
      "compare", "3401", "--indicator", indicator, "--year", "2025", "--format", "csv",
      "--database",
      folder.path("b.sqlite"))
    #expect(compared.status == 0, "\(compared.messages)")
  }

  @Test func regionAndYearBelongTogether() throws {
    #expect(try BuiltProgram.run("template", "ungdata", "--region", "kongsvinger").status == 2)
    let unknown = try BuiltProgram.run(
      "template", "ungdata", "--region", "kongsvigner", "--year", "2025")
    #expect(unknown.status == 2)
    #expect(unknown.messages.contains("the nearest are kongsvinger"))
  }

  /// What Norwegian Excel does to a template is undone where it is sure, else it is named.
  @Test func templateComesBackFromExcel() throws {
    let folder = try TemporaryFolder()
    let header =
      "unit;unit_name;year;school_level;grades;sex;indicator;percent;n_answered;n_invited;note;"
    func take(_ row: String, _ name: String) throws -> BuiltProgram.Answer {
      try folder.write(Array("\(header)\n\(row)\n".utf8), as: name)
      return try BuiltProgram.run(
        "import", folder.path(name), "--database", folder.path("a.sqlite"))
    }
    let taken = try take(
      "301;Oslo;2021;ungdomsskole;08.okt;both;mental_distress;17,4;100;120;;", "a.csv")
    #expect(taken.status == 0, "\(taken.messages)")
    #expect(
      taken.messages.contains(
        "3 figures: 3 are read by indicators (ungdata_mental_distress_lower_secondary)"))
    for row in [
      "0301;Oslo;2021;ungdomsskole;09.okt;both;mental_distress;17,4;100;120;;",
      "0301;Oslo;2021;ungdomsskole;08.10.2026;both;mental_distress;17,4;100;120;;",
      "0301;Oslo;2021;ungdomsskole;8-10;both;mental_distress;17.apr;100;120;;",
    ] {
      let refused = try take(row, "b.csv")
      #expect(refused.status == 1)
      #expect(refused.messages.contains("Excel has made a date"), "\(refused.messages)")
    }
  }

  /// A name that nobody reads is told with the nearest.
  @Test func figuresThatNobodyReadsAreTold() throws {
    let folder = try TemporaryFolder()
    let header =
      "unit;unit_name;year;school_level;grades;sex;indicator;percent;n_answered;n_invited;note"
    let rows = ["loneliness", "good_lifes", "good_life"].map { name in
      "3401;;2021;ungdomsskole;8;both;\(name);29;;;"
    }
    try folder.write(
      Array(([header] + rows).joined(separator: "\n").appending("\n").utf8), as: "a.csv")
    let answer = try BuiltProgram.run(
      "import", folder.path("a.csv"), "--database", folder.path("a.sqlite"))
    #expect(answer.messages.contains("3 figures: 0 are read by indicators, 3 by none: "))
    #expect(
      answer.messages.contains(
        "measure `good_lifes` of ungdata is not in the catalogue; perhaps `good_life`"))
    #expect(
      answer.messages.contains(
        "measure `good_life` is read of `ungdomsskole`, `videregående` and not of `ungdomsskole, grade 8`"
      ), "\(answer.messages)")
  }

  @Test func templateThatIsNotKnownIsAUsageError() throws {
    #expect(try BuiltProgram.run("template", "skatt").status == 2)
  }
}
