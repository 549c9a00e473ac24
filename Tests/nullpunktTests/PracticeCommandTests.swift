import Foundation
import Testing

/// The register of practices as its users meet it, with the words the repository knows.
struct PracticeCommandTests {
  private let folder: TemporaryFolder
  private var database: String { folder.path("a.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    let figure = "report;neet;3401;;2021;both;20-29;22,8;percent;;;\n"
    try folder.write(
      Array((try BuiltProgram.run("template", "figures").output + figure).utf8), as: "figures.csv")
    let made = try BuiltProgram.run("import", folder.path("figures.csv"), "--database", database)
    try #require(made.status == 0, "\(made.messages)")
  }

  private func ask(_ arguments: [String]) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["practice"] + arguments + ["--database", database])
  }

  /// What an option says otherwise replaces the usual.
  private func add(_ otherwise: [String: String] = [:], _ more: String...) throws
    -> BuiltProgram.Answer
  { try add(otherwise, more) }

  private func add(_ otherwise: [String: String], _ more: [String]) throws
    -> BuiltProgram.Answer
  {
    let usual = [
      "indicator": "neet_20_29", "unit": "Kongsvinger", "period": "2021", "visited": "2024-05-14",
      "service": "NAV", "description": "Losen møter ungdommen ute.", "rarity": "litt uvanlig",
      "contact": "leder av ungdomslos-tjenesten",
    ]
    return try ask(
      ["add"]
        + usual.merging(otherwise) { $1 }.sorted { $0.key < $1.key }.flatMap {
          ["--\($0.key)", $0.value]
        } + more)
  }

  private func list(_ arguments: String...) throws -> CSVTable {
    try CSVTable(try ask(["list", "--format", "csv"] + arguments).output)
  }

  @Test func addedIsListedCorrectedAndProved() throws {
    let added = try add()
    #expect(added.status == 0)
    #expect(added.output == "1: Kongsvinger, neet_20_29 2021, NAV\n")
    #expect(
      try add(["unit": "974576112", "indicator": "grunnskolepoeng", "service": "skole"]).status == 0
    )
    let corrected = try add(
      ["rarity": "very-unusual"], "--replaces", "1", "--recorded-by", "rådgiver")
    #expect(corrected.output == "3: Kongsvinger, neet_20_29 2021, NAV; replaces 1\n")

    #expect(try list().rows.map { $0["id"] } == ["2", "3"])
    #expect(try list("--all").rows.map { $0["replaced_by"] } == ["3", "", ""])
    let row = try list("--unit", "kongsvinger").row(["id": "3"])
    #expect(row["unit_code"] == "3401" && row["rarity"] == "very_unusual")
    #expect(row["visited"] == "2024-05-14" && row["recorded_by"] == "rådgiver")
    #expect(
      try list("--indicator", "grunnskolepoeng").rows.map { $0["unit_code"] } == ["974576112"])
    #expect(try list("--unit", "974576112").rows.count == 1)

    let proof = try BuiltProgram.run("verify", "--database", database)
    #expect(proof.output.contains("ok     practices as recorded\n"))
    #expect(proof.status == 0)
  }

  @Test func unitOfWhichNothingIsRecordedIsTold() throws {
    #expect(try ask(["list"]).messages == "no practice is recorded in this database\n")
    #expect(try add().status == 0)
    let answer = try ask(["list", "--unit", "Hamar"])
    #expect(answer.status == 0)
    #expect(answer.messages == "no such practice is recorded; there are some of 3401 Kongsvinger\n")
  }

  @Test(arguments: [
    (
      ["unit": "34"],
      "Innlandet is a county; expected the municipality or the school that was visited"
    ),
    (["unit": "974576113"], "974576113 is no organisation number: its last digit does not fit"),
    (["unit": "Våler"], "Våler may mean 3018 Våler (Viken)"),
    (
      ["visited": "2999-01-01"],
      "2999-01-01 has not been yet; expected the day of the visit, up to "
    ),
    (
      ["contact": "Kari Nordmann"],
      "the contact holds what looks like a person's name: \"Kari Nordmann\""
    ),
    (["contact": "Bjørn"], "the contact holds what looks like a person's name: \"Bjørn\""),
    (
      ["contact": "leder ola nordmann"],
      "the contact holds what looks like a person's name: \"ola\""
    ),
    (["description": "ring 912 34 567"], "the description holds a number of eight digits or more"),
  ])
  func refusedInASentenceAndNothingIsRecorded(_ otherwise: [String: String], _ message: String)
    throws
  {
    let answer = try add(otherwise)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
    #expect(try list().rows.isEmpty)
  }

  @Test(arguments: [
    (["unit": "Nowhere"], "no municipality, region or county of 2021-12-31 is called Nowhere"),
    (["indicator": "happiness"], "there is no indicator happiness"),
  ])
  func unknownNameIsNotUnderstoodAndNothingIsRecorded(
    _ otherwise: [String: String], _ message: String
  ) throws {
    let answer = try add(otherwise)
    #expect(answer.status == 2)
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
    #expect(answer.messages.contains("the nearest are"))
    #expect(try list().rows.isEmpty)
  }

  @Test func wayPastIsToldAndWorks() throws {
    let told = try add(["description": "Solhaug Vestre er åpent."])
    #expect(
      told.messages
        == "the description holds what looks like a person's name: \"Solhaug Vestre\"; expected a text about "
        + "what is done, with roles for people; if it is nobody's name, say so with --not-a-person "
        + "\"Solhaug Vestre\", --vouched-by and --because\nnothing was recorded\n")
    let vouched = ["--not-a-person", "Solhaug Vestre"]
    #expect(try add(["description": "Solhaug Vestre er åpent."], vouched).status == 2)
    let by = try add(
      ["description": "Solhaug Vestre er åpent."],
      vouched + ["--vouched-by", "leder Ola", "--because", "et ungdomshus"])
    #expect(by.messages.contains("the voucher holds what looks like a person's name"))
    #expect(
      try add(
        ["description": "Solhaug Vestre er åpent."],
        vouched + ["--vouched-by", "rådgiver i regionen", "--because", "et ungdomshus"]
      ).status == 0)
    // Votes are added in a new entry with the same texts, and whose word let them through stays with them.
    #expect(try ask(["judge", "1", "--rarity", "vanlig"]).status == 0)
    let sqlite = Process()
    let answer = Pipe()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sqlite.arguments = [
      "sqlite3", database, "SELECT practice_id, words, vouched_by, because FROM practice_vouching",
    ]
    sqlite.standardOutput = answer
    try sqlite.run()
    let kept = String(
      decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(
      kept == (1...2).map { "\($0)|Solhaug Vestre|rådgiver i regionen|et ungdomshus\n" }.joined())
  }

  /// Roles, offices and places as they are written, against the repository's own words.
  @Test(arguments: [
    "leder av ungdomslos-tjenesten", "Avdelingsleder, NAV Nord-Odal",
    "rektor ved Øvrebyen videregående",
    "Koordinator PPT Kongsvinger", "Rådgiver ved Statsforvalteren", "teamleder NAV Nordre Follo",
    "helsesykepleier ved Helsestasjonen", "Rektor, Kongsvinger Ungdomsskole", "SLT-koordinator",
    "leder av Lillestrøm Ungdomshus", "leder, FACT Ung Kongsvinger",
    "leder for oppfølgingstjenesten (OT) i Innlandet Fylkeskommune",
  ])
  func rolesPass(_ contact: String) throws {
    let answer = try add(["contact": contact])
    #expect(answer.status == 0, "\(answer.messages)")
  }

  @Test(arguments: [
    ["--rarity", "sjelden"], ["--visited", "14.05.2024"], ["--period", "i fjor"],
    ["--replaces", "first"],
  ])
  func valueThatIsNotUnderstood(_ option: [String]) throws {
    #expect(try add([String(option[0].dropFirst(2)): option[1]]).status == 2)
  }

  @Test func exportComesBackByImport() throws {
    #expect(try add(["description": "Los; \"ute\", hver dag"]).status == 0)
    #expect(try add(["unit": "974576112"]).status == 0)
    let export = try ask(["export"]).output
    try folder.write(Array(export.utf8), as: "export.csv")
    let file = folder.path("export.csv")
    #expect(try ask(["import", file]).messages == "\(file): 0 recorded, 2 recorded before\n")

    let other = folder.path("b.sqlite")
    #expect(
      try BuiltProgram.run("import", folder.path("figures.csv"), "--database", other).status == 0)
    #expect(
      try BuiltProgram.run("practice", "import", file, "--database", other).messages
        == "\(file): 2 recorded\n")
    #expect(try BuiltProgram.run("practice", "export", "--database", other).output == export)
  }

  @Test func refusedRowRefusesTheFile() throws {
    let rows = """
      neet_20_29;Kongsvinger;;2021;14.05.2024;NAV;Losen er ute.;vanlig;leder;
      neet_20_29;Kongsvinger;;2021;14/5;NAV;Losen er ute.;sjelden;leder;
      neet_20_29;Kongsvinger;;2021;2024-05-14;NAV;Losen er ute.;vanlig;Kari Nordmann;

      """
    let template = try BuiltProgram.run("template", "practices").output
    try folder.write(Array((template + rows).utf8), as: "rows.csv")
    let answer = try ask(["import", folder.path("rows.csv")])
    #expect(answer.status == 1)
    let first = template.count { $0 == "\n" } + 1
    let lines = answer.messages.replacing(folder.path(""), with: "").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines[0].hasSuffix(
        "rows.csv:\(first + 1):5: \"14/5\": is no day; expected YYYY-MM-DD such as 2024-05-14"))
    #expect(
      lines[1].hasSuffix(
        "rows.csv:\(first + 1):8: \"sjelden\": is no rarity; expected vanlig, litt-uvanlig, "
          + "veldig-uvanlig, common, slightly-unusual, very-unusual"))
    #expect(
      lines[2].contains(
        "rows.csv:\(first + 2):9: the contact holds what looks like a person's name"))
    #expect(lines[3].hasSuffix("rows.csv: refused, nothing of it was recorded"))
    #expect(try list().rows.isEmpty)
  }

  @Test func pageForWordComesInBothLanguages() throws {
    #expect(try add().status == 0)
    let nb = try ask(["export", "--format", "markdown"]).output
    #expect(nb.contains("- Gjelder: Unge 20–29 år utenfor arbeid og utdanning, 2021\n"))
    let en = try ask(["export", "--format", "markdown", "--language", "en"]).output
    #expect(en.contains("- About: Young people 20–29 outside work and education, 2021\n"))
  }

  @Test func databaseThatIsNotThere() throws {
    for command in ["list", "export"] {
      let answer = try BuiltProgram.run("practice", command, "--database", "nowhere.sqlite")
      #expect(answer.status == 1)
      #expect(answer.messages.contains("there is no database at nowhere.sqlite"))
    }
  }

  @Test(arguments: [
    (
      ["mark", "tried", "--unit", "kongsvinger", "--day", "2024-05-01", "--practice", "9"], 1,
      "there is no practice 9; nullpunkt practice list shows those there are"
    ),
    (
      ["mark", "problem", "--unit", "kongsvinger", "--day", "2024-05-01"], 1,
      "the note is empty; expected what the problem is, and in roles who owns it"
    ),
    (
      ["mark", "searched", "--unit", "kongsvinger", "--day", "2999-05-01"], 1,
      "2999-05-01 has not been yet; expected the day on which it was done"
    ),
    (["mark", "searched", "--unit", "0", "--day", "2024-05-01"], 1, "Norge is a country"),
    (
      [
        "mark", "problem", "--unit", "kongsvinger", "--day", "2024-05-01", "--note",
        "Kari Nordmann eier det.",
      ],
      1, "the note holds what looks like a person's name: \"Kari Nordmann\""
    ),
    (
      ["mark", "sove", "--unit", "kongsvinger", "--day", "2024-05-01"], 64,
      "Error: The value 'sove'"
    ),
    (["judge", "4", "--rarity", "vanlig"], 1, "there is no practice 4"),
    (
      [
        "add", "--unit", "kongsvinger", "--year", "2021", "--service", "NAV", "--description",
        "Los",
      ], 1,
      "the theme is empty; expected an indicator, or a theme"
    ),
    (
      [
        "add", "--unit", "Kongsvingerregionen", "--year", "2021", "--service", "NAV",
        "--description",
        "Los",
        "--theme", "ledelse", "--visited", "2024-05-01",
      ], 1,
      "Kongsvingerregionen is a region; expected the municipality or the school that was visited"
    ),
  ])
  func whatCannotBeKeptIsToldAndNothingIs(_ arguments: [String], _ status: Int, _ message: String)
    throws
  {
    let answer = try ask(arguments)
    #expect(answer.status == (status == 64 ? 2 : 1))
    #expect(answer.messages.contains(message), "\(answer.messages)")
    #expect(
      try ask(["list", "--format", "csv"]).output.split(separator: "\n").count == 1)
    #expect(
      try ask(["progress", "--format", "csv"]).output.split(separator: "\n").count == 1)
  }
}
