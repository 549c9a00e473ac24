import Files
import Indicators

/// Which figures may be shown: a rule for each source, and a strict one for every other.
public struct DisclosureRules: Sendable, SettingsReadable {
  private let unlisted: Rule
  private let sources: [String: Rule]

  private enum Keys: String, CaseIterable {
    case unlisted = "default"
    case sources
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    unlisted = try read(.unlisted)
    sources = try read(.sources)
  }

  /// What is done with a source's figures.
  public enum Rule: Sendable, Hashable, SettingsReadable {
    /// Open statistics that the source has protected itself: shown as they are, and what the
    /// source withheld stays withheld.
    case inherit
    /// Protects a share when x ≤ t, n − x ≤ t or n ≤ N, and a mean when n ≤ N.
    case primary(threshold: Int, smallestDenominator: Int)

    private enum Keys: String, CaseIterable {
      case rule, threshold
      case smallestDenominator = "smallest_denominator"
    }

    public init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      switch try read(.rule) as String {
      case "inherit": self = .inherit
      case "primary":
        self = .primary(
          threshold: try read(.threshold), smallestDenominator: try read(.smallestDenominator))
      case let other:
        throw read.refusal(.rule, "\(other) is not a rule; expected inherit or primary")
      }
    }

    /// Whether a share of x among n must not be shown, or a mean of n, which has no x.
    func protects(_ x: Int?, of n: Int) -> Bool {
      switch self {
      case .inherit: false
      case .primary(let threshold, let smallestDenominator):
        n <= smallestDenominator || x.map { $0 <= threshold || n - $0 <= threshold } ?? false
      }
    }
  }

  /// Whether a source's figures are open statistics that it has protected itself.
  public func isOpen(_ source: String) -> Bool { rule(for: source) == .inherit }

  /// A source that is not listed gets the strict rule.
  func rule(for source: String) -> Rule { sources[source] ?? unlisted }
}
