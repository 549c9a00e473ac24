import Foundation
import Geography
import Observations

@testable import Ingestion

/// The repository's own data, found from where this file lies.
enum Repository {
  static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("data").path

  private static let recipesResult = Result { try Recipes(folder: "\(data)/recipes") }
  private static let geographyResult = Result {
    try GeographyFiles.load(folder: "\(data)/geography")
  }

  static func recipes() throws -> Recipes { try recipesResult.get() }

  static func geography() throws -> Geography { try geographyResult.get() }

  static func reader() throws -> ExtractReader {
    ExtractReader(recipes: try recipes(), geography: try geography())
  }

  static func read(_ text: String) throws -> ReadExtract {
    try read(SourceFile(path: "table.csv", bytes: Array(text.utf8)))
  }

  static func read(_ file: SourceFile) throws -> ReadExtract {
    var observations: [Observation] = []
    let extract = try reader().read(file) { observations.append($0) }
    return ReadExtract(extract: extract, observations: observations)
  }

  static func symbols(_ source: String) throws -> SymbolTable? {
    try recipes().tables.first { $0.recipe.source == source }?.symbols
  }
}

/// An extract with the observations that were handed over.
@dynamicMemberLookup
struct ReadExtract {
  let extract: Extract
  let observations: [Observation]

  subscript<Value>(dynamicMember path: KeyPath<Extract, Value>) -> Value {
    extract[keyPath: path]
  }
}

/// Hands over a folder with these files, and takes it away afterwards.
func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("nullpunkt-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  try body(folder.path)
}
