import Foundation

/// The distribution function of a `PosteriorDensity`, by polynomials of degree five between knots a
/// quarter of its width apart, which meet it and its first two derivatives there: right to 10⁻⁸.
struct DistributionTable: Sendable {
  let lower: Double
  let upper: Double
  private let perUnit: Double
  /// F = Σ cₙxⁿ in each cell, x from 0 to 1.
  private let cells: [SIMD8<Double>]

  init(_ density: PosteriorDensity) {
    let (below, above) = (-density.reach(-1), density.reach(1))
    let count = max(1, Int(((above - below) / (density.width / 4)).rounded(.up)))
    let step = (above - below) / Double(count)
    // f, f′ and f″, each times the power of the step that makes it a part of F.
    let knots = (0...count).map { knot in
      let height = density.height(below + Double(knot) * step)
      let f = step * exp(height.value)
      return SIMD4(
        f, f * height.slope * step,
        f * (height.slope * height.slope + height.bend) * step * step, 0)
    }
    var cells: [SIMD8<Double>] = []
    cells.reserveCapacity(count)
    var sum = 0.0
    for (a, b) in zip(knots, knots.dropFirst()) {
      let gained = (a.x + b.x) / 2 + (a.y - b.y) / 10 + (a.z + b.z) / 120
      cells.append(
        SIMD8(
          sum, a.x, a.y / 2,
          10 * gained - 6 * a.x - 4 * b.x - 1.5 * a.y + 0.5 * b.y,
          -15 * gained + 8 * a.x + 7 * b.x + 1.5 * a.y - b.y,
          6 * gained - 3 * a.x - 3 * b.x - 0.5 * a.y + 0.5 * b.y, 0, 0))
      sum += gained
    }
    for cell in cells.indices { cells[cell] /= sum }
    (self.cells, perUnit) = (cells, 1 / step)
    (lower, upper) = (density.top + below, density.top + above)
  }

  /// F and f.
  func at(_ point: Double) -> (probability: Double, density: Double) {
    guard point > lower else { return (0, 0) }
    guard point < upper else { return (1, 0) }
    let position = (point - lower) * perUnit
    let cell = min(Int(position), cells.count - 1)
    let (c, x) = (cells[cell], position - Double(cell))
    let probability = c[0] + x * (c[1] + x * (c[2] + x * (c[3] + x * (c[4] + x * c[5]))))
    let density = c[1] + x * (2 * c[2] + x * (3 * c[3] + x * (4 * c[4] + x * 5 * c[5])))
    return (min(max(probability, 0), 1), max(density * perUnit, 0))
  }
}
