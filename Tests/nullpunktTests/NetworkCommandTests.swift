import Foundation
import Testing

/// The network round the young as its users meet it, on the made-up region of the documentation.
struct NetworkCommandTests {
  private let folder: TemporaryFolder
  private var database: String { folder.path("a.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func example(_ year: Int) -> [String] {
    ["aktorer", "band"].map {
      BuiltProgram.repository.appendingPathComponent("docs/network/\($0)-\(year).csv").path
    }
  }

  private func ask(_ arguments: [String]) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["network"] + arguments + ["--database", database])
  }

  @Test func templateIsTwoTablesThatAreRead() throws {
    let base = folder.path("nettverk.csv")
    #expect(try BuiltProgram.run("template", "network", "--output", base).status == 0)
    let actors = try folder.text("nettverk-aktorer.csv")
    let ties = try folder.text("nettverk-band.csv")
    // They may hold answers by now.
    #expect(try BuiltProgram.run("template", "network", "--output", base).status == 1)
    try folder.write(
      Array((actors + "ppt;PPT;skole;Kongsvinger;ja;ja\nnav;NAV;nav;3401;ja;nei\n").utf8),
      as: "a.csv")
    try folder.write(Array((ties + "ppt;nav;2024;3;4;ja;kompetanse;\n").utf8), as: "t.csv")
    let answer = try ask(
      ["measure", folder.path("a.csv"), folder.path("t.csv"), "--format", "csv"])
    #expect(answer.status == 0, "\(answer.messages)")
    let density = try CSVTable(answer.output).row(["measure": "density"])
    #expect(density["value"] == "1.0" && density["lower"] == "0.5" && density["upper"] == "1.0")
  }

  @Test(arguments: [
    ("ppt;Kari Nordmann;skole;3401;ja;ja", "a.csv:2:2: \"Kari Nordmann\": holds what looks like"),
    ("ppt;PPT 91234567;skole;3401;ja;ja", "a.csv:2:2: \"PPT 91234567\": holds a number"),
    ("ppt;PPT;skole;Kongsvigner;ja;ja", "a.csv:2:4: \"Kongsvigner\": "),
    (
      "ppt;PPT;skole;Innlandet;ja;ja",
      "a.csv:2:4: \"Innlandet\": is a county; expected a municipality"
    ),
  ]) func wrongCellIsRefusedWithItsPlace(_ row: String, _ message: String) throws {
    try folder.write(
      Array("id;service;sector;municipality;invited;answered\n\(row)\n".utf8), as: "a.csv")
    try folder.write(Array("from;to;year;frequency\nppt;nav;2024;3\n".utf8), as: "t.csv")
    let answer = try ask(["import", folder.path("a.csv"), folder.path("t.csv"), "--name", "R"])
    #expect(answer.status == 1)
    #expect(answer.messages.contains(message), "\(answer.messages)")
    #expect(try ask(["list"]).status == 1)
  }

  @Test func roundsAreKeptAndCompared() throws {
    for year in [2024, 2026] {
      let kept = try ask(
        ["import"] + example(year) + ["--name", "Oppdiktet region", "--any-place"])
      #expect(kept.status == 0, "\(kept.messages)")
    }
    let list = try ask(["list"]).output
    #expect(list.contains("2024") && list.contains("2026"))
    let changes = try CSVTable(
      try ask(["measure", "--table", "changes", "--format", "csv"]).output)
    #expect(changes.rows.contains { $0["kind"] == "wish_met" })
    #expect(try CSVTable(ask(["measure", "--format", "csv"]).output).rows.count > 15)
    // Without a zero point there is nothing to be part of.
    #expect(try ask(["freeze", "2021"]).messages.contains("there is no zero point 2021"))
  }

  @Test func reportIsWrittenTheSameEachTime() throws {
    for name in ["one", "two"] {
      let answer = try ask(
        ["report"] + example(2024) + ["--any-place", "--output", folder.path(name)])
      #expect(answer.status == 0, "\(answer.messages)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("one"))
    #expect(files.contains("nettverk.svg") && files.contains("network_pair.csv"))
    for file in files where !file.hasPrefix("manifest") {
      #expect(
        FileManager.default.contentsEqual(
          atPath: folder.path("one/\(file)"), andPath: folder.path("two/\(file)")), "\(file)")
    }
    let page = try folder.text("one/nettverk.md")
    #expect(page.contains("22 av 25 inviterte tjenester og roller svarte (88"))
    #expect(!page.contains("network_"))
  }

  @Test func edgesOfOthersNeedAYear() throws {
    try folder.write(Array("source,target\na,b\nb,c\n".utf8), as: "e.csv")
    #expect(try ask(["measure", folder.path("e.csv")]).messages.contains("say its year"))
    let answer = try ask(["measure", folder.path("e.csv"), "--year", "2020", "--table", "actors"])
    #expect(answer.status == 0 && answer.output.contains("betweenness"))
  }

  /// What is for everybody names no service, and its tables leave out what few said in every place where it could stand.
  @Test func editionForEverybodyNamesNoService() throws {
    for year in [2024, 2026] {
      _ = try ask(
        ["import"] + example(year) + ["--name", "Oppdiktet region", "--any-place"])
    }
    let answer = try ask(["report", "--public", "--output", folder.path("all")])
    #expect(answer.status == 0, "\(answer.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("all"))
    let names = ["network_actor.csv", "network_pair.csv", "nettverk.graphml", "nettverk.svg"]
    #expect(Set(files).isDisjoint(with: names), "\(files)")
    let actors = try String(contentsOfFile: example(2026)[0], encoding: .utf8)
    let ids = actors.split(separator: "\n").filter { $0.contains(";ja;") }
      .compactMap { $0.split(separator: ";").first.map(String.init) }
    #expect(ids.count > 20)
    for file in files where file.hasSuffix(".csv") || file.hasSuffix(".md") {
      let text = try folder.text("all/\(file)")
      #expect(!ids.contains { text.contains($0) }, "\(file)")
      #expect(!text.contains("fritidsklubben"), "\(file)")
    }
    let told = try #require(
      Double(
        CSVTable(try folder.text("all/network_measure.csv")).row(["measure": "ties"])["value"] ?? ""
      ))
    let rows = try CSVTable(try folder.text("all/network_mixing.csv")).rows
    for grouping in ["sector", "municipality"] {
      let its = rows.filter { $0["grouping"] == grouping }
      let hidden = its.filter { $0["status"] == "suppressed" }
      #expect(hidden.count > 1)
      #expect(hidden.allSatisfy { $0["ties"] == "" && $0["possible"] == "" && $0["share"] == "" })
      let shown = its.compactMap { $0["ties"].flatMap(Double.init) }
      #expect(shown.allSatisfy { $0 > 3 } && told - shown.reduce(0, +) > 3)
    }
    // The page has as many hidden cells as the table.
    let page = try folder.text("all/nettverk.md")
    let inPage = page.components(separatedBy: "| skjult").count - 1
    #expect(inPage == rows.count { $0["status"] == "suppressed" })
    // With services the tables withhold the same.
    _ = try ask(["report", "--output", folder.path("services")])
    #expect(
      try folder.text("services/network_mixing.csv") == folder.text("all/network_mixing.csv"))
    let measured = try ask(["measure", "--table", "mixing", "--format", "csv"]).output
    #expect(try CSVTable(measured).rows.map { $0["ties"] } == rows.map { $0["ties"] })
  }

  @Test(arguments: [
    ("nb", "t.csv:2:4: \"5\": er ikke et av svarene; ventet hvor ofte, fra 0 for aldri til 4"),
    ("nn", "t.csv:2:4: \"5\": er ikkje eit av svara; venta kor ofte, frå 0 for aldri til 4"),
    ("en", "t.csv:2:4: \"5\": is none of the answers; expected how often, from 0 for never to 4"),
  ]) func refusalsFollowTheLanguage(_ language: String, _ message: String) throws {
    try folder.write(
      Array(
        "id;service;sector;municipality;invited;answered\nppt;PPT;skole;3401;ja;ja\nnav;NAV;nav;3401;ja;ja\n"
          .utf8), as: "a.csv")
    try folder.write(Array("from;to;year;frequency\nppt;nav;2024;5\n".utf8), as: "t.csv")
    let files = [folder.path("a.csv"), folder.path("t.csv")]
    for command in [
      ["measure"], ["import", "--name", "R"], ["report", "--output", folder.path("r")],
    ] {
      let answer = try ask(command + files + ["--language", language])
      #expect(answer.status == 1 && answer.messages.contains(message), "\(answer.messages)")
    }
    let many = try ask(["measure"] + files + files + ["--language", language])
    let isEnglish = many.messages.contains("a network is read from two tables")
    #expect(many.status == 2 && isEnglish == (language == "en"), "\(many.messages)")
    // A database without networks, and a file that needs a year.
    let none = try ask(["measure", files[1], "--language", language])
    #expect(none.messages.contains("say its year") == (language == "en"), "\(none.messages)")
  }
}
