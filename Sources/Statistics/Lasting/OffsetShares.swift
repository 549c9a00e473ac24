import Foundation

/// A unit's shares on the logit, linearised where the unit lies: at θ from what is expected in each period, the
/// likeliest under a normal prior about 0 with the variance of what lasts.
struct OffsetShares {
  /// The distances from what is expected, linearised at θ from there; nil where there is no figure.
  let values: [RepeatedDistances.Value?]
  /// p(1 − p) of each period; 1 where there is no figure.
  let slopes: [Double]

  init(_ figures: [LastingDifferences.Figure?], _ covariance: RepeatedCovariance) {
    let known = figures.compactMap { $0 }
    let place = Self.place(
      known, covariance.lastingVariance(meanChance: figures.meanExpectedChance))
    var (values, slopes): ([RepeatedDistances.Value?], [Double]) = ([], [])
    for figure in figures {
      guard let figure else {
        values.append(nil)
        slopes.append(1)
        continue
      }
      let (value, slope) = figure.linearised(
        at: place, from: log(figure.expected / (1 - figure.expected)))
      values.append(value)
      slopes.append(slope)
    }
    (self.values, self.slopes) = (values, slopes)
  }

  /// The zero of Σ n(y − p) − θ/τ², which falls in θ: by Newton's method inside a bracket.
  private static func place(_ figures: [LastingDifferences.Figure], _ prior: Double) -> Double {
    var (low, high, place) = (-30.0, 30.0, 0.0)
    for _ in 0..<100 {
      var (slope, bend) = (-place / prior, -1 / prior)
      for figure in figures {
        let share = logistic(log(figure.expected / (1 - figure.expected)) + place)
        slope += Double(figure.count) * (figure.value - share)
        bend -= Double(figure.count) * share * (1 - share)
      }
      if slope > 0 { low = place } else { high = place }
      let next = place - slope / bend
      let isInside = next > low && next < high
      let moved = (isInside ? next : (low + high) / 2) - place
      place += moved
      if moved.magnitude < 1e-12 { break }
    }
    return place
  }
}
