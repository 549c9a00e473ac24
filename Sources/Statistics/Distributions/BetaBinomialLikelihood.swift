import Foundation

/// The likelihood of `BetaBinomial` in μ and θ, by its derivatives: they are all that is needed.
struct BetaBinomialLikelihood {
  private let events: [Double]
  private let others: [Double]
  let pooledMean: Double

  init(_ shares: [Share]) {
    events = shares.map { Double($0.events) }
    others = shares.map { Double($0.total - $0.events) }
    let (x, rest) = (events.reduce(0, +), others.reduce(0, +))
    pooledMean = x / (x + rest)
  }

  /// Whether a little overdispersion is likelier than none: the derivative in θ at θ = 0, that is
  /// Σ(x(x − 1)/μ + (n − x)(n − x − 1)/(1 − μ) − n(n − 1))/2, written so that large n lose nothing:
  /// (x − nμ)²/(μ(1 − μ)) + (x − nμ)(2μ − 1)/(μ(1 − μ)) − n, of which the middle adds up to 0. A rise
  /// smaller than rounding is none: where every n is 1 the likelihood is flat.
  var risesFromPooled: Bool {
    let variance = pooledMean * (1 - pooledMean)
    guard variance > 0 else { return false }
    var (sum, total) = (0.0, 0.0)
    for (x, rest) in zip(events, others) {
      let distance = x * (1 - pooledMean) - rest * pooledMean
      sum += distance * distance / variance - (x + rest)
      total += x + rest
    }
    return sum > 1e-12 * total
  }

  /// Kleinman's estimate of θ, kept away from 0 and from what is no distribution.
  private var momentEstimate: Double {
    let variance = pooledMean * (1 - pooledMean)
    let total = events.reduce(0, +) + others.reduce(0, +)
    var (spread, size) = (0.0, 0.0)
    for (x, rest) in zip(events, others) {
      let n = x + rest
      let distance = x / n - pooledMean
      spread += n * distance * distance / variance
      size += (n - 1) * (1 - n / total)
    }
    let correlation = (spread - Double(events.count - 1)) / size
    guard correlation > 0, correlation < 0.9 else { return correlation > 0 ? 9 : 1 / total }
    return correlation / (1 - correlation)
  }

  /// The point of greatest likelihood; nil where that is θ = 0.
  ///
  /// Where the likelihood rises from θ = 0 there is a top to climb. Where it falls there may still be
  /// one farther on, when units of very different size disagree about μ, so it is looked for.
  func maximum() -> (mean: Double, overdispersion: Double)? {
    if risesFromPooled { return top(from: log(momentEstimate)) }
    let largest = zip(events, others).reduce(0) { max($0, $1.0 + $1.1) }
    let (start, step) = (log(1e-3 / largest), 1.0)
    let grid = (0...Int((log(10) - start) / step)).map { start + step * Double($0) }
    var mean = pooledMean
    let slopes = grid.map { position in
      mean = bestMean(exp(position), from: mean)
      return derivatives(mean, exp(position)).logTheta
    }
    let tops = grid.indices.dropLast().filter { slopes[$0] > 0 && slopes[$0 + 1] <= 0 }
      .map { top(from: grid[$0], above: grid[$0], below: grid[$0 + 1]) }
    let highest = tops.max { gain($0.mean, $0.overdispersion) < gain($1.mean, $1.overdispersion) }
    // A gain no larger than rounding is none.
    return highest.flatMap { gain($0.mean, $0.overdispersion) > 1e-9 ? $0 : nil }
  }

  /// The log-likelihood minus that of the pooled units.
  func gain(_ mean: Double, _ theta: Double) -> Double {
    var sum = 0.0
    for (x, rest) in zip(events, others) {
      sum += DigammaDifference.logarithm(from: mean / theta, count: x)
      sum += DigammaDifference.logarithm(from: (1 - mean) / theta, count: rest)
      sum -= DigammaDifference.logarithm(from: 1 / theta, count: x + rest)
      sum += x * log(mean / pooledMean) + rest * log((1 - mean) / (1 - pooledMean))
    }
    return sum
  }

  /// Uphill along ln θ, with the best μ for each θ, inside a bracket that every step narrows.
  private func top(
    from start: Double, above lowest: Double = -.infinity, below highest: Double = .infinity
  ) -> (mean: Double, overdispersion: Double) {
    var (position, low, high) = (start, lowest, highest)
    var mean = pooledMean
    for _ in 0..<200 {
      let theta = exp(position)
      mean = bestMean(theta, from: mean)
      let at = derivatives(mean, theta)
      // Along the best μ the curvature is less by what μ gives way.
      let curvature = at.logThetaTwice - at.mixed * at.mixed / at.meanTwice
      let uphill = at.logTheta > 0 ? 2.0 : -2
      let step = curvature < 0 ? min(max(-at.logTheta / curvature, -2), 2) : uphill
      // Newton's steps square the error, so what is left after one so small would not show.
      if step.magnitude <= 1e-7 {
        position += step
        break
      }
      if at.logTheta > 0 { low = position } else { high = position }
      let next = position + step
      position = next > low && next < high ? next : low + (high - low) / 2
    }
    let theta = exp(position)
    return (bestMean(theta, from: mean), theta)
  }

  /// The μ of greatest likelihood at this θ, which is concave in μ.
  func bestMean(_ theta: Double, from start: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    var mean = start
    for _ in 0..<200 {
      var (slope, curvature) = (0.0, 0.0)
      for (x, rest) in zip(events, others) {
        let up = DigammaDifference(from: mean / theta, count: x)
        let down = DigammaDifference(from: (1 - mean) / theta, count: rest)
        slope += up.inverse - down.inverse
        curvature -= up.inverseSquare + down.inverseSquare
      }
      let step = -theta * slope / curvature
      // As above: what is left after so small a step would not show.
      if step.magnitude <= 1e-9 * min(mean, 1 - mean) { return mean + step }
      if slope > 0 { low = mean } else { high = mean }
      // An end close to the top may be passed by a little; farther off, Newton's method has lost it.
      let slack = 0.1 * step.magnitude
      let isInside = mean + step > max(low - slack, 0) && mean + step < min(high + slack, 1)
      mean = isInside ? mean + step : low + (high - low) / 2
    }
    return mean
  }

  struct Derivatives {
    var logTheta = 0.0
    var logThetaTwice = 0.0
    var meanTwice = 0.0
    var mixed = 0.0
  }

  /// In ln θ and μ, from Σ 1/(a + j) and Σ 1/(a + j)² at a = μ/θ, (1 − μ)/θ and 1/θ.
  func derivatives(_ mean: Double, _ theta: Double) -> Derivatives {
    var sum = Derivatives()
    for (x, rest) in zip(events, others) {
      // Towards 1 − μ the sign of what is mixed turns.
      for (count, share, sign) in [(x, mean, 1.0), (rest, 1 - mean, -1), (x + rest, 1, 0)] {
        let a = share / theta
        let differences = DigammaDifference(from: a, count: count)
        let outcome = sign == 0 ? -1.0 : 1
        sum.logTheta += outcome * differences.weighted
        // What is left of it when it is derived by ln θ: Σ aj/(a + j)².
        sum.logThetaTwice += outcome * a * (differences.inverse - a * differences.inverseSquare)
        sum.meanTwice -= sign.magnitude * differences.inverseSquare / (theta * theta)
        sum.mixed -= sign * (differences.inverse - a * differences.inverseSquare) / theta
      }
    }
    return sum
  }
}
