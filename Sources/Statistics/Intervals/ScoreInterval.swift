extension ShareDifference {
  /// Mee's score interval: the differences δ at which the score statistic, its variance taken at
  /// the constrained maximum likelihood estimates, stays within ±z. No N/(N − 1) correction.
  ///
  /// Source: Mee 1984, Biometrics 40:1175; Newcombe 1998, Statistics in Medicine 17:873, method 5.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let statistic = z
    let mirrored = ShareDifference(second, minus: first)
    return Interval(
      lower: scoreLimit(z: level.z, statistic: statistic),
      upper: -mirrored.scoreLimit(z: level.z, statistic: -statistic))
  }

  /// The δ below the estimate where the score statistic reaches z.
  ///
  /// The fit of p₁ − p₂ = δ by maximum likelihood has a multiplier λ with
  /// n₁(p̂₁ − p₁)/(p₁q₁) = n₂(q̂₂ − q₂)/(p₂q₂) = λ. Given λ, each share is the root of a quadratic of
  /// its own, and the score statistic is λ√V with V = p₁q₁/n₁ + p₂q₂/n₂. So instead of a fit at each
  /// δ that is tried, one λ is sought with λ√V = z, and δ read off it.
  private func scoreLimit(z: Double, statistic: Double) -> Double {
    guard first.events > 0 || second.events < second.total else { return -1 }
    let (p, q) = ScoreMultiplier(first, second.complement).sharesWhereScoreReaches(z)
    // p₁ − p₂ or q₂ − q₁, the same, from the smaller numbers.
    let limit =
      p.share + q.complement < 1 ? p.share - q.complement : q.share - p.complement
    // On the side of zero that the test's verdict says, whatever the rounding.
    let estimate = difference
    return statistic > z ? min(max(limit, estimate.ulp), estimate) : min(limit, estimate, 0)
  }
}

/// The search for the multiplier λ of two shares that both move down as it grows.
private struct ScoreMultiplier {
  let first: MovingShare
  let second: MovingShare

  init(_ first: Share, _ second: Share) {
    self.first = MovingShare(first)
    self.second = MovingShare(second)
  }

  /// Both shares at the λ where λ√V = z.
  func sharesWhereScoreReaches(_ z: Double) -> (MovingShare.Place, MovingShare.Place) {
    // λ²V is λ(p̂₁ − p₁ + q̂₂ − q₂), which stays below λ(p̂₁ + q̂₂).
    var low = z * z / (first.estimate + second.estimate)
    var high = Double.infinity
    let roughVariance = first.smoothedVariance(z) + second.smoothedVariance(z)
    var step = max(2 * low, z / roughVariance.squareRoot())
    // λ is origin + step. The origin is the first corner if λ lies above it, since 1 − λ/n has no
    // digits left close above n. A second corner below λ is within z² of the first.
    var origin = 0.0
    let corner = min(first.corner, second.corner)
    if corner < .infinity, score(at: corner) < z {
      origin = corner
      (low, step) = (max(low - origin, 0), max(step - origin, z * z))
    }
    var (p, q) = (first.at(step, from: origin), second.at(step, from: origin))
    // Three rounds as a rule, eleven at most where one person more or less decides.
    for _ in 0..<200 {
      let multiplier = origin + step
      let variance = p.variance + q.variance
      let spread = variance.squareRoot()
      if multiplier * spread < z { low = step } else { high = step }
      let slope = 2 * variance + multiplier * (p.slope + q.slope)
      let moved = 2 * (z * spread - multiplier * variance) / slope
      // Newton squares the error: after a step of 10⁻⁸ it is 10⁻¹⁶, and so is what the tangent
      // leaves out.
      if moved.magnitude <= 1e-8 * step { return (p.moved(by: moved), q.moved(by: moved)) }
      let next = step + moved
      if next > low && next < high {
        step = next
      } else {
        step = high < .infinity ? low + (high - low) / 2 : 2 * step
      }
      (p, q) = (first.at(step, from: origin), second.at(step, from: origin))
    }
    return (p, q)
  }

  private func score(at multiplier: Double) -> Double {
    let variance =
      first.at(multiplier, from: 0).variance + second.at(multiplier, from: 0).variance
    return multiplier * variance.squareRoot()
  }
}

/// A share as it moves down from its estimate with the multiplier λ: p̂ − p = c·p(1 − p), c = λ/n.
private struct MovingShare {
  /// A share, its complement, v = p(1 − p)/n, and the slopes of p and v in λ.
  struct Place {
    var share: Double
    var complement: Double
    let variance: Double
    let descent: Double
    let slope: Double

    func moved(by step: Double) -> Place {
      var place = self
      place.share += step * descent
      place.complement -= step * descent
      return place
    }
  }

  let estimate: Double
  private let complement: Double
  private let total: Double
  private let perPerson: Double

  init(_ share: Share) {
    estimate = share.value
    complement = share.complement.value
    total = Double(share.total)
    perPerson = 1 / total
  }

  /// A share of everybody stays there until λ = n.
  var corner: Double { complement == 0 ? total : .infinity }

  /// p(1 − p)/n with z²/2 more on both sides: where the search begins.
  func smoothedVariance(_ z: Double) -> Double {
    let p = (estimate * total + z * z / 2) / (total + z * z)
    return p * (1 - p) * perPerson
  }

  /// The place at λ = `origin` + `step`, the smaller of p and 1 − p from a form that does not cancel.
  func at(_ step: Double, from origin: Double) -> Place {
    let c = (origin + step) * perPerson
    let oneLessC = (total - origin - step) * perPerson
    let root = (oneLessC * oneLessC + 4 * c * complement).squareRoot()
    var p = 2 * estimate / (1 + c + root)
    var q = 1 - p
    if p > 0.5 {
      q = oneLessC > 0 ? 2 * complement / (oneLessC + root) : (root - oneLessC) / (2 * c)
      p = 1 - q
    }
    let variance = p * q * perPerson
    let descent = root > 0 ? -variance / root : 0
    return Place(
      share: p, complement: q, variance: variance, descent: descent,
      slope: (q - p) * descent * perPerson)
  }
}
