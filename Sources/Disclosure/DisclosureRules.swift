import Files
import Indicators

/// The disclosure rule of each source, with a strict rule for all others.
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

  /// The rule applied to a source's figures.
  public enum Rule: Sendable, Hashable, SettingsReadable {
    /// For open statistics that the source has protected itself: shown as published; what the source
    /// suppressed stays so.
    case inherit
    /// Suppresses a share when x ≤ t, n − x ≤ t or n ≤ N, and a mean when n ≤ N.
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

    /// Whether a share x/n must be suppressed, or a mean over n persons, for which x is nil.
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

  /// The rule of a source in a sentence.
  package func told(of source: String) -> String {
    switch rule(for: source) {
    case .inherit: "open statistics, which the source has protected itself"
    case .primary(let threshold, let smallest):
      "a share is withheld when x or n - x is at most \(threshold) or n at most \(smallest), a mean when "
        + "n is at most \(smallest)"
    }
  }

  /// The rule of a source; the strict rule for one that is not listed.
  func rule(for source: String) -> Rule { sources[source] ?? unlisted }
}
