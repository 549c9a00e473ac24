import Testing

@testable import Statistics

/// Compares a family of numbers with their reference, keeps the worst case, and prints it at the end.
struct WorstCase {
  private let family: String
  private let tolerance: Double
  private var cases = 0
  private var worst = 0.0
  private var place = ""

  /// - Parameter tolerance: the largest error that is right, relative to the number or to `scale`.
  init(_ family: String, within tolerance: Double) {
    self.family = family
    self.tolerance = tolerance
  }

  /// - Parameter scale: the size of the numbers that the value is a difference of, where it is one.
  mutating func expect(
    _ actual: Double, _ reference: Double, scale: Double = 0, _ row: @autoclosure () -> Any
  ) {
    cases += 1
    let size = max(reference.magnitude, scale)
    // 0 is right to the last digit or not at all, unless it is a difference.
    let error = actual == reference ? 0 : (actual - reference).magnitude / size
    guard error > worst || error.isNaN else { return }
    (worst, place) = (error, "\(actual), not \(reference): \(row())")
  }

  func report(_ location: SourceLocation = #_sourceLocation) {
    print("\(family): \(cases) numbers, worst relative error \(worst) (\(place.prefix(120)))")
    #expect(cases > 0, sourceLocation: location)
    #expect(worst <= tolerance, "\(family): \(place)", sourceLocation: location)
  }
}
