import Foundation

/// Everything the reader knows about tables: the recipes and the publishers' symbols.
public struct Recipes: Sendable {
  let wideTables: [WideTableRecipe]
  let symbols: [String: SymbolTable]

  /// Reads every YAML file of a folder, `symbols.yaml` among them.
  /// - Throws: `RefusedFile` for a file that is not as it should be, or names a symbol table that
  ///   is not there.
  public init(folder: String) throws(RefusedFile) {
    let tables = try YAMLFile.decode(
      [String: SymbolTable].self, path: "\(folder)/\(Self.symbolsFile)")
    symbols = tables
    var recipes: [WideTableRecipe] = []
    for path in try Self.recipeFiles(folder) {
      let recipe = try YAMLFile.decode(WideTableRecipe.self, path: path)
      guard tables[recipe.symbols] != nil else {
        throw RefusedFile([
          Problem(
            file: path, kind: .label, text: recipe.symbols,
            message: "no such symbol table; there are \(tables.keys.sorted())")
        ])
      }
      recipes.append(recipe)
    }
    wideTables = recipes
  }

  private static let symbolsFile = "symbols.yaml"

  private static func recipeFiles(_ folder: String) throws(RefusedFile) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".yaml") && $0 != symbolsFile }
        .sorted()
        .map { "\(folder)/\($0)" }
    } catch {
      throw RefusedFile([Problem(file: folder, kind: .unreadable, message: "cannot be listed")])
    }
  }
}
