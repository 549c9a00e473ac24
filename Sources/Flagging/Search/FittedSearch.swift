import Statistics

/// What all figures together tell, from which grades follow.
struct FittedSearch: Sendable {
  let found: LastingFound
  /// Of which periods each unit has a figure.
  let known: [Set<Int>]
  let judged: [Int]
  /// Those beyond all others in some circumstance.
  let beyond: Set<Int>
  let periods: Int

  /// - Parameters:
  ///   - families: at most `mostPeriods`, the tested one last.
  ///   - tauSquared: the variance between units beyond context and chance in the tested period; nil where none
  ///     is known.
  ///   - start: where a fit of nearly the same figures ended.
  /// - Returns: nil where nothing can be told.
  init?(
    _ families: some Collection<Family>, tauSquared: Double?, _ settings: CandidateSettings,
    from start: LastingDifferences.Place?
  ) throws(RegressionError) {
    let families = Array(families)
    guard let last = families.last,
      let (found, known) = try LastingFigures.differences(
        families, families.map(Members.init), tauSquared, settings, from: start)
    else { return nil }
    (self.found, self.known) = (found, known)
    judged = last.units.indices.filter { found.units[$0] != nil }
    beyond = Self.beyondTheOthers(last, judged)
    periods = known.reduce(into: Set<Int>()) { $0.formUnion($1) }.count
  }

  /// The mean over the judged units of the variance between lasting values; nil where nobody is judged.
  var lastingVariance: Double? {
    let variances = judged.compactMap { found.units[$0]?.estimate.priorVariance }
    return variances.isEmpty ? nil : variances.reduce(0, +) / Double(variances.count)
  }

  /// The indices of those whose grade is clear or likely.
  func named(_ aim: Aim, q: Double) -> Set<Int> {
    let (probabilities, isInSet) = set(aim, q: q)
    return Set(
      judged.indices.filter { place in
        grade(
          judged[place], probabilities[place], before: before(judged[place], aim),
          isInSet: isInSet[place]
        ).isNamed
      }.map { judged[$0] })
  }

  /// π of each judged unit, and whether it is in the set of which at most q are expected to be wrong.
  private func set(_ aim: Aim, q: Double) -> (probabilities: [Double], isInSet: [Bool]) {
    let probabilities = judged.map {
      found.units[$0]?.probability(aim.better, by: aim.smallestDifference) ?? 0
    }
    return (
      probabilities,
      (try? bayesianFalseDiscovery(probabilities, q: q)) ?? judged.map { _ in false }
    )
  }

  private func before(_ unit: Int, _ aim: Aim) -> Double? {
    found.units[unit]?.probabilityBefore(aim.better, by: aim.smallestDifference)
  }

  private func grade(_ unit: Int, _ probability: Double, before: Double?, isInSet: Bool) -> Grade {
    let isGuarded = periods <= 2 || (before ?? 0) >= 0.5
    guard judged.count >= LastingSearch.fewestUnits, isGuarded, !beyond.contains(unit) else {
      return .none
    }
    let isSure = probability >= Grade.clearFrom
    if isSure, periods > 2 { return .clear }
    return isSure || (isInSet && probability >= 0.5) ? .likely : .none
  }

  func graded(_ aim: Aim, q: Double) -> [LastingEvidence?] {
    let (probabilities, isInSet) = set(aim, q: q)
    let scores = found.scores(aim.better)
    let rarities =
      (try? benjaminiHochberg(judged.map { NormalDistribution.upperTail(scores[$0] ?? 0) }))
      ?? judged.map { _ in 1 }
    var units: [LastingEvidence?] = known.map { _ in nil }
    for (place, unit) in judged.enumerated() {
      guard let own = found.units[unit] else { continue }
      units[unit] = evidence(
        unit, own, aim, probability: probabilities[place], isInSet: isInSet[place],
        isUnusual: rarities[place] <= Self.rarity)
    }
    return units
  }

  private func evidence(
    _ unit: Int, _ own: LastingDifferences.Unit, _ aim: Aim, probability: Double, isInSet: Bool,
    isUnusual: Bool
  ) -> LastingEvidence {
    let before = before(unit, aim)
    return LastingEvidence(
      expected: own.expected, probability: probability,
      probabilityWithoutPeriod: periods <= 2 ? nil : before,
      probabilityWorse: own.probability(aim.worse, by: aim.smallestDifference),
      difference: own.difference, interval90: own.interval(0.9),
      probabilityTwice: own.probability(aim.better, by: 2 * aim.smallestDifference),
      betterAtAll: own.probability(aim.better, by: 0), isUnusual: isUnusual,
      isBeyondTheOthers: beyond.contains(unit),
      grade: grade(unit, probability, before: before, isInSet: isInSet),
      periods: known[unit].count)
  }

  /// The q of Benjamini and Hochberg's to which a unit is unusual.
  private static let rarity = 0.10

  /// The units that lie more than one standard deviation beyond all others in some context.
  private static func beyondTheOthers(_ family: Family, _ judged: [Int]) -> Set<Int> {
    var beyond: Set<Int> = []
    for column in family.context {
      let known = judged.compactMap { unit in column.values[unit].map { (unit: unit, value: $0) } }
        .sorted { ($0.value, $0.unit) < ($1.value, $1.unit) }
      guard known.count > 2 else { continue }
      let values = known.map(\.value)
      let mean = values.reduce(0, +) / Double(values.count)
      let deviation =
        (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
      let last = known.count - 1
      if known[last].value - known[last - 1].value > deviation { beyond.insert(known[last].unit) }
      if known[1].value - known[0].value > deviation { beyond.insert(known[0].unit) }
    }
    return beyond
  }
}
