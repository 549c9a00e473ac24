import BundledData
import Files
import Foundation
import Observations

@testable import Ingestion

/// A recipe written out in a test, read with the real symbols, vocabulary and geography.
enum MadeRecipe {
  static func recipes(_ yaml: String) throws -> Recipes {
    let folder = "\(Repository.data)/recipes"
    func file(_ name: String) throws -> String {
      String(decoding: try SourceFile(path: "\(folder)/\(name)").contents(), as: UTF8.self)
    }
    let files = [
      "symbols.yaml": try file("symbols.yaml"), "vocabulary.yaml": try file("vocabulary.yaml"),
      "made.yaml": yaml,
    ]
    var recipes: Recipes?
    try withFolder(files) { recipes = try Recipes(folder: $0) }
    guard let recipes else { throw CocoaError(.fileReadUnknown) }
    return recipes
  }

  static func read(_ text: String, by yaml: String) throws -> ReadExtract {
    let reader = ExtractReader(recipes: try recipes(yaml), geography: try Repository.geography())
    return ReadExtract(
      of: SourceFile(path: "table.csv", bytes: Array(text.utf8)), by: reader)
  }
}

extension ReadExtract {
  /// Each observation as `3401 2021 both neet = 112`.
  var said: [String] {
    observations.map { observation in
      let series = observation.key.series
      let parts = [
        observation.key.unit.description, series.period.description, series.sex.rawValue,
        series.age?.description, series.level, series.measure.name,
      ]
      let value = observation.value.number.map { "\($0)" } ?? observation.value.kind.rawValue
      return parts.compactMap { $0 }.joined(separator: " ") + " = " + value
    }
  }
}
