import Foundation

extension LastingDifferences.Unit {
  /// π, the probability that the unit's lasting value is better than expected by at least a difference.
  /// - Parameters:
  ///   - better: which direction is better.
  ///   - difference: a fraction for shares, the means' unit for means; not negative.
  /// - Returns: 0 where no share can be so far from what is expected.
  public func probability(_ better: Polarity, by difference: Double) -> Double {
    Self.probability(posterior, cut(better, difference), better)
  }

  /// The same from all periods but the last; nil where there is no other.
  public func probabilityBefore(_ better: Polarity, by difference: Double) -> Double? {
    posteriorBefore.map { Self.probability($0, cut(better, difference), better) }
  }

  /// What is expected of the unit's lasting value, less what is expected in its circumstances: a fraction for
  /// shares, at the posterior's means, or points.
  public var difference: Double {
    (isShare ? posterior.meanOfMeans(logistic) : posterior.mean) - expected
  }

  /// The interval of the difference that holds the probability, with as much on either side.
  public func interval(_ level: Double) -> Interval {
    func difference(_ probability: Double) -> Double {
      let place = posterior.quantile(probability)
      return (isShare ? logistic(place) : place) - expected
    }
    return Interval(lower: difference((1 - level) / 2), upper: difference((1 + level) / 2))
  }

  /// The place on the posterior's scale; nil where no share is so far from what is expected.
  private func cut(_ better: Polarity, _ difference: Double) -> Double? {
    let value = expected + better.sign * difference
    guard isShare else { return value }
    return value > 0 && value < 1 ? log(value / (1 - value)) : nil
  }

  private static func probability(
    _ posterior: NormalMixture, _ cut: Double?, _ better: Polarity
  ) -> Double {
    guard let cut else { return 0 }
    let tail = better == .lowerIsBetter ? posterior.cdf(cut) : posterior.upperTail(cut)
    return min(max(tail, 0), 1)
  }

  /// a/√(s² + σ² + κv̄), towards better: how unlike the units' natural variation the unit is.
  public func score(_ better: Polarity) -> Double {
    better.sign * estimate.value / (estimate.variance + estimate.priorVariance).squareRoot()
  }
}

extension LastingDifferences {
  /// How unlike the natural variation between units each is, in standard deviations towards better: what
  /// lasts over the spread that sampling and the prior let expect, and over the winsorised spread of all
  /// where that is below 1, so that a few extraordinary units do not hide each other. nil for a unit not
  /// judged.
  public func scores(_ better: Polarity) -> [Double?] {
    let scores = units.map { $0?.score(better) }
    let sorted = scores.compactMap { $0 }.sorted()
    guard sorted.count > 1, let low = try? quantile(0.1, ofSorted: sorted),
      let high = try? quantile(0.9, ofSorted: sorted)
    else { return scores }
    let squares = sorted.reduce(0) { sum, score in
      let winsorised = min(max(score, low), high)
      return sum + winsorised * winsorised
    }
    let spread = squares / Double(sorted.count) / Overdispersion.normalVarianceLeftByWinsorising
    let divisor = min(max(spread, 0.25), 1).squareRoot()
    return scores.map { $0.map { $0 / divisor } }
  }
}
