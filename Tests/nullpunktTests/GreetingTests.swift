import Foundation
import Testing

/// `nullpunkt` alone and `nullpunkt open`, as somebody meets them who has just installed the program.
struct GreetingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func ask(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments, in: folder.url)
  }

  private func make(_ path: String) throws {
    let url = folder.url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("<p>x".utf8).write(to: url)
  }

  @Test func nextStepFollowsWhatIsThere() throws {
    let first = try ask()
    #expect(first.status == 0 && first.messages.isEmpty)
    #expect(
      first.output.contains("There is no database yet") && first.output.contains("nullpunkt run\n"))
    try make("reports/nullpunkt.sqlite")
    #expect(try ask().output.contains("There is a database and no site yet"))
    try make("reports/2021-kongsvingerregionen/nettsted/index.html")
    let last = try ask().output
    #expect(
      last.contains("There is a report: reports/2021-kongsvingerregionen/nettsted/index.html"))
    #expect(last.contains("nullpunkt open "))
  }

  @Test func openPrintsThePageOfAUnit() throws {
    let nothing = try ask("open", "--print")
    #expect(nothing.status == 1)
    #expect(nothing.messages.contains("there is no report with a site in reports"))
    let site = "reports/2021-kongsvingerregionen/nettsted"
    for page in ["index.html", "kommune-3401.html", "fylke-34.html", "landet.html"] {
      try make("\(site)/\(page)")
    }
    for (unit, page) in [
      ("Kongsvinger", "kommune-3401.html"), ("3401", "kommune-3401.html"),
      ("Innlandet", "fylke-34.html"), ("0", "landet.html"),
    ] {
      let answer = try ask("open", unit, "--print")
      #expect(answer.output == "\(folder.path("\(site)/\(page)"))\n", "\(answer.messages)")
    }
    #expect(try ask("open", "--print").output == "\(folder.path("\(site)/index.html"))\n")
    let absent = try ask("open", "Oslo", "--print")
    #expect(absent.status == 1 && absent.messages.contains("has a page of Oslo"))
  }

  @Test func openHandsThePageToTheOpenerThereIs() throws {
    try make("reports/a/nettsted/index.html")
    try folder.write("#!/bin/sh\necho \"$1\" > \(folder.path("opened"))\n".utf8, as: "opener")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("opener"))
    let page = folder.path("reports/a/nettsted/index.html")
    let opened = try BuiltProgram.run(
      ["open"], in: folder.url, environment: ["BROWSER": folder.path("opener")])
    #expect(opened.status == 0 && opened.output.isEmpty)
    #expect(try folder.text("opened") == "\(page)\n")
    let none = try BuiltProgram.run(
      ["open"], in: folder.url, environment: ["PATH": folder.path("none"), "BROWSER": ""])
    #expect(none.status == 0 && none.output == "\(page)\n")
  }

  @Test func colourStandsOnTerminalsAlone() throws {
    let arguments = ["geography", "list", "--date", "2021-12-31", "--level", "region"]
    #expect(
      try BuiltProgram.onTerminal(arguments, environment: ["TERM": "xterm", "NO_COLOR": ""])
        .contains("\u{1B}[1m"))
    for variable in ["NO_COLOR": "1", "TERM": "dumb"] {
      let plain = try BuiltProgram.onTerminal(
        arguments,
        environment: ["TERM": "xterm", "NO_COLOR": ""].merging([variable.key: variable.value]) {
          $1
        })
      #expect(plain.contains("code") && !plain.contains("\u{1B}"))
    }
    #expect(try !BuiltProgram.run(arguments).output.contains("\u{1B}"))
  }

  @Test func tablesFitTheTerminal() throws {
    let arguments = ["geography", "list", "--date", "2021-12-31", "--level", "region"]
    let lines = try BuiltProgram.onTerminal(
      arguments, environment: ["NO_COLOR": "1"], columns: 50
    ).split(separator: "\n")
    #expect(lines.prefix(3).allSatisfy { $0.count <= 50 }, "\(lines)")
    #expect(lines[2].contains("…"))
  }
}

/// Tables and refusals in the language that is asked for.
struct SpokenLanguageTests {
  @Test(arguments: [
    ("nb", "er ikke", "avvist, ingenting av den er lest inn"),
    ("nn", "er ikkje", "avvist, ingenting av ho er lese inn"),
    ("en", "is not", "refused, nothing of it was imported"),
  ])
  func refusalsSpeakTheLanguage(_ language: String, _ isNot: String, _ refused: String) throws {
    let folder = try TemporaryFolder()
    let row = "report;neet;3401;;2021;begge;20-29;22,8;percent;;;\n"
    let template = try BuiltProgram.run("template", "figures").output
    try folder.write((template + row).utf8, as: "a.csv")
    for variable in [false, true] {
      let answer = try BuiltProgram.run(
        ["import", folder.path("a.csv"), "--database", folder.path("a.sqlite")]
          + (variable ? [] : ["--language", language]),
        environment: variable ? ["NULLPUNKT_LANGUAGE": language] : [:])
      #expect(answer.status == 1)
      #expect(answer.messages.contains("\"begge\": \(isNot)"), "\(answer.messages)")
      #expect(answer.messages.contains(refused))
    }
  }
}
