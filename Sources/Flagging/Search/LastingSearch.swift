import Foundation
import Statistics

/// Searches for units that lastingly do better than expected by enough to matter, and says how sure that is.
///
/// Every period's expectation is made without the unit; the distances of all periods together tell what lasts
/// of each unit (`LastingDifferences`). Who is named follows from the probability π that the unit's lasting
/// value is better than expected by the smallest difference that matters.
public struct LastingSearch: Sendable {
  /// What is said of each unit, in the family's order; nil for a unit that is not judged.
  public let units: [LastingEvidence?]
  /// The covariance that all units' figures follow; nil where nobody is judged.
  public let covariance: RepeatedCovariance?
  /// The number of periods that tell of any unit.
  public let periods: Int
  /// The variance between the judged units' lasting values beyond what is expected, the mean over them: in
  /// squared logits, or squared points; nil where nobody is judged.
  public let lastingVariance: Double?
  private let fitted: Fitted?

  /// The number of periods, the tested one included, that are used at most.
  public static let mostPeriods = 10
  /// The number of judged units below which nobody is named.
  public static let fewestUnits = 30

  /// The indices of the units whose grade is clear or likely.
  public var named: [Int] { units.indices.filter { units[$0]?.grade.isNamed ?? false } }

  /// - Parameters:
  ///   - families: with the same units, the tested one last; none from before a break.
  ///   - q: the share of the named that may be expected not to be so much better, in (0, 1).
  /// - Throws: `RegressionError` naming the context column that is constant, collinear or separates the units.
  public init(_ families: [Family], q: Double, _ settings: CandidateSettings)
    throws(RegressionError)
  {
    let recent = Array(families.suffix(Self.mostPeriods))
    guard let last = recent.last else { throw .tooFewUnits(0, coefficients: 1) }
    let members = recent.map(Members.init)
    let tested = try Assessment(last, settings)
    guard let (found, known) = try Self.differences(recent, members, tested, settings) else {
      (covariance, periods, lastingVariance, fitted) = (nil, 0, nil, nil)
      units = last.units.map { _ in nil }
      return
    }
    let judged = last.units.indices.filter { found.units[$0] != nil }
    let fitted = Fitted(
      found: found, known: known, judged: judged, beyond: Self.beyondTheOthers(last, judged),
      periods: known.reduce(into: Set<Int>()) { $0.formUnion($1) }.count)
    covariance = found.covariance
    periods = fitted.periods
    let variances = judged.compactMap { found.units[$0]?.estimate.priorVariance }
    lastingVariance =
      variances.isEmpty ? nil : variances.reduce(0, +) / Double(variances.count)
    self.fitted = fitted
    units = fitted.graded(last.aim, q: q)
  }

  /// The indices of those that would be named with another aim or q, from the same fit.
  func named(_ aim: Aim, q: Double) -> Set<Int> {
    let graded = fitted?.graded(aim, q: q) ?? []
    return Set(graded.indices.filter { graded[$0]?.grade.isNamed ?? false })
  }

  /// What all figures together tell, from which grades follow.
  private struct Fitted {
    let found: Found
    /// Of which periods each unit has a figure.
    let known: [Set<Int>]
    let judged: [Int]
    /// Those beyond all others in some circumstance.
    let beyond: Set<Int>
    let periods: Int

    func graded(_ aim: Aim, q: Double) -> [LastingEvidence?] {
      let probabilities = judged.map {
        found.units[$0]?.probability(aim.better, by: aim.smallestDifference) ?? 0
      }
      let isInSet =
        (try? bayesianFalseDiscovery(probabilities, q: q)) ?? judged.map { _ in false }
      let scores = found.scores(aim.better)
      let rarities =
        (try? benjaminiHochberg(judged.map { NormalDistribution.upperTail(scores[$0] ?? 0) }))
        ?? judged.map { _ in 1 }
      var units: [LastingEvidence?] = known.map { _ in nil }
      for (place, unit) in judged.enumerated() {
        guard let own = found.units[unit] else { continue }
        units[unit] = evidence(
          unit, own, aim, probability: probabilities[place], isInSet: isInSet[place],
          isUnusual: rarities[place] <= LastingSearch.rarity)
      }
      return units
    }

    private func evidence(
      _ unit: Int, _ own: LastingDifferences.Unit, _ aim: Aim, probability: Double, isInSet: Bool,
      isUnusual: Bool
    ) -> LastingEvidence {
      let before = own.probabilityBefore(aim.better, by: aim.smallestDifference)
      let isGuarded = periods <= 2 || (before ?? 0) >= 0.5
      let isSure = probability >= Grade.clearFrom
      var grade = Grade.none
      if judged.count >= LastingSearch.fewestUnits, isGuarded, !beyond.contains(unit) {
        if isSure, periods > 2 {
          grade = .clear
        } else if isSure || (isInSet && probability >= 0.5) {
          grade = .likely
        }
      }
      return LastingEvidence(
        expected: own.expected, probability: probability,
        probabilityWithoutPeriod: periods <= 2 ? nil : before,
        probabilityWorse: own.probability(aim.worse, by: aim.smallestDifference),
        difference: own.difference, interval90: own.interval(0.9),
        probabilityTwice: own.probability(aim.better, by: 2 * aim.smallestDifference),
        betterAtAll: own.probability(aim.better, by: 0), isUnusual: isUnusual,
        isBeyondTheOthers: beyond.contains(unit), grade: grade, periods: known[unit].count)
    }
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

