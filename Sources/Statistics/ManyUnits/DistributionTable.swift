import Foundation

/// The distribution function of a `PosteriorDensity`, by polynomials of degree five between knots, which
/// meet it and its first two derivatives there: right to 10⁻⁸.
///
/// Knots are a quarter of a width apart up to 16 widths from the top, then twice as far for each
/// doubling of the distance: a share of which nobody is known to have the event has a tail that may be
/// thousands of widths long, and as much smoother.
struct DistributionTable {
  private let top: Double
  private let perWidth: Double
  /// The probability of being below the top.
  private let half: Double
  private let below: [Cell]
  private let above: [Cell]

  /// The probability between the top and a point of the cell, Σ cₙxⁿ with x from 0 to 1, and what its
  /// derivative in x is divided by.
  private struct Cell {
    var coefficients: SIMD8<Double>
    let length: Double
  }

  init(_ density: PosteriorDensity) {
    top = density.top
    perWidth = 1 / density.width
    var (below, under) = Self.cells(density, -1)
    var (above, over) = Self.cells(density, 1)
    let total = under + over
    for index in below.indices { below[index].coefficients /= total }
    for index in above.indices { above[index].coefficients /= total }
    (self.below, self.above, half) = (below, above, under / total)
  }

  /// The cells from the top outwards, and the whole integral.
  private static func cells(_ density: PosteriorDensity, _ direction: Double) -> ([Cell], Double) {
    let end = density.reach(direction)
    var cells: [Cell] = []
    var sum = 0.0
    var (near, slope, bend) = (1.0, 0.0, density.height(0).bend)
    var start = 0.0
    while start < end {
      // A quarter of a width, or a 64th of the power of two that the distance is beyond.
      let step = density.width / 4 * max(1, power(start / density.width))
      let height = density.height(direction * (start + step))
      // f, f′ and f″ outwards, each times the power of the step that makes it a part of F.
      let far = exp(height.value)
      let farSlope = direction * far * height.slope
      let farBend = far * (height.slope * height.slope + height.bend)
      let (a, b) = (
        SIMD3(near * step, slope * step * step, bend * step * step * step),
        SIMD3(far * step, farSlope * step * step, farBend * step * step * step)
      )
      let gained = (a.x + b.x) / 2 + (a.y - b.y) / 10 + (a.z + b.z) / 120
      cells.append(
        Cell(
          coefficients: SIMD8(
            sum, a.x, a.y / 2,
            10 * gained - 6 * a.x - 4 * b.x - 1.5 * a.y + 0.5 * b.y,
            -15 * gained + 8 * a.x + 7 * b.x + 1.5 * a.y - b.y,
            6 * gained - 3 * a.x - 3 * b.x - 0.5 * a.y + 0.5 * b.y, 0, 0), length: step))
      sum += gained
      (near, slope, bend) = (far, farSlope, farBend)
      start += step
    }
    return (cells, sum)
  }

  /// The power of two that a distance in widths is at or beyond, over 16.
  private static func power(_ distance: Double) -> Double {
    distance < 16 ? 0 : (distance * (1 + 1e-12) / 16).binade
  }

  /// F and f.
  func at(_ point: Double) -> (probability: Double, density: Double) {
    let distance = (point - top) * perWidth
    var position = 4 * distance.magnitude
    if position >= 64 {
      let scale = (position / 64).binade
      position = 64 * Double(scale.exponent) + position / scale
    }
    let cells = distance < 0 ? below : above
    guard position < Double(cells.count) else { return (distance < 0 ? 0 : 1, 0) }
    let index = Int(position)
    let (c, x) = (cells[index].coefficients, position - Double(index))
    let part = c[0] + x * (c[1] + x * (c[2] + x * (c[3] + x * (c[4] + x * c[5]))))
    let density = c[1] + x * (2 * c[2] + x * (3 * c[3] + x * (4 * c[4] + x * 5 * c[5])))
    let probability = distance < 0 ? half - part : half + part
    return (min(max(probability, 0), 1), max(density / cells[index].length, 0))
  }
}
