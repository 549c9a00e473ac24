/// A unit's deviations across all themes.
///
/// A theme counts once, however many indicators it has, since they tell of many of the same people:
/// those outside at 20–24 are among those at 20–29.
public struct Profile: Sendable, Hashable {
  /// The deviation on each theme; nil where nothing is expected of the unit.
  public let deviations: [Deviation?]

  public init(_ deviations: [Deviation?]) { self.deviations = deviations }

  /// The number of themes with this deviation.
  public func count(_ deviation: Deviation) -> Int { deviations.count { $0 == deviation } }

  /// The number of themes on which the unit is judged.
  public var judged: Int { deviations.count { $0 != nil } }

  /// True when the unit is better than expected on some theme and worse on none.
  public var isBetterAndNeverWorse: Bool { count(.better) > 0 && count(.worse) == 0 }

  /// Pareto dominance: true when, on every theme on which the other unit is judged, this one is judged
  /// too and stands no lower, and on one of them higher. What is not known of the other counts for
  /// nobody.
  ///
  /// A strict partial order: nothing dominates itself, and what dominates a dominator dominates.
  public func dominates(_ other: Profile) -> Bool {
    var isHigher = false
    for (own, others) in zip(deviations, other.deviations) {
      guard let others else { continue }
      guard let own, own >= others else { return false }
      if own > others { isHigher = true }
    }
    return isHigher
  }

  /// The Pareto front: the indices of the profiles that are better than expected on some theme and that
  /// no other dominates.
  public static func front(_ profiles: [Profile]) -> Set<Int> {
    let distinct = Set(profiles)
    let outdone = distinct.filter { profile in distinct.contains { $0.dominates(profile) } }
    return Set(
      profiles.indices.filter {
        profiles[$0].count(.better) > 0 && !outdone.contains(profiles[$0])
      })
  }
}
