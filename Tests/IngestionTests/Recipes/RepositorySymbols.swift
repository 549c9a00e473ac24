import BundledData

@testable import Ingestion

extension Repository {
  /// The symbol table by which a source's extracts are read.
  static func symbols(_ source: String) throws -> SymbolTable? {
    try recipes().tables.first { $0.recipe.source == source }?.symbols
  }
}
