import Files
import Foundation
import Testing

@testable import Reporting

/// The one table of texts: both languages say the same with the same facts, and nothing is unused.
struct TextsTests {
  private let table: Texts.Table

  init() throws { table = try RepositoryTexts.table() }

  @Test func everyTextFillsInTheSameNamesInBothLanguages() {
    #expect(table.count > 50)
    for (key, text) in table.sorted(by: { $0.key < $1.key }) {
      #expect(placeholders(text.nb) == placeholders(text.en), "\(key)")
      #expect(placeholders(text.nb) == placeholders(text.nn ?? ""), "\(key)")
    }
  }

  @Test func everyTextSaysSomethingInBothLanguages() {
    for (key, text) in table where !key.hasSuffix("_sign") {
      #expect(text.nb.contains { $0.isLetter }, "\(key)")
      #expect(text.nn?.contains { $0.isLetter } == true, "\(key)")
      #expect(text.en.contains { $0.isLetter }, "\(key)")
    }
  }

  /// Norwegian sets a blank before the sign of percent, English does not; the blank never breaks.
  @Test func percentSignsFollowTheLanguage() {
    for (key, text) in table {
      #expect(!text.nb.contains(/[0-9]%/), "\(key)")
      #expect(text.nn?.contains(/[0-9]%/) != true, "\(key)")
      #expect(!text.en.contains(/[0-9][ \u{00A0}]%/), "\(key)")
    }
  }

  @Test func namesAreFilledIn() throws {
    let texts = try Texts(["a": Texts.Text(nb: "{{x}} av {{n}}", en: "{{x}} of {{n}}")])
    #expect(try texts.fill("a", .nb, ["x": "5", "n": "7"]) == "5 av 7")
    #expect(try texts.fill("a", .en, ["x": "5", "n": "7"]) == "5 of 7")
  }

  /// Markdown is not HTML.
  @Test func nothingIsEscaped() throws {
    let texts = try Texts(["a": Texts.Text(nb: "{{x}}", en: "{{x}}")])
    #expect(try texts.fill("a", .nb, ["x": "q < 0,1 & \"z\""]) == "q < 0,1 & \"z\"")
  }

  @Test func sectionAppearsOnlyWhenItsNameSaysSomething() throws {
    let text = "Now.{{#x}} Worse: {{x}}.{{/x}}{{^x}} None.{{/x}}"
    let texts = try Texts(["a": Texts.Text(nb: text, en: text)])
    #expect(try texts.fill("a", .nb, ["x": "Grue"]) == "Now. Worse: Grue.")
    #expect(try texts.fill("a", .nb, ["x": ""]) == "Now. None.")
    #expect(try texts.fill("a", .nb, [:]) == "Now. None.")
  }

  /// The blank inside a number is no blank between words.
  @Test func noBreakSpacesAreKept() throws {
    let texts = try Texts(["a": Texts.Text(nb: "{{x}}  av", en: "{{x}}")])
    #expect(try texts.fill("a", .nb, ["x": "5\u{00A0}053"]) == "5\u{00A0}053 av")
  }

  @Test func nameThatStandsInTwoFilesIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in ["a.yaml", "b.yaml"] {
      try "and: { nb: og, en: and }\n".write(
        to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }
    let refusal = #expect(throws: RefusedFile.self) { try Texts.table(folder: folder.path) }
    #expect(refusal?.description.contains("b.yaml") == true)
    #expect(refusal?.description.contains("a.yaml already") == true)
  }

  @Test func missingTextIsNamed() throws {
    let error = #expect(throws: Texts.Invalid.self) { try Texts([:]).fill("title", .nb, [:]) }
    #expect(error?.description == "the table of texts lacks title")
  }

  @Test(arguments: [
    (["x": "a"], "1 a 3"), (["x": "a", "y": "b"], "1 a b 3"), (["y": "b"], "1 none 3"),
    ([:], "1 none 3"),
  ]) func sectionsStandInSections(_ values: [String: String], _ filled: String) throws {
    let text = "1 {{#x}} {{x}} {{#y}} {{y}} {{/y}} {{/x}} {{^x}} none {{/x}} 3 "
    let texts = try Texts(["a": Texts.Text(nb: text, en: text)])
    #expect(try texts.fill("a", .nb, values) == filled)
  }

  @Test func signOfPercentStaysWithItsNumber() throws {
    let texts = try Texts(["a": Texts.Text(nb: "{{x}} % av 95 %, og %", en: "")])
    #expect(
      try texts.fill("a", .nb, ["x": "5 % {{x}}"]) == "5 % {{x}}\u{202F}% av 95\u{202F}%, og %")
  }

  @Test(arguments: [
    "{{#x}}", "{{x", "{{/x}}", "{{#x}}{{#y}}{{/x}}{{/y}}", "{{ x }}", "{{}}", "{{{x}}}",
  ]) func bracesThatDoNotMatchAreRefused(_ text: String) {
    #expect(throws: Texts.Invalid.self) { try Texts(["a": Texts.Text(nb: text, en: "")]) }
  }

  private func placeholders(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /\{\{([^}]+)\}\}/).map(\.output.1))
  }
}
