import Classification
import Files
import Foundation
import Geography
import Ingestion
import Observations

/// The repository's own data, found from where this file lies.
package enum Repository {
  package static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("data").path

  private static let recipesResult = Result { try Recipes(folder: "\(data)/recipes") }
  private static let geographyResult = Result {
    try GeographyFiles.load(folder: "\(data)/geography")
  }

  package static func recipes() throws -> Recipes { try recipesResult.get() }

  package static func geography() throws -> Geography { try geographyResult.get() }

  package static func reader() throws -> ExtractReader {
    ExtractReader(recipes: try recipes(), geography: try geography())
  }

  package static func read(_ text: String, named name: String = "table.csv") throws -> ReadExtract {
    try read(SourceFile(path: name, bytes: Array(text.utf8)))
  }

  package static func read(_ file: SourceFile) throws -> ReadExtract {
    ReadExtract(of: file, by: try reader())
  }
}

/// An extract with the observations that were handed over.
@dynamicMemberLookup
package struct ReadExtract {
  package let extract: Extract
  package let observations: [Observation]

  package init(of file: SourceFile, by reader: ExtractReader) {
    var observations: [Observation] = []
    extract = reader.read(file) { observation, _ in observations.append(observation) }
    self.observations = observations
  }

  package subscript<Value>(dynamicMember path: KeyPath<Extract, Value>) -> Value {
    extract[keyPath: path]
  }
}

extension ReadExtract {
  /// Each observation in a line: `3401 neet 2021 female 20-24 = 112`, with what differs from the
  /// plain, such as `suppressed` or `provisional`.
  package var told: [String] {
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
package func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("nullpunkt-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  try body(folder.path)
}
