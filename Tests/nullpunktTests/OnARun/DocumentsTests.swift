import Foundation
import Testing

extension AfterARun {
  /// Documents for Word and as PDF.
  struct DocumentsTests {
    private func export(_ arguments: String...) throws -> [String: String] {
      let run = try FinishedRun.required()
      let folder = run.folder.path("documents-\(arguments.joined())")
      let answer = try BuiltProgram.run(
        ["export"] + arguments
          + ["--output", folder, "--database", run.folder.path("nullpunkt.sqlite")])
      try #require(answer.status == 0, "\(answer.messages)")
      return Dictionary(
        uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder).map {
          ($0, "\(folder)/\($0)")
        })
    }

    /// What a program says of a file.
    private func ask(_ program: String, _ arguments: String...) throws -> String {
      let output = Pipe()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: data, as: UTF8.self)
    }

    private func text(ofPDF path: String) throws -> String {
      try ask("pdftotext", path, "-").replacing(/\s+/, with: " ")
    }

    @Test func profileIsTwoPagesWithTheNumbersOfTheTables() throws {
      let files = try export("--format", "pdf", "--unit", "Grue")
      #expect(files.keys.sorted() == ["profil-3417-grue.pdf"])
      let path = try #require(files["profil-3417-grue.pdf"])
      let info = try ask("pdfinfo", path)
      #expect(info.contains(/Pages: +2/))
      #expect(info.contains(/Tagged: +yes/))
      let text = try text(ofPDF: path)
      let estimates = try FinishedRun.required().table("estimates.csv")
      let own = try #require(
        estimates.rows.last {
          $0["unit_code"] == "3417" && $0["indicator"] == "neet_20_29" && $0["sex"] == "both"
            && $0["benchmark"] == "country"
        })
      let counts = try #require(own["numerator"]) + " av " + #require(own["denominator"])
      #expect(text.contains(counts))
      #expect(text.contains("Sammenlignet med resten av landet"))
    }

    @Test func everyProfileOfTheRunIsTwoPagesAndWordSaysTheSame() throws {
      let run = try FinishedRun.required()
      let folder = run.folder.path("reports/2021-kongsvingerregionen/dokumenter")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names.count == 16)
      #expect(names.contains("veiviser-kongsvingerregionen.docx"))
      #expect(names.contains("rapport-kongsvingerregionen.docx"))
      for name in names where name.hasPrefix("profil-") && name.hasSuffix(".pdf") {
        #expect(try ask("pdfinfo", "\(folder)/\(name)").contains(/Pages: +2/), "\(name)")
        let word = try ask(
          "pandoc", "--to", "plain", "--wrap", "none",
          "\(folder)/\(name.replacing(".pdf", with: ".docx"))")
        let pdf = try text(ofPDF: "\(folder)/\(name)").replacing("\u{A0}", with: " ")
        // Every difference with its interval.
        let differences = word.replacing("\u{A0}", with: " ")
          .matches(of: /[+−][0-9]+,[0-9] \([+−][0-9]+,[0-9] til [+−][0-9]+,[0-9]\)/)
          .map { String($0.output) }
        #expect(differences.count > 20, "\(name)")
        for difference in differences { #expect(pdf.contains(difference), "\(name)") }
      }
    }

    @Test func reportHoldsAllItsPages() throws {
      let files = try export("--format", "pdf", "--region", "kongsvinger")
      #expect(files.count == 7)
      let text = try text(ofPDF: #require(files["rapport-kongsvingerregionen.pdf"]))
      #expect(text.contains("Hovedfunn"))
      #expect(!text.contains("**") && !text.contains("| "))
      // Its own pages are chapters, and named by their titles.
      #expect(!text.contains(/(tall|endring|kandidater|profiler|dekning|kilder)\.md/))
    }

    /// The booklet for a group's meeting has every step and the sheets of the candidates; a unit's own sheets are
    /// of every indicator that names it.
    @Test func guideIsABookletAndACandidateHasItsSheets() throws {
      let files = try export("--guide", "--format", "docx", "--region", "kongsvinger")
      #expect(files.keys.sorted() == ["veiviser-kongsvingerregionen.docx"])
      let text = try ask(
        "pandoc", "--to", "plain", "--wrap", "none",
        files["veiviser-kongsvingerregionen.docx"] ?? "")
      let steps = text.matches(of: /\n([1-6])[.] [A-Z]/).map(\.1)
      #expect(steps == ["1", "2", "3", "4", "5", "6"])
      for told in ["Intervju", "Observasjon", "Notat fra møtet", "Dette kan forklare det bort"] {
        #expect(text.contains(told), "\(told)")
      }
      let site = try FinishedRun.required().folder.text(
        "reports/2021-kongsvingerregionen/nettsted/veien-finn.html")
      let named = site.matches(of: /arbeidsark\.html#ark-[a-z0-9-]+">([^<]+)</).map { String($0.1) }
      #expect(named.count > 3)
      for name in named { #expect(text.contains("Arbeidsark for \(name)"), "\(name)") }

      let own = try export("--guide", "--format", "docx", "--unit", "Bardu")
      let sheets = try ask(
        "pandoc", "--to", "plain", "--wrap", "none", own["arbeidsark-5416-bardu.docx"] ?? ""
      )
      .replacing("\u{A0}", with: " ")
      #expect(sheets.contains("Unge 20–29 år") && sheets.contains("Unge 25–29 år"))

      let run = try FinishedRun.required()
      let none = try run.ask("export", "--guide", "--format", "docx", "--unit", "Grue")
      #expect(
        none.status == 1 && none.messages.contains("Grue is no candidate in the newest search"))
      let wrong = try run.ask("export", "--guide")
      #expect(wrong.status == 2 && wrong.messages.contains("--guide is a document"))
    }

    @Test func missingProgramIsNamedAndAllElseIsMade() throws {
      let folder = try TemporaryFolder()
      let run = try FinishedRun.required()
      let answer = try BuiltProgram.run(
        [
          "export", "--format", "docx", "--unit", "Grue", "--output", folder.path("x"),
          "--database", run.folder.path("nullpunkt.sqlite"),
        ], environment: ["PATH": "/nowhere"])
      #expect(answer.status == 1)
      #expect(
        answer.messages.contains(
          "pandoc is not installed, which a document for Word needs; scripts/setup --reports installs it"
        ))
      let all = try BuiltProgram.run(
        ["run", "--database", folder.path("n.sqlite"), "--output", folder.path("reports")],
        environment: ["PATH": "/nowhere"])
      #expect(all.status == 0, "\(all.messages)")
      #expect(all.messages.contains("no docx is written: pandoc is not installed"))
      #expect(
        FileManager.default.fileExists(
          atPath: folder.path("reports/2021-kongsvingerregionen/rapport.md")))
    }

    @Test func documentIsOfAUnitOrOfARegion() throws {
      let answer = try BuiltProgram.run(
        "export", "--format", "pdf", "--unit", "Grue", "--region", "kongsvinger")
      #expect(answer.status == 2)
      #expect(answer.messages.contains("a document is of --unit or of --region"))
    }
  }
}
