import BundledData
import Files
import Ingestion
import Testing

/// Settings that do not fit are refused with the line, or the place in the tree, and the reason.
struct YAMLFileTests {
  private struct Settings: SettingsReadable, Equatable {
    let name: String
    let limits: [Int]

    init(name: String, limits: [Int]) { (self.name, self.limits) = (name, limits) }

    private enum Keys: String, CaseIterable { case name, limits }

    init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      name = try read(.name)
      limits = try read(.limits)
    }
  }

  private func decode(_ text: String) throws -> Settings {
    var settings: Settings?
    try withFolder(["settings.yaml": text]) { folder in
      settings = try YAMLFile.read(Settings.self, path: "\(folder)/settings.yaml")
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
    let problem = try refusal("name: a\nlimits: [1,\n  two]\n")
    #expect((problem.line, problem.column, problem.text) == (3, 3, "two"))
    #expect(problem.message == "in limits.[1]: expected a whole number")
  }

  /// What would be passed over or misread in silence, and where it stands.
  @Test(arguments: [
    ("name: a\nlimits: []\nname: b\n", 3, 1, "the key stands twice; expected it once"),
    ("name: a\nlimit: []\n", 2, 1, "in limit: is no key here; expected limits, name"),
    ("name: *a\nlimits: []\n", 1, 7, "nothing above has this name; expected &a before it"),
    ("name: a\nlimits: []\n---\nname: b\n", 3, 1, "another document begins; expected one alone"),
    ("[a]: b\n", 1, 1, "a list or a mapping is no key; expected a text"),
    ("# Nothing.\n", 0, 0, "there is nothing; expected settings"),
    ("name: ~\nlimits: []\n", 1, 7, "in name: expected a text"),
    ("name: a\nlimits: [\"1\"]\n", 2, 10, "in limits.[0]: expected a whole number"),
  ])
  func placeIsExact(_ text: String, _ line: Int, _ column: Int, _ message: String) throws {
    let problem = try refusal(text)
    #expect((problem.line, problem.column) == (line, column))
    #expect(problem.message == message)
  }

  @Test func anchorsStandForWhatTheyName() throws {
    #expect(
      try decode("name: &a Åsnes\nlimits: &b [1]\n") == Settings(name: "Åsnes", limits: [1]))
    let node = try SettingsNode(yaml: Array("a: &x [1, 2]\nb: *x\n".utf8))
    #expect(try [String: [Int]](reading: node) == ["a": [1, 2], "b": [1, 2]])
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() throws {
    let bytes = Array("name: a\nlimits: ".utf8) + [0xC3, 0x28]
    let refusal = #expect(throws: SettingsRefusal.self) { try SettingsNode(yaml: bytes) }
    #expect((refusal?.line, refusal?.column) == (2, 10))
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func deepNestingIsRefused(_ opening: String) throws {
    let text = String(repeating: opening, count: 20_000)
    let refusal = #expect(throws: SettingsRefusal.self) {
      try SettingsNode(yaml: Array(text.utf8))
    }
    #expect(refusal?.description == "is nested deeper than 64 levels; expected fewer")
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
