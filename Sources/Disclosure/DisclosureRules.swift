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
    /// Suppresses a share when x ≤ t, n − x ≤ t or n ≤ N, and a mean when n ≤ N. A suppressed count is
    /// protected when its least and its greatest possible value lie `protection` apart.
    case primary(threshold: Int, smallestDenominator: Int, protection: Int)

    private enum Keys: String, CaseIterable {
      case rule, threshold, protection
      case smallestDenominator = "smallest_denominator"
    }

    public init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      /// A number that is not below a least one; nil where the key is missing.
      func number(_ key: Keys, least: Int) throws(SettingsRefusal) -> Int? {
        guard let number: Int = try read.ifPresent(key) else { return nil }
        guard (least...1_000_000).contains(number) else {
          throw read.refusal(
            key, "\(number) is not a number of people from \(least) to 1000000")
        }
        return number
      }
      func required(_ key: Keys) throws(SettingsRefusal) -> Int {
        if let number = try number(key, least: 0) { return number }
        throw read.refusal(nil, "the key \(key.rawValue) is missing")
      }
      switch try read(.rule) as String {
      case "inherit":
        for key in Keys.allCases where key != .rule {
          if try number(key, least: 0) != nil {
            throw read.refusal(
              key,
              "stands under inherit, which has no threshold; expected rule: primary, or no "
                + key.rawValue)
          }
        }
        self = .inherit
      case "primary":
        let threshold = try required(.threshold)
        self = .primary(
          threshold: threshold, smallestDenominator: try required(.smallestDenominator),
          protection: try number(.protection, least: 1) ?? threshold + 1)
      case let other:
        throw read.refusal(.rule, "\(other) is not a rule; expected inherit or primary")
      }
    }

    /// How far apart the least and the greatest possible value of a suppressed count must lie; 0 where nothing
    /// is suppressed.
    var protection: Int { if case .primary(_, _, let protection) = self { protection } else { 0 } }

    /// Whether what so many say together could be told to be one's own.
    func isFew(_ respondents: Int) -> Bool {
      switch self {
      case .inherit: false
      case .primary(let threshold, _, _): respondents <= threshold
      }
    }

    /// Whether a share x/n must be suppressed, or a mean over n persons, for which x is nil.
    func protects(_ x: Int?, of n: Int) -> Bool {
      switch self {
      case .inherit: false
      case .primary(let threshold, let smallestDenominator, _):
        n <= smallestDenominator || x.map { $0 <= threshold || n - $0 <= threshold } ?? false
      }
    }
  }

  /// The sources that have a rule of their own, in order.
  package var listed: [String] { sources.keys.sorted() }

  /// Whether a source's figures are open statistics that it has protected itself.
  public func isOpen(_ source: String) -> Bool { rule(for: source) == .inherit }

  /// The rule of a source in a sentence.
  package func told(of source: String) -> String {
    switch rule(for: source) {
    case .inherit: "open statistics, which the source has protected itself"
    case .primary(let threshold, let smallest, _):
      "a share is withheld when x or n - x is at most \(threshold) or n at most \(smallest), a mean when "
        + "n is at most \(smallest)"
    }
  }

  /// The rule of a source; the strict rule for one that is not listed.
  func rule(for source: String) -> Rule { sources[source] ?? unlisted }
}
