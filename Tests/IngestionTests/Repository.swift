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

  static func read(_ text: String, named name: String = "table.csv") throws -> ReadExtract {
    try read(SourceFile(path: name, bytes: Array(text.utf8)))
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

extension ReadExtract {
  /// Each observation in a line: `3401 neet 2021 female 20-24 = 112`, with what differs from the
  /// plain, such as `suppressed` or `provisional`.
  var told: [String] {
    observations.map { observation in
      let series = observation.key.series
      let value =
        switch observation.value {
        case .number(let number): "\(number)".replacing(/\.0$/, with: "")
        default: observation.value.kind.rawValue
        }
      let about = [
        observation.key.unit.description, series.measure.name, series.period.description,
        series.sex.rawValue, series.age?.description, series.level.map { "(\($0))" },
      ]
      let marks = [
        observation.marks.contains(.provisional) ? "provisional" : nil,
        observation.marks.contains(.aggregate) ? "aggregate" : nil,
      ]
      return (about + ["=", value] + marks).compactMap { $0 }.joined(separator: " ")
    }
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
