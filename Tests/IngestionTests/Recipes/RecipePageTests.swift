import BundledData
import Files
import Foundation
import Testing

@testable import Ingestion

/// The page that teaches recipes: its example is imported as it stands there, and its table has every
/// key.
struct RecipePageTests {
  private let page: String

  init() throws {
    let docs = URL(fileURLWithPath: Repository.data).deletingLastPathComponent()
      .appendingPathComponent("docs/recipes.md")
    page = try String(contentsOf: docs, encoding: .utf8)
  }

  /// The blocks of a kind, in their order.
  private func blocks(_ kind: String) -> [String] {
    page.components(separatedBy: "```\(kind)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  private func own(_ name: String) throws -> String {
    let file = try SourceFile(path: "\(Repository.data)/recipes/\(name)")
    return String(decoding: try file.contents(), as: UTF8.self)
  }

  private func read(_ recipe: (String) -> String = { $0 }) throws -> ReadExtract {
    let (settings, tables) = (blocks("yaml"), blocks("csv"))
    try #require((settings.count, tables.count) == (2, 1))
    var result: ReadExtract?
    try withFolder([
      "symbols.yaml": try own("symbols.yaml") + settings[0],
      "vocabulary.yaml": try own("vocabulary.yaml"),
      "fylke-oppfolging.yaml": recipe(settings[1]),
    ]) { folder in
      let reader = ExtractReader(
        recipes: try Recipes(folder: folder), geography: try Repository.geography())
      let file = SourceFile(path: "oppfolging.csv", bytes: Array(tables[0].utf8))
      result = ReadExtract(of: file, by: reader)
    }
    return try #require(result)
  }

  @Test func exampleIsNotKnownBefore() throws {
    let extract = try Repository.read(try #require(blocks("csv").first))
    #expect(extract.problems.map(\.kind) == [.unrecognised])
  }

  @Test func exampleIsImportedAsThePageSays() throws {
    let extract = try read()
    #expect(extract.described == [])
    #expect(extract.told == blocks("text").first?.split(separator: "\n").map(String.init))
    #expect(extract.reconciliation.setAside == [.repeated: 4])
    #expect(extract.breaks.map(\.period) == [.year(2022), .year(2022)])
  }

  /// Word for word, but for where the folder lies.
  @Test func exampleOfARefusalIsTheProgramsOwn() throws {
    let refused = #expect(throws: RefusedFile.self) {
      try read { $0.replacing("unit: persons", with: "unit: persens") }
    }
    let message = try #require(refused?.problems.first?.message)
    #expect(page.contains(": \(message)\n"))
    let place = "\(refused?.problems.first?.line ?? 0):\(refused?.problems.first?.column ?? 0)"
    #expect(page.contains("fylke-oppfolging.yaml:\(place): in"))
  }

  @Test func tableHasEveryKey() {
    func rows(_ group: String, _ keys: [String]) -> [String] { keys.map { "\(group)\($0)" } }
    let keys =
      Recipe.Keys.allCases.map(\.rawValue).filter { !["header", "place", "subject"].contains($0) }
      + rows("match.", Recipe.Match.Keys.allCases.map(\.rawValue))
      + rows("subject.", Subject.Keys.allCases.map(\.rawValue))
      + rows("header.", Recipe.Header.Keys.allCases.map(\.rawValue))
      + rows("place.", Recipe.Place.Keys.allCases.map(\.rawValue))
      + rows("measures.", Recipe.MeasureEntry.Keys.allCases.map(\.rawValue))
    for key in keys { #expect(page.contains("\n| `\(key)` |"), "\(key)") }
    #expect(page.components(separatedBy: "\n| `").count - 1 == keys.count)
  }

  @Test func pageNamesEveryRecipe() throws {
    for table in try Repository.recipes().tables {
      #expect(page.contains("`\(table.recipe.source)`"), "\(table.recipe.source)")
    }
  }
}
