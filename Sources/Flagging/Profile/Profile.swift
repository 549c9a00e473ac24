/// The profile of deviance: a unit over all themes, and which units no other outdoes.
///
/// A theme counts once, however many indicators it has, since they tell of many of the same people:
/// those outside at 20–24 are among those at 20–29.
public struct Profile: Sendable, Hashable {
  /// Theme by theme; nil where nothing is expected of the unit.
  public let deviations: [Deviation?]

  public init(_ deviations: [Deviation?]) { self.deviations = deviations }

  /// In how many themes it stands so.
  public func count(_ deviation: Deviation) -> Int { deviations.count { $0 == deviation } }

  /// In how many themes it is judged.
  public var judged: Int { deviations.count { $0 != nil } }

  /// Better than expected somewhere, and worse nowhere.
  public var isBetterAndNeverWorse: Bool { count(.better) > 0 && count(.worse) == 0 }

  /// Pareto's relation: in every theme in which the other is judged it is judged too and stands no
  /// lower, and in one of them higher. What is not known of the other counts for nobody.
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

  /// The Pareto front: the places of those that are better than expected somewhere, and that no other
  /// dominates.
  public static func front(_ profiles: [Profile]) -> Set<Int> {
    let distinct = Set(profiles)
    let outdone = distinct.filter { profile in distinct.contains { $0.dominates(profile) } }
    return Set(
      profiles.indices.filter {
        profiles[$0].count(.better) > 0 && !outdone.contains(profiles[$0])
      })
  }
}
