import BundledData
import Files
import Testing

@testable import Ingestion

/// Settings that do not fit are refused with the line, or the place in the tree, and the reason.
struct YAMLFileTests {
  private struct Settings: Decodable, Equatable {
    let name: String
    let limits: [Int]
  }

  private func decode(_ text: String) throws -> Settings {
    var settings: Settings?
    try withFolder(["settings.yaml": text]) { folder in
      settings = try YAMLFile.decode(Settings.self, path: "\(folder)/settings.yaml")
    }
    return try #require(settings)
  }

  @Test func fileThatFitsIsRead() throws {
    #expect(
      try decode("# A comment.\nname: Åsnes\nlimits: [1, 2]\n")
        == Settings(name: "Åsnes", limits: [1, 2]))
  }

  /// A tab as indentation, a list never closed, a second colon; and where each goes wrong.
  private static let broken = [
    ("name: a\nlimits:\n\t- 1\n", 3), ("name: a\nlimits: [1, 2\nother: b\n", 3),
    ("name: a: b\nlimits: []\n", 1),
  ]

  @Test(arguments: broken.map(\.0))
  func textThatIsNoYAMLIsRefused(_ text: String) throws {
    #expect(try refusal(text).kind == .syntax)
  }

  @Test(arguments: broken)
  func textThatIsNoYAMLIsRefusedWithItsLine(_ text: String, _ line: Int) throws {
    #expect(try refusal(text).line == line)
  }

  @Test(arguments: [
    ("name: a\n", "at the top: the key limits is missing"),
    ("name: a\nlimits: [1, two]\n", "in limits.[1]: "), ("name: a\nlimits: 1\n", "in limits: "),
    ("- a\n- b\n", "at the top: "),
  ])
  func valueThatDoesNotFitIsRefusedWithItsPlaceInTheTree(_ text: String, _ start: String) throws {
    let problem = try refusal(text)
    #expect(problem.kind == .syntax)
    #expect(problem.message.hasPrefix(start), "\(problem)")
  }

  @Test func valueThatDoesNotFitIsRefusedWithItsLine() throws {
    #expect(try refusal("name: a\nlimits: [1,\n  two]\n").line == 3)
  }

  @Test func emptyFileIsRefused() throws {
    #expect(try refusal("").kind == .empty)
  }

  @Test func symbolTableThatIsNotThereIsRefused() throws {
    let folder = "\(Repository.data)/recipes"
    let recipe = String(
      decoding: try SourceFile(path: "\(folder)/ssb-13556.yaml").contents(), as: UTF8.self)
    let vocabulary = String(
      decoding: try SourceFile(path: "\(folder)/vocabulary.yaml").contents(), as: UTF8.self)
    let files = [
      "symbols.yaml": "nav:\n  symbols: {}\n", "vocabulary.yaml": vocabulary, "table.yaml": recipe,
    ]
    try withFolder(files) { folder in
      let refusal = #expect(throws: RefusedFile.self) { try Recipes(folder: folder) }
      #expect(
        refusal?.description
          == "\(folder)/table.yaml: \"ssb\": no such publisher; symbols.yaml has nav")
    }
  }

  private func refusal(_ text: String) throws -> Problem {
    let refusal = #expect(throws: RefusedFile.self) { try decode(text) }
    let problems = try #require(refusal).problems
    try #require(problems.count == 1)
    #expect(problems[0].file.hasSuffix("/settings.yaml"))
    return problems[0]
  }
}
