import Foundation
import Testing

/// Reference values written by `scripts/reference/fixtures.py`, one row a case.
struct Fixture {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    rows = lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
    try #require(!rows.isEmpty)
  }
}

extension [String: String] {
  func number(_ column: String) throws -> Double {
    try #require(self[column].flatMap(Double.init), "\(column) in \(self)")
  }

  func count(_ column: String) throws -> Int {
    try #require(self[column].flatMap { Int($0) }, "\(column) in \(self)")
  }
}

/// |a − b| ≤ relative·|b| + absolute. Limits near zero are differences of larger numbers, and can
/// be no closer than those numbers' last bits: hence the absolute part.
func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double = 0) -> Bool {
  (a - b).magnitude <= relative * b.magnitude + absolute
}
