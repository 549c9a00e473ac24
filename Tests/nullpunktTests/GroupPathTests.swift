import Foundation
import Testing

/// A group's whole path on the region's real figures, as the guide's example has it: from a grade in the search
/// over a visit to a practice that another municipality tries. The commands are those that the page shows.
struct GroupPathTests {
  private let folder: TemporaryFolder
  private let report: String

  init() throws {
    folder = try TemporaryFolder()
    report = folder.path("reports/2021-kongsvingerregionen")
    try run()
  }

  private func ask(_ arguments: [String]) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments + ["--database", folder.path("a.sqlite")])
  }

  private func run() throws {
    let answer = try ask(["run", "--no-documents", "--output", folder.path("reports")])
    try #require(answer.status == 0, "\(answer.messages)")
  }

  private func page(_ name: String) throws -> String {
    try String(contentsOfFile: "\(report)/\(name)", encoding: .utf8)
  }

  /// The commands that a page shows, in words.
  private func commands(on page: String) -> [[String]] {
    page.matches(of: /<code>(nullpunkt [^<]*)<\/code>/).map { shown in
      let line = shown.1.replacing("&quot;", with: "\"").replacing("&#34;", with: "\"")
      return line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap {
        place, part in
        place.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
      }
    }
  }

  @Test func pathOfTheGuideIsWalkedAndTold() throws {
    #expect(try page("nettsted/veien.html").contains("Ingen gruppe har ført noe ennå"))
    #expect(try !page("rapport.md").contains("## Arbeidet videre"))
    let example = try page("nettsted/veien-eksempel.html")
    let candidate = try #require(example.firstMatch(of: /velger ([^,]*), som er/)).1
    let sheets = try page("nettsted/arbeidsark.html")
    #expect(sheets.contains("Arbeidsark for \(candidate)"))

    let commands = commands(on: example)
    #expect(commands.count == 8)
    for command in commands.dropLast() {
      let answer = try ask(Array(command.dropFirst()))
      #expect(answer.status == 0, "\(command): \(answer.messages)")
    }
    let proof = try ask(["verify"])
    #expect(proof.output.contains("practices as recorded"))
    #expect(proof.output.contains("ok     groups' steps as recorded"))
    #expect(commands.last == ["nullpunkt", "run"])
    try run()

    let told = try page("rapport.md")
    let section = try #require(told.components(separatedBy: "## Arbeidet videre").dropFirst().first)
    for line in [
      "**Problemet har eiere:** 15\\.01\\.2025: Kommunedirektørene",
      "**Har vært på besøk:** 19\\.03\\.2025",
      "**Praksisen er spredt:** 06\\.10\\.2025, Grue, praksis 2 (NAV)",
      "[praksiser.md](praksiser.md)",
    ] {
      #expect(section.replacing("\\", with: "").contains(line.replacing("\\", with: "")), "\(line)")
    }
    let practices = try page("praksiser.md")
    #expect(practices.contains("## \(candidate)"))
    #expect(
      practices.contains("litt uvanlig (8 stemmer: 2 vanlig, 5 litt uvanlig, 1 veldig uvanlig)"))
    #expect(practices.contains("tatt i bruk av flere (Eidskog 28.04.2025, Grue 06.10.2025)"))
    let register = try page("nettsted/praksis.html")
    #expect(register.contains("Nummer 2."))
    #expect(register.contains("id=\"praksis-2\"") && !register.contains("id=\"praksis-1\""))
    #expect(register.contains("tatt i bruk av flere (Eidskog 28.04.2025, Grue 06.10.2025)"))
    #expect(try page("nettsted/veien.html").contains("Kommunedirektørene eier det sammen"))
    #expect(try page("nettsted/veien-prov.html").contains("28.04.2025, Eidskog, praksis 2 (NAV)"))
    #expect(try page("nettsted/mal-neet_20_29.html").contains("praksis.html#praksis-2"))
  }

  /// The examples are entered by a command, called examples, and found from theme, region and indicator.
  @Test func examplesAreEnteredAndFound() throws {
    let file = BuiltProgram.repository.appendingPathComponent("data/practices/ung-inkludering.csv")
      .path
    let answer = try ask(["practice", "import", file])
    #expect(answer.status == 0 && answer.messages == "\(file): 28 recorded\n", "\(answer.messages)")
    func list(_ arguments: String...) throws -> [[String: String]] {
      try CSVTable(ask(["practice", "list", "--format", "csv"] + arguments).output).rows
    }
    let all = try list("--unit", "kongsvinger")
    #expect(all.count == 28 && all.allSatisfy { $0["example"] == "yes" && $0["rarity"] == "" })
    let sizes = try ["forebygging", "samhandling", "tilgjengelighet", "ledelse"].map {
      try list("--theme", $0).count
    }
    #expect(sizes == [8, 7, 8, 5])
    for indicator in Set(all.compactMap { $0["indicator"] }) {
      #expect(!indicator.isEmpty)
      #expect(try !list("--indicator", indicator).isEmpty)
    }
    let export = try ask(["practice", "export"]).output
    try folder.write(Array(export.utf8), as: "export.csv")
    #expect(
      try ask(["practice", "import", folder.path("export.csv")]).messages
        .hasSuffix("0 recorded, 28 recorded before\n"))

    try run()
    let register = try page("nettsted/praksis.html")
    #expect(register.components(separatedBy: "<span class=\"yr\">eksempel</span>").count == 29)
    for theme in ["prevention", "cooperation", "access", "leadership"] {
      #expect(
        register.contains("href=\"#tema-\(theme)\"") && register.contains("id=\"tema-\(theme)\""))
    }
    #expect(try page("nettsted/kommune-3417.html").contains("praksis.html#praksis-28"))
    #expect(try page("nettsted/region-kongsvinger.html").contains("praksis.html#praksis-1\""))
    #expect(try page("nettsted/mal-grunnskolepoeng.html").contains("praksis.html#praksis-11"))
    #expect(
      try page("rapport.md").contains("Registeret har 28 praksiser, og 28 av dem er eksempler"))
  }
}
