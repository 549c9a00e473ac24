import Foundation
import Testing

/// Reference values written by the scripts in `scripts/reference`, one row a case.
public struct Fixture: Sendable {
  public let rows: [[String: String]]

  /// - Parameter bundle: of the tests that have the file in their `Fixtures`.
  public init(_ name: String, in bundle: Bundle) throws {
    let url = try #require(
      bundle.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures"))
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
  public func number(_ column: String) throws -> Double {
    try #require(self[column].flatMap(Double.init), "\(column) in \(self)")
  }

  public func count(_ column: String) throws -> Int {
    try #require(self[column].flatMap { Int($0) }, "\(column) in \(self)")
  }
}

/// |a − b| ≤ relative·|b| + absolute. Limits near zero are differences of larger numbers, and can
/// be no closer than those numbers' last bits: hence the absolute part.
public func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double = 0) -> Bool {
  (a - b).magnitude <= relative * b.magnitude + absolute
}

/// Whether a number rounds to the printed one with so many decimals.
public func isRounded(_ actual: Double, to printed: Double, decimals: Int) -> Bool {
  let unit = (0..<decimals).reduce(1.0) { size, _ in size / 10 }
  return isClose(actual, printed, relative: 0, absolute: unit / 2)
}

/// The largest relative error of a family of numbers, printed with where it is.
public struct WorstCase {
  private let family: String
  private let allowed: Double
  private var numbers = 0
  private var error = 0.0
  private var place = "all to the last bits"

  public init(_ family: String, relative allowed: Double) {
    self.family = family
    self.allowed = allowed
  }

  /// - Parameters:
  ///   - scale: of the larger numbers whose difference this is; their last bits are allowed.
  ///   - size: what the error is held against where the number itself is smaller, as a coefficient
  ///     near 0 is held against its standard error.
  public mutating func take(
    _ actual: Double, _ expected: Double, scale: Double = 0, beside size: Double = 0,
    _ row: [String: String]
  ) {
    numbers += 1
    let distance = (actual - expected).magnitude
    var relative = distance <= 4 * scale.ulp ? 0 : distance / max(expected.magnitude, size)
    if relative.isNaN { relative = actual == expected ? 0 : .infinity }
    guard relative > error else { return }
    error = relative
    place = row.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.prefix(25))" }.joined(
      separator: ", ")
  }

  public func expectSmall() {
    print("\(family): \(numbers) numbers, worst relative error \(error): \(place)")
    #expect(numbers > 0 && error <= allowed, "\(family): \(error) at \(place)")
  }
}