  /// What lasts of the units, and of which periods each has a figure; nil where nothing can be told.
  private static func differences(
    _ families: [Family], _ members: [Members], _ tested: Assessment, _ settings: CandidateSettings
  ) throws(RegressionError) -> (found: Found, known: [Set<Int>])? {
    guard let tauSquared = tested.tauSquared, let first = members.last?.outcomes.first else {
      return nil
    }
    let order = Self.order(families)
    guard first.isShare else {
      var (variance, between) = (
        pow(families.last?.spread ?? Self.spread(members) ?? 0, 2), tauSquared
      )
      guard variance > 0 else { return nil }
      var found: (Found, [Set<Int>])?
      // The regression weighs by the variances that its distances give back.
      for _ in 0..<3 {
        let table = try Self.figures(families, members, settings) {
          (members, _) throws(RegressionError) in
          try Expectation.fit(
            means: members.outcomes.map(\.value), counts: members.outcomes.map(\.count),
            variance: variance, on: members.context, tauSquared: between
          ).predictions
        }
        guard let differences = try? LastingDifferences(means: order.map { table[$0] }) else {
          return found
        }
        found = (Found(differences, order), Self.known(table))
        variance = differences.covariance.chance
        between = differences.covariance.lasting + differences.covariance.passing
      }
      return found
    }
    let table = try Self.figures(families, members, settings) {
      (members, _) throws(RegressionError) in
      try Expectation.fit(
        members.outcomes.compactMap(\.share), on: members.context, tauSquared: tauSquared
      ).predictions
    }
    guard let differences = try? LastingDifferences(shares: order.map { table[$0] }) else {
      return nil
    }
    return (Found(differences, order), Self.known(table))
  }

  private static func known(_ table: [[LastingDifferences.Figure?]]) -> [Set<Int>] {
    table.map { row in Set(row.indices.filter { row[$0] != nil }) }
  }

  private static func spread(_ members: [Members]) -> Double? {
    members.last.flatMap {
      try? EstimatedSpread(means: $0.outcomes.map(\.value), counts: $0.outcomes.map(\.count))
    }?.spread
  }

  /// Each unit's figures with their expectations, period by period. A period with too few units for a
  /// regression has none, unless it is without context.
  private static func figures(
    _ families: [Family], _ members: [Members], _ settings: CandidateSettings,
    _ predict: (Members, Int) throws(RegressionError) -> [Prediction?]
  ) throws(RegressionError) -> [[LastingDifferences.Figure?]] {
    var table: [[LastingDifferences.Figure?]] =
      families.last?.units.map { _ in families.map { _ in nil } } ?? []
    for (period, members) in members.enumerated() {
      let needed = settings.unitsPerCoefficient * (members.context.count + 1)
      guard members.places.count >= max(3, members.context.isEmpty ? 3 : needed) else { continue }
      let predictions: [Prediction?]
      do {
        predictions = try predict(members, period)
      } catch .separated(by: nil), .tooFewUnits {
        continue
      }
      for (member, place) in members.places.enumerated() {
        guard let prediction = predictions[member] else { continue }
        let outcome = members.outcomes[member]
        table[place][period] = LastingDifferences.Figure(
          value: outcome.value, count: outcome.count, expected: prediction.expected,
          uncertainty: prediction.uncertainty)
      }
    }
    return table
  }

  /// The units in an order made from their figures alone, so that neither names nor order can change the
  /// last bit of a sum.
  private static func order(_ families: [Family]) -> [Int] {
    func key(_ unit: Int) -> [Double] {
      families.reversed().flatMap { family in
        [Double(family.outcomes[unit]?.count ?? 0), family.outcomes[unit]?.value ?? -1]
          + family.context.map { $0.values[unit] ?? -.infinity }
      }
    }
    let keys = (families.last?.units.indices).map { $0.map { (unit: $0, key: key($0)) } } ?? []
    return keys.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.unit)
  }

  /// What was found, brought back to the order of the family.
  private struct Found {
    let covariance: RepeatedCovariance
    let units: [LastingDifferences.Unit?]
    private let all: [Double?]
    private let better: [Double?]

    init(_ differences: LastingDifferences, _ order: [Int]) {
      func back<Value>(_ values: [Value?]) -> [Value?] {
        var placed: [Value?] = order.map { _ in nil }
        for (place, value) in zip(order, values) { placed[place] = value }
        return placed
      }
      covariance = differences.covariance
      units = back(differences.units)
      all = back(differences.scores(.lowerIsBetter))
      better = back(differences.scores(.higherIsBetter))
    }

    func scores(_ polarity: Polarity) -> [Double?] {
      polarity == .lowerIsBetter ? all : better
    }
  }
}
