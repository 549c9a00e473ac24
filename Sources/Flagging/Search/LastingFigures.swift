import Foundation
import Statistics

/// The figures of all periods with their expectations, and what they tell of what lasts.
enum LastingFigures {
  /// What lasts of the units, and of which periods each has a figure; nil where nothing can be told.
  static func differences(
    _ families: [Family], _ members: [Members], _ tauSquared: Double?,
    _ settings: CandidateSettings, from start: LastingDifferences.Place?
  ) throws(RegressionError) -> (found: LastingFound, known: [Set<Int>])? {
    guard let first = members.last?.outcomes.first else { return nil }
    let order = Self.order(families)
    guard first.isShare else {
      // Where the tested period tells no spread between persons it has no variance between units either:
      // another period's begins, and the fit finds both.
      let own = families.last?.spread ?? Self.spread(members.suffix(1))
      guard var between = own == nil ? 0 : tauSquared else { return nil }
      var variance = pow(own ?? Self.spread(members) ?? 0, 2)
      guard variance > 0 else { return nil }
      var found: (LastingFound, [Set<Int>])?
      var place = start
      // The regression weighs by the variances that its distances give back.
      for _ in 0..<3 {
        let table = try Self.figures(families, members, settings) {
          (members) throws(RegressionError) in
          try Expectation.fit(
            means: members.outcomes.map(\.value), counts: members.outcomes.map(\.count),
            variance: variance, on: members.context, tauSquared: between
          ).predictions
        }
        guard
          let differences = try? LastingDifferences(
            means: order.map { table[$0] }, from: place)
        else {
          return found
        }
        found = (LastingFound(differences, order), Self.known(table))
        place = differences.place
        variance = differences.covariance.chance
        between = differences.covariance.lasting + differences.covariance.passing
      }
      return found
    }
    guard let tauSquared else { return nil }
    let table = try Self.figures(families, members, settings) {
      (members) throws(RegressionError) in
      try Expectation.fit(
        members.outcomes.compactMap(\.share), on: members.context, tauSquared: tauSquared
      ).predictions
    }
    guard
      let differences = try? LastingDifferences(
        shares: order.map { table[$0] }, from: start)
    else {
      return nil
    }
    return (LastingFound(differences, order), Self.known(table))
  }

  private static func known(_ table: [[LastingDifferences.Figure?]]) -> [Set<Int>] {
    table.map { row in Set(row.indices.filter { row[$0] != nil }) }
  }

  /// The standard deviation between persons in the newest period that tells it.
  private static func spread(_ members: some BidirectionalCollection<Members>) -> Double? {
    members.reversed().lazy.compactMap {
      try? EstimatedSpread(means: $0.outcomes.map(\.value), counts: $0.outcomes.map(\.count))
    }.first?.spread
  }

  /// Each unit's figures with their expectations, period by period. A period with too few units for a
  /// regression has none, unless it is without context.
  private static func figures(
    _ families: [Family], _ members: [Members], _ settings: CandidateSettings,
    _ predict: (Members) throws(RegressionError) -> [Prediction?]
  ) throws(RegressionError) -> [[LastingDifferences.Figure?]] {
    var table: [[LastingDifferences.Figure?]] =
      families.last?.units.map { _ in families.map { _ in nil } } ?? []
    for (period, members) in members.enumerated() {
      guard members.places.count >= 3, members.context.isEmpty || members.allowRegression(settings)
      else { continue }
      let predictions: [Prediction?]
      do {
        predictions = try predict(members)
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
}

/// What was found, brought back to the order of the family.
struct LastingFound: Sendable {
  let covariance: RepeatedCovariance
  let place: LastingDifferences.Place
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
    place = differences.place
    units = back(differences.units)
    all = back(differences.scores(.lowerIsBetter))
    better = back(differences.scores(.higherIsBetter))
  }

  func scores(_ polarity: Polarity) -> [Double?] {
    polarity == .lowerIsBetter ? all : better
  }
}
