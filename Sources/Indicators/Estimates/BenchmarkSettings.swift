import Files

/// The settings of benchmarks, from `data/benchmarks.yaml`.
public struct BenchmarkSettings: Sendable, Hashable, SettingsReadable {
  /// The least part of a benchmark's population, a fraction, that its municipalities with figures must have
  /// for their sum to stand for it.
  public let leastCoverage: Double

  public static let standard = BenchmarkSettings(leastCoverage: 0.8)

  public init(leastCoverage: Double) { self.leastCoverage = leastCoverage }

  enum Keys: String, CaseIterable {
    case leastCoverage = "least_coverage"
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    leastCoverage = try read(.leastCoverage)
    guard leastCoverage > 0, leastCoverage <= 1 else {
      throw read.refusal(.leastCoverage, "\(leastCoverage) must be above 0 and at most 1")
    }
  }
}
