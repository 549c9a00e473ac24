import Files
import Foundation

/// All recipes, with the publishers' symbols and the shared vocabulary of labels.
public struct Recipes: Sendable {
  /// The recipes in order of file name.
  let tables: [Labels]

  private static let symbolsFile = "symbols.yaml"
  private static let vocabularyFile = "vocabulary.yaml"

  /// Reads every YAML file of a folder, including `symbols.yaml` and `vocabulary.yaml`.
  /// - Throws: `RefusedFile` for a file that is not as it should be, follows a publisher without
  ///   symbols, or has another's source.
  public init(folder: String) throws(RefusedFile) {
    let (symbols, vocabulary) = try Self.words(folder)
    var tables: [Labels] = []
    for path in try Self.recipeFiles(folder) {
      let recipe = try YAMLFile.read(Recipe.self, path: path)
      guard let own = symbols[recipe.publisher] else {
        throw Self.refusal(
          path, recipe.publisher,
          "no such publisher; \(Self.symbolsFile) has \(symbols.keys.sorted().joined(separator: ", "))"
        )
      }
      if tables.contains(where: { $0.recipe.source == recipe.source }) {
        throw Self.refusal(path, recipe.source, "another recipe has this source; expected its own")
      }
      tables.append(Labels(recipe, symbols: own, vocabulary: vocabulary))
    }
    let sources = Set(tables.map(\.recipe.source))
    self.tables = tables.map { table in
      var table = table
      table.otherSources = sources.subtracting([table.recipe.source])
      return table
    }
  }

  /// A single recipe, with the symbols and the vocabulary of a folder.
  /// - Throws: `RefusedFile` for a file of the folder that is not as it should be.
  package init(only recipe: Recipe, folder: String) throws(RefusedFile) {
    let (symbols, vocabulary) = try Self.words(folder)
    guard let own = symbols[recipe.publisher] else {
      throw Self.refusal("\(folder)/\(Self.symbolsFile)", recipe.publisher, "no such publisher")
    }
    tables = [Labels(recipe, symbols: own, vocabulary: vocabulary)]
  }

  private static func words(_ folder: String) throws(RefusedFile) -> (
    [String: SymbolTable], Vocabulary
  ) {
    (
      try YAMLFile.read([String: SymbolTable].self, path: "\(folder)/\(symbolsFile)"),
      try YAMLFile.read(Vocabulary.self, path: "\(folder)/\(vocabularyFile)")
    )
  }

  private static func recipeFiles(_ folder: String) throws(RefusedFile) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".yaml") && $0 != symbolsFile && $0 != vocabularyFile }
        .sorted()
        .map { "\(folder)/\($0)" }
    } catch {
      throw RefusedFile([Problem(file: folder, kind: .unreadable, message: "cannot be listed")])
    }
  }

  private static func refusal(_ path: String, _ text: String, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: path, kind: .label, text: text, message: message)])
  }
}

extension Recipes {
  /// The sources of all recipes.
  public var sources: [String] { tables.map(\.recipe.source) }

  /// The publisher of the figures that a recipe reads, `ssb`; nil for no such recipe.
  public func publisher(of source: String) -> String? {
    tables.first { $0.recipe.source == source }?.recipe.publisher
  }

  /// The recipe that a table which none knows is most like, by its columns; nil where it has not two of any
  /// recipe's.
  func nearest(to header: HeaderRow) -> Recipe? {
    let likeness = tables.map { table -> (recipe: Recipe, columns: Int) in
      let names = table.recipe.place.column.all + table.recipe.columns.values.flatMap(\.all)
      return (table.recipe, Set(header.names).intersection(names).count)
    }
    return likeness.max { $0.columns < $1.columns }.flatMap { $0.columns > 1 ? $0.recipe : nil }
  }

  /// The known tables, for error messages.
  var listed: String {
    "expected one of the tables "
      + tables.map(\.recipe.source).joined(separator: ", ")
      + ", or a recipe of its own (nullpunkt inspect --suggest drafts one)"
  }
}
