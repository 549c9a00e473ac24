import Foundation

extension LastingDifferences {
  /// What a unit's figure of one period is, and what is expected of it.
  public struct Figure: Sendable, Hashable {
    /// The share as a fraction, or the mean.
    public let value: Double
    /// The number of persons, positive.
    public let count: Int
    /// What is expected without the unit: for shares the mean share, between 0 and 1.
    public let expected: Double
    /// The variance of the expectation itself: on the logit for shares; not negative.
    public let uncertainty: Double

    public init(value: Double, count: Int, expected: Double, uncertainty: Double) {
      self.value = value
      self.count = count
      self.expected = expected
      self.uncertainty = uncertainty
    }
  }
}

extension LastingDifferences.Figure {
  /// The distance of a share on the logit from a middle m, linearised at m + θ, and the slope p(1 − p) there:
  /// d = θ + (y − p)/(p(1 − p)), of variance 1/(np(1 − p)), at p = logistic(m + θ).
  func linearised(at offset: Double, from middle: Double) -> (
    value: RepeatedDistances.Value, slope: Double
  ) {
    let share = logistic(middle + offset)
    let slope = share * (1 - share)
    return (
      RepeatedDistances.Value(
        distance: offset + (value - share) / slope, variance: 1 / (Double(count) * slope)), slope
    )
  }

  fileprivate func check(isShare: Bool) throws(StatisticsError) {
    guard count > 0 else { throw StatisticsError("n", count, allowed: "at least 1") }
    guard uncertainty >= 0, uncertainty.isFinite else {
      throw StatisticsError("uncertainty", uncertainty, allowed: "a finite number from 0")
    }
    guard value.isFinite, expected.isFinite else {
      throw StatisticsError("value", value, allowed: "a finite number")
    }
    guard isShare else { return }
    guard value >= 0, value <= 1 else {
      throw StatisticsError("share", value, allowed: "from 0 to 1")
    }
    guard expected > 0, expected < 1 else {
      throw StatisticsError("expected share", expected, allowed: "between 0 and 1, both excluded")
    }
  }
}

/// One unit's figures, one for each period; nil where there is none.
extension [LastingDifferences.Figure?] {
  /// - Throws: `StatisticsError` for values that cannot be, and for shares outside [0, 1] or expected ones
  ///   outside (0, 1).
  func check(areShares: Bool) throws(StatisticsError) {
    for figure in self { if let figure { try figure.check(isShare: areShares) } }
  }

  /// The distances of means from what is expected, with the variance of chance over that between persons.
  var meanDistances: [RepeatedDistances.Value?] {
    map { figure in
      figure.map {
        RepeatedDistances.Value(distance: $0.value - $0.expected, variance: 1 / Double($0.count))
      }
    }
  }

  /// The mean variance of the expectations; 0 without figures.
  var meanUncertainty: Double { mean(\.uncertainty) }

  /// v̄ of shares from what is expected: the mean of 1/(ne(1 − e)); 0 without figures.
  var meanExpectedChance: Double {
    mean { 1 / (Double($0.count) * $0.expected * (1 - $0.expected)) }
  }

  private func mean(_ number: (LastingDifferences.Figure) -> Double) -> Double {
    let known = compactMap { $0 }
    guard !known.isEmpty else { return 0 }
    return known.reduce(0) { $0 + number($1) } / Double(known.count)
  }
}
