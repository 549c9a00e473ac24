import BundledData
import Files
import Ingestion
import Testing

@testable import Rollup

extension CountTable {
  /// The observations that the program reads from the table, each in a line.
  func told() throws -> [String] {
    let reader = ExtractReader(
      recipes: try Recipes(only: try recipe(), folder: "\(Repository.data)/recipes"),
      geography: try Repository.geography())
    let read = ReadExtract(of: SourceFile(path: "made.counts.csv", bytes: bytes), by: reader)
    try #require(read.problems.isEmpty, "\(read.problems.prefix(3).map(\.description))")
    return read.told
  }
}
