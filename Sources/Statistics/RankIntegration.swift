import Foundation

/// For each unit the distribution of how many others lie below it, each a draw from its beta
/// distribution.
///
/// The shares run on the logit scale, where every beta density is smooth and falls off on both sides.
/// It is cut into pieces, each narrow beside the narrowest density that is alive there, and each with
/// eight Gauss–Legendre points. At a point t, Fⱼ(t) is the probability that unit j is below; the number
/// of all that are is convolved from them, and unit i is taken out again by dividing its own factor
/// away, from whichever end is stable. The probability of each rank is right to 10⁻⁶.
struct RankIntegration {
  private let units: [LogitDensity]
  private let pieces: [Piece]
  /// Unit by unit, its density at the points of the pieces where it lives, with integral 1.
  private let densities: [[SIMD8<Double>]]
  private let firstPieces: [Int]

  private struct Piece {
    let start: Double
    let halfWidth: Double

    var logits: SIMD8<Double> { (GaussLegendre.nodes + 1) * halfWidth + start }
  }

  init(_ distributions: [BetaDistribution]) {
    units = distributions.map(LogitDensity.init)
    pieces = Self.pieces(units)
    var firstPieces: [Int] = []
    var densities: [[SIMD8<Double>]] = []
    let points = pieces.map { piece in
      var (logShare, logRest) = (SIMD8<Double>(), SIMD8<Double>())
      let logits = piece.logits
      for k in 0..<GaussLegendre.points {
        logShare[k] = -log1p(exp(-logits[k]))
        logRest[k] = -log1p(exp(logits[k]))
      }
      return (logShare, logRest)
    }
    for unit in units {
      let first = pieces.firstIndex { $0.start + 2 * $0.halfWidth > unit.lower } ?? 0
      var values: [SIMD8<Double>] = []
      var mass = 0.0
      for index in first..<pieces.count where pieces[index].start < unit.upper {
        let value = unit.relativeDensity(points[index].0, points[index].1)
        mass += pieces[index].halfWidth * (value * GaussLegendre.weights).sum()
        values.append(value)
      }
      firstPieces.append(first)
      densities.append(values.map { $0 / mass })
    }
    self.firstPieces = firstPieces
    self.densities = densities
  }

  /// Pieces from the lowest to the highest share, each at most two standard deviations of the
  /// narrowest density that lives in it.
  private static func pieces(_ units: [LogitDensity]) -> [Piece] {
    let end = units.reduce(-Double.infinity) { max($0, $1.upper) }
    var start = units.reduce(Double.infinity) { min($0, $1.lower) }
    var pieces: [Piece] = []
    while start < end {
      var width = end - start
      for unit in units where unit.upper > start {
        width = min(width, max(2 * unit.width, unit.lower - start))
      }
      pieces.append(Piece(start: start, halfWidth: width / 2))
      start += width
    }
    return pieces
  }

  /// For each unit the probability that 0, 1, … m − 1 others are below it.
  func numberBelow() -> [[Double]] {
    let (count, groups) = (units.count, CountBelow.groups(units.count))
    var counter = CountBelow(units: count)
    var below = Array(repeating: 0.0, count: count)
    // Point by point of a piece, in groups of eight units.
    var cdf = Array(repeating: SIMD8<Double>.zero, count: GaussLegendre.points * groups)
    var mass = cdf
    for (index, piece) in pieces.enumerated() {
      for unit in 0..<count {
        var (inside, gained) = (SIMD8(repeating: below[unit]), SIMD8<Double>.zero)
        let local = index - firstPieces[unit]
        if densities[unit].indices.contains(local) {
          let density = densities[unit][local] * piece.halfWidth
          for l in 0..<GaussLegendre.points { inside += GaussLegendre.partial[l] * density[l] }
          gained = density * GaussLegendre.weights
          below[unit] += gained.sum()
        }
        for k in 0..<GaussLegendre.points {
          cdf[k * groups + unit / 8][unit % 8] = min(max(inside[k], 0), 1)
          mass[k * groups + unit / 8][unit % 8] = gained[k]
        }
      }
      for k in 0..<GaussLegendre.points {
        counter.start()
        for unit in 0..<count { counter.add(cdf[k * groups + unit / 8][unit % 8]) }
        for group in 0..<groups where mass[k * groups + group].max() > CountBelow.negligible {
          counter.collect(
            group: group, probability: cdf[k * groups + group], mass: mass[k * groups + group])
        }
      }
    }
    return counter.collected()
  }
}

/// Beta(a, b) on the logit scale: density proportional to pᵃ(1 − p)ᵇ, with one top.
private struct LogitDensity {
  private let a: Double
  private let b: Double
  private let topLogShare: Double
  private let topLogRest: Double
  /// The standard deviation of a normal density as curved at the top; nowhere is it more curved.
  let width: Double
  /// Outside, the density is below e⁻³⁰ of its top.
  let lower: Double
  let upper: Double

  init(_ distribution: BetaDistribution) {
    let (a, b) = (distribution.a, distribution.b)
    let top = log(a / b)
    let width = ((a + b) / a / b).squareRoot()
    let (share, rest) = (-log1p(b / a), -log1p(a / b))
    func height(_ logit: Double) -> Double {
      a * (-log1p(exp(-logit)) - share) + b * (-log1p(exp(logit)) - rest)
    }
    func reach(_ direction: Double) -> Double {
      var distance = 7.8 * width
      while height(top + direction * distance) > -30 { distance *= 1.2 }
      return top + direction * distance
    }
    (self.a, self.b, self.width) = (a, b, width)
    (topLogShare, topLogRest) = (share, rest)
    (lower, upper) = (reach(-1), reach(1))
  }

  func relativeDensity(_ logShare: SIMD8<Double>, _ logRest: SIMD8<Double>) -> SIMD8<Double> {
    var height = (logShare - topLogShare) * a + (logRest - topLogRest) * b
    for k in 0..<GaussLegendre.points { height[k] = exp(height[k]) }
    return height
  }
}
