import Foundation

/// How units of many sizes change from period to period by themselves: the covariance of their distances from
/// what is expected of them, with which one unit's change can be compared.
///
/// Two statements are made of a unit: its change between two periods beside the variance of a natural change,
/// and the shift of its level after a period, by generalised least squares over all periods.
public struct NaturalChange: Sendable {
  public let covariance: RepeatedCovariance
  private let isShare: Bool

  /// A unit's figure of one period: its value, the number of persons, and what the others let expect, with
  /// that expectation's own variance of chance: on the logit for shares.
  public typealias Figure = LastingDifferences.Figure

  /// - Parameter figures: unit by unit, one for each period; nil where there is none. What is expected may
  ///   leave out all that sets units apart for good, since a change does not see it.
  /// - Throws: `StatisticsError` for shares outside [0, 1], expected ones outside (0, 1), values that cannot be,
  ///   and where no unit has two periods.
  public init(shares figures: [[Figure?]]) throws(StatisticsError) {
    for unit in figures { try unit.check(areShares: true) }
    // First places under a wide prior, then under the one that they let fit.
    var covariance = RepeatedCovariance(
      lasting: 0.1, lastingInSmall: 1, persistence: 1, passing: 0, chance: 1, carriedOver: 0)
    for _ in 0..<3 {
      covariance = try LastingFit(
        Self.distances(figures.map { OffsetShares($0, covariance).values }), .shares
      ).covariance
    }
    (self.covariance, isShare) = (covariance, true)
  }

  /// Means with their expectations, whose uncertainty is in the square of the means' unit.
  /// - Throws: as for shares.
  public init(means figures: [[Figure?]]) throws(StatisticsError) {
    for unit in figures { try unit.check(areShares: false) }
    let distances = try Self.distances(figures.map(\.meanDistances))
    covariance = try LastingFit(distances, .means(distances)).covariance
    isShare = false
  }

  /// With a covariance that is known from elsewhere.
  public init(covariance: RepeatedCovariance, isShare: Bool) {
    (self.covariance, self.isShare) = (covariance, isShare)
  }

  private static func distances(_ values: [[RepeatedDistances.Value?]]) throws(StatisticsError)
    -> RepeatedDistances
  {
    let distances = try RepeatedDistances(values)
    guard distances.mostPeriods > 1 else {
      throw StatisticsError("periods", distances.mostPeriods, allowed: "at least 2 of some unit")
    }
    return distances
  }
}

extension NaturalChange {
  /// A unit's change less what others' change lets expect: a fraction for shares, at the unit's level in the
  /// later period, or in the means' unit.
  public struct Change: SymmetricDifference, Hashable {
    public let difference: Double
    /// The standard deviation of natural changes of a unit of its size.
    public let standardError: Double

    /// The size within which 95 in 100 natural changes of a unit of its size lie.
    public var usual: Double { ConfidenceLevel.percent95.z * standardError }

    /// The change that is found with 80 % probability by a test at the 5 % level.
    public var detectable: Double {
      (ConfidenceLevel.percent95.z + Self.power80) * standardError
    }

    /// z of 80 %.
    private static let power80 = 0.8416212335729143
  }

  /// The unit's change between two periods, beside the variance of a natural change:
  /// 2(σ² + κv̄)(1 − φᵏ) + 2ω²(1 − rᵏ) + c(v_a + v_b − 2√(v_a v_b)rᵏ) for k periods, v̄ the mean of v.
  /// - Parameters:
  ///   - figures: the unit's, one for each period; nil where there is none.
  ///   - from: the earlier period, from 0.
  ///   - to: the later period, from 0.
  /// - Returns: nil where either period has no figure, or they are one.
  /// - Throws: `StatisticsError` for values that cannot be.
  public func change(_ figures: [Figure?], from: Int, to: Int) throws(StatisticsError) -> Change? {
    let unit = try placed(figures)
    guard from != to, let earlier = unit.value(from), let later = unit.value(to) else { return nil }
    let variance =
      covariance.varianceOfChange(
        over: abs(to - from), from: earlier.variance, to: later.variance,
        meanChance: unit.meanChance) + unit.uncertainty(from) + unit.uncertainty(to)
    return Change(
      difference: (later.distance - earlier.distance) * unit.slope(to),
      standardError: variance.squareRoot() * unit.slope(to))
  }

  /// The shift of the unit's level after a period, by generalised least squares of its distances on 1 and
  /// whether they are later.
  /// - Parameters:
  ///   - figures: the unit's, one for each period; nil where there is none.
  ///   - after: the last period of the level before, from 0.
  ///   - through: the last period that is used.
  /// - Returns: nil without a figure before or after.
  /// - Throws: `StatisticsError` for values that cannot be.
  public func shift(_ figures: [Figure?], after: Int, through: Int) throws(StatisticsError)
    -> Change?
  {
    let unit = try placed(figures)
    let periods = figures.indices.filter { $0 <= through && unit.value($0) != nil }
    guard let last = periods.last, last > after, periods[0] <= after else { return nil }
    let values = periods.compactMap { unit.value($0) }
    var matrix = covariance.matrix(
      periods: periods, roots: values.map { $0.variance.squareRoot() }, meanChance: unit.meanChance)
    let count = periods.count
    for (place, period) in periods.enumerated() {
      matrix[place * count + place] += unit.uncertainty(period)
    }
    guard let factor = CholeskyFactor(matrix, order: count) else {
      throw StatisticsError(
        "covariance", "not positive definite", allowed: "that of periods that differ")
    }
    // Of S⁻¹[1, after]: the normal equations of two columns, solved by Cramer's rule.
    let ones = factor.solve(periods.map { _ in 1 })
    let later = factor.solve(periods.map { $0 > after ? 1 : 0 })
    var (level, both, shifted, sum, late) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for place in periods.indices {
      level += ones[place]
      sum += ones[place] * values[place].distance
      late += later[place] * values[place].distance
      guard periods[place] > after else { continue }
      both += ones[place]
      shifted += later[place]
    }
    let determinant = level * shifted - both * both
    guard determinant > 0 else { return nil }
    return Change(
      difference: (level * late - both * sum) / determinant * unit.slope(last),
      standardError: (level / determinant).squareRoot() * unit.slope(last))
  }

  private func placed(_ figures: [Figure?]) throws(StatisticsError) -> PlacedUnit {
    try figures.check(areShares: isShare)
    guard isShare else {
      return PlacedUnit(
        figures: figures, values: figures.meanDistances, slopes: figures.map { _ in 1 })
    }
    let shares = OffsetShares(figures, covariance)
    return PlacedUnit(figures: figures, values: shares.values, slopes: shares.slopes)
  }
}

/// One unit's distances, and what leads from them back to its figures.
private struct PlacedUnit {
  let figures: [NaturalChange.Figure?]
  let values: [RepeatedDistances.Value?]
  let slopes: [Double]

  func value(_ period: Int) -> RepeatedDistances.Value? {
    values.indices.contains(period) ? values[period] : nil
  }

  func slope(_ period: Int) -> Double { slopes[period] }

  /// The variance of what is expected in the period.
  func uncertainty(_ period: Int) -> Double { figures[period]?.uncertainty ?? 0 }

  /// v̄.
  var meanChance: Double {
    let known = values.compactMap { $0?.variance }
    return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }
}
