import Foundation
import HostileTexts
import Testing

/// Texts that would do something where they are shown, in every field a user or a data folder has, asked
/// for in every form.
struct HostileTextTests {
  private let folder: TemporaryFolder
  private var database: String { folder.path("a.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    let data = BuiltProgram.repository.appendingPathComponent("data")
    for part in try FileManager.default.contentsOfDirectory(atPath: data.path)
    where part != "extracts" {
      try FileManager.default.createDirectory(
        atPath: folder.path("data"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: data.appendingPathComponent(part), to: folder.url.appendingPathComponent("data/\(part)")
      )
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("data/extracts"), withIntermediateDirectories: true)
    for extract in ["ssb-13556-neet-2015-2024.csv", "udir-grunnskolepoeng-2015-2021.csv"] {
      try FileManager.default.copyItem(
        at: data.appendingPathComponent("extracts/\(extract)"),
        to: folder.url.appendingPathComponent("data/extracts/\(extract)"))
    }
    var next = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path("data/catalogue")) {
      let text = try folder.text("data/catalogue/\(file)")
      let renamed = text.replacing(/(?m)^( *)(nb|nn|en): .*$/) { found in
        next += 1
        return "\(found.output.1)\(found.output.2): \(Self.quoted(next))"
      }
      try folder.write(renamed.utf8, as: "data/catalogue/\(file)")
    }
    #expect(next > HostileTexts.all.count)
    let regions = try folder.text("data/geography/regions.yaml")
    let renamed = regions.replacing(/(?m)^  name: .*$/) { _ in
      next += 1
      return "  name: \(Self.quoted(next))"
    }
    try folder.write(renamed.utf8, as: "data/geography/regions.yaml")
  }

  /// A hostile text as YAML quotes it.
  private static func quoted(_ index: Int) -> String {
    let text = HostileTexts.all[index % HostileTexts.all.count]
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case " "..."~": String(scalar)
      default:
        "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private func ask(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments + ["--data", folder.path("data")])
  }

  @Test func nothingHostileReachesAnyOutput() throws {
    let run = try ask("run", "--database", database, "--output", folder.path("reports"))
    try #require(run.status == 0, "\(run.messages)")
    #expect(Faults.onTerminal(run.messages) == [])
    try recordPractices()

    for command in [
      ["indicators"], ["files"], ["compare", "Grue"], ["candidates"], ["compare", "Asdal skole"],
      ["practice", "list"], ["geography", "list", "--date", "2021-12-31", "--level", "region"],
    ] {
      let database = command[0] == "geography" ? [] : ["--database", self.database]
      for format in ["table", "csv", "json"] {
        let data = command[0] == "files" ? [] : ["--data", folder.path("data")]
        let needsData = command != ["practice", "list"]
        let answer = try BuiltProgram.run(
          command + ["--format", format] + database + (needsData ? data : []))
        try #require(answer.status == 0, "\(command) \(answer.messages)")
        #expect(Faults.onTerminal(answer.messages) == [])
        switch format {
        case "table": #expect(Faults.onTerminal(answer.output) == [], "\(command)")
        case "csv": #expect(Faults.inCSV(answer.output) == [], "\(command)")
        default: _ = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        }
      }
    }
    for (file, bytes) in try folder.contents() where file.hasPrefix("reports/") {
      let text = String(decoding: bytes, as: UTF8.self)
      if file.hasSuffix(".csv") { #expect(Faults.inCSV(text) == [], "\(file)") }
      if file.hasSuffix(".md") {
        // The licences' own pages are linked to on purpose.
        let foreign = Faults.inMarkdown(text).filter {
          !$0.contains("/licenses/by/") && !$0.contains("/nlod/")
        }
        #expect(foreign == [], "\(file)")
      }
      if file.hasSuffix(".json") { _ = try JSONSerialization.jsonObject(with: bytes) }
    }
    let page = try ask("practice", "export", "--format", "markdown", "--database", database)
    #expect(page.status == 0)
    #expect(Faults.inMarkdown(page.output) == [])
  }

  /// Whatever the check for people lets through.
  private func recordPractices() throws {
    var recorded = 0
    for text in HostileTexts.all where !text.contains("\u{0}") {
      let answer = try BuiltProgram.run([
        "practice", "add", "--indicator=neet_20_29", "--unit=Grue", "--period=2021",
        "--visited=2024-05-14", "--service=\(text)", "--description=\(text)",
        "--rarity=common", "--contact=leder", "--recorded-by=\(text.prefix(50))",
        "--database=\(database)", "--data=\(folder.path("data"))",
      ])
      #expect(Faults.onTerminal(answer.output + answer.messages) == [])
      if answer.status == 0 { recorded += 1 }
    }
    #expect(recorded > 10)
  }

  @Test func namesOfFilesAndCellsAreShownNotSent() throws {
    for text in HostileTexts.all where !text.contains(/[\/\u{0}]/) && text.utf8.count < 200 {
      let name = "\(text).csv"
      try folder.write("a;b\n\(text);2\n".utf8, as: name)
      for command in ["import", "inspect"] {
        let answer = try ask(command, folder.path(name), "--database", database)
        #expect(answer.status == 1)
        #expect(Faults.onTerminal(answer.output + answer.messages) == [])
        let lines = answer.messages.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix(folder.path("")) || $0.hasPrefix(" ") }, "\(lines)")
      }
    }
  }

  /// Our own CSV goes back into our own commands as it was.
  @Test func calculatedTablesAreReadBackAsTheyWere() throws {
    // A text that begins with an apostrophe may be one that was marked: the reader cannot know.
    let names = HostileTexts.all.filter {
      !$0.contains("\u{0}") && !$0.hasSuffix(" ") && !$0.hasPrefix("'")
    }
    func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
    let table = "name,x,n\n" + names.map { "\(quoted($0)),5,100\n" }.joined()
    let raw = try BuiltProgram.run(["calc", "interval", "--raw-text"], input: table)
    #expect(try Faults.cells(raw.output).dropFirst().map { try #require($0.last) } == names)
    let once = try BuiltProgram.run(["calc", "interval"], input: table)
    #expect(Faults.inCSV(once.output) == [])
    let columns = Faults.cells(once.output).map { row in
      [row.last ?? "", row[0], row[1]].map(quoted).joined(separator: ",") + "\n"
    }
    let twice = try BuiltProgram.run(["calc", "interval"], input: columns.joined())
    #expect(twice.output == once.output)
  }

  @Test func csvOnATerminalIsShownToo() throws {
    let answer = try BuiltProgram.onTerminal(
      ["calc", "interval"], input: "name,x,n\n\u{1B}[31mred\u{202E},5,100\n")
    #expect(answer.contains(#"\u001b[31mred\u202e"#))
    #expect(!answer.contains("\u{1B}") && !answer.contains("\u{202E}"))
  }
}
