import Indicators
import Statistics

/// Who is named when one choice at a time is another: the share that may be wrong, the smallest difference,
/// and the circumstances that are reckoned with. It also tells how much of what lasts the circumstances
/// explain.
public struct Sensitivity: Sendable {
  public private(set) var variants: [Variant]
  /// The part of the variance between units' lasting values that the circumstances together explain, from 0
  /// to 1; nil without circumstances, and where nobody is judged.
  public let explained: Double?

  /// The candidates when one choice is another.
  public struct Variant: Sendable, Hashable {
    public let change: Change
    /// The indices of the candidates.
    public internal(set) var candidates: Set<Int>
  }

  /// The other choice.
  public enum Change: Sendable, Hashable, CustomStringConvertible {
    case falseDiscoveryRate(Double)
    /// The smallest difference that matters, multiplied by this factor.
    case smallestDifference(times: Double)
    /// Without a circumstance, by its name.
    case without(String)

    public var description: String {
      switch self {
      case .falseDiscoveryRate(let q): "q = \(q)"
      case .smallestDifference(let times): "smallest difference × \(times)"
      case .without(let circumstance): "without \(circumstance)"
      }
    }
  }

  /// The factors of the smallest difference that are tried beside 1.
  public static let factors = [0.5, 1.5, 2]

  /// The choices with which a unit is not a candidate.
  public func lost(_ unit: Int) -> [Change] {
    variants.filter { !$0.candidates.contains(unit) }.map(\.change)
  }

  /// The number of variants in which a unit is a candidate.
  public func count(of unit: Int) -> Int { variants.count { $0.candidates.contains(unit) } }

  /// The same of some units alone, by their indices.
  public func of(_ units: Set<Int>) -> Sensitivity {
    var some = self
    for place in some.variants.indices { some.variants[place].candidates.formIntersection(units) }
    return some
  }

  /// Who is named in both, of the same units with the same choices.
  func intersection(_ other: Sensitivity) -> Sensitivity {
    var both = self
    for (place, variant) in zip(variants.indices, other.variants) {
      both.variants[place].candidates.formIntersection(variant.candidates)
    }
    return both
  }

  /// Creates one in which no other choice was tried.
  init() { (variants, explained) = ([], nil) }

  /// - Parameters:
  ///   - families: the tested one last.
  ///   - search: the search in them with unchanged choices.
  /// - Throws: `RegressionError` as `LastingSearch` does.
  public init(_ families: [Family], _ search: LastingSearch, _ settings: CandidateSettings)
    throws(RegressionError)
  {
    let q = settings.falseDiscoveryRate
    variants = []
    guard let tested = families.last else {
      explained = nil
      return
    }
    for other in [q / 2, q * 2] where other < 1 {
      variants.append(
        Variant(
          change: .falseDiscoveryRate(other), candidates: search.named(tested.aim, q: other)))
    }
    for factor in Self.factors {
      variants.append(
        Variant(
          change: .smallestDifference(times: factor),
          candidates: search.named(tested.aim.scaled(by: factor), q: q)))
    }
    for circumstance in tested.circumstances {
      let other = try search.named(families) { $0 == circumstance }
      variants.append(Variant(change: .without(circumstance), candidates: other))
    }
    guard !tested.context.isEmpty, let left = search.lastingVariance,
      let all = try search.lastingVariance(families, without: { _ in true }), all > 0
    else {
      explained = nil
      return
    }
    explained = min(max(1 - left / all, 0), 1)
  }
}
