import Foundation
import Testing

/// Every type and member that the glossary names is declared in the sources.
struct GlossaryTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func namedTypesExist() throws {
    let glossary = try String(
      contentsOf: Self.repository.appendingPathComponent("docs/glossary.md"), encoding: .utf8)
    let named = glossary.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
      .flatMap { row in
        row.split(separator: "|")[2].split(separator: "`").map(String.init)
          .filter { $0.contains { $0.isLetter } }
      }
    #expect(named.count >= 50)
    let (types, members) = try declarations()
    for name in named {
      let parts = name.split(separator: ".").map(String.init)
      #expect(types.contains(parts[0]), "\(name) is not a type of Sources")
      for part in parts.dropFirst() {
        #expect(types.contains(part) || members.contains(part), "\(name) is not in Sources")
      }
    }
  }

  private func declarations() throws -> (types: Set<String>, members: Set<String>) {
    var types: Set<String> = []
    var members: Set<String> = []
    let files = FileManager.default.enumerator(
      at: Self.repository.appendingPathComponent("Sources"), includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let words = try String(contentsOf: file, encoding: .utf8)
        .split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      for (keyword, name) in zip(words, words.dropFirst()) {
        switch keyword {
        case "struct", "enum", "class", "protocol", "typealias": types.insert(name)
        case "case", "let", "var", "func": members.insert(name)
        default: break
        }
      }
    }
    return (types, members)
  }
}
