/// The minimum of a smooth function inside a box, by quasi-Newton steps: BFGS with Powell's damping on the
/// coordinates that no bound holds, and a step halved until the function falls enough.
///
/// Source: Nocedal and Wright 2006, Numerical Optimization, chapters 6, 16.7 and 18.3.
struct BoundedMinimum {
  let place: [Double]
  let value: Double

  /// - Parameters:
  ///   - start: is moved into the box.
  ///   - function: the value and its slope; nil outside the function's domain, as if it were infinite.
  /// - Returns: nil where the function has no value at the start.
  init?(
    from start: [Double], in box: [ClosedRange<Double>], tolerance: Double = 1e-7,
    of function: ([Double]) -> (value: Double, slope: [Double])?
  ) {
    func inside(_ place: [Double]) -> [Double] {
      zip(place, box).map { min(max($0, $1.lowerBound), $1.upperBound) }
    }
    var place = inside(start)
    guard var (value, slope) = function(place) else { return nil }
    let count = place.count
    var bend = Self.unit(count)
    for _ in 0..<200 {
      let free = place.indices.filter { index in
        !(place[index] <= box[index].lowerBound && slope[index] > 0)
          && !(place[index] >= box[index].upperBound && slope[index] < 0)
      }
      guard free.contains(where: { slope[$0].magnitude > tolerance }) else { break }
      var step = Array(repeating: 0.0, count: count)
      let chosen = Self.solve(bend, free, slope) ?? free.map { -slope[$0] }
      for (index, move) in zip(free, chosen) { step[index] = move }
      // No coordinate, a logarithm or a logit, moves farther than 2 at once.
      let longest = step.reduce(0) { max($0, $1.magnitude) }
      if longest > 2 { step = step.map { $0 * 2 / longest } }
      var (length, found) = (1.0, false)
      for _ in 0..<40 {
        let next = inside(zip(place, step).map { $0 + length * $1 })
        let moved = zip(next, place).map { $0 - $1 }
        let fall = Self.dot(moved, slope)
        if let (nextValue, nextSlope) = function(next), nextValue <= value + 1e-4 * fall {
          Self.update(&bend, moved, zip(nextSlope, slope).map { $0 - $1 })
          found = nextValue < value || fall < 0
          (place, value, slope) = (next, nextValue, nextSlope)
          break
        }
        length /= 2
      }
      guard found else { break }
    }
    self.place = place
    self.value = value
  }

  private static func unit(_ count: Int) -> [Double] {
    (0..<count * count).map { $0 % (count + 1) == 0 ? 1 : 0 }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// −B⁻¹g on the free coordinates; nil where B is not positive definite there.
  private static func solve(_ bend: [Double], _ free: [Int], _ slope: [Double]) -> [Double]? {
    let count = slope.count
    let part = free.flatMap { a in free.map { bend[a * count + $0] } }
    return CholeskyFactor(part, order: free.count)?.solve(free.map { -slope[$0] })
  }

  private static func update(_ bend: inout [Double], _ step: [Double], _ change: [Double]) {
    let count = step.count
    let pushed = (0..<count).map { a in
      (0..<count).reduce(0) { $0 + bend[a * count + $1] * step[$1] }
    }
    let (old, new) = (dot(step, pushed), dot(step, change))
    guard old > 1e-300 else { return }
    // So that B stays positive definite where the function bends the other way.
    let weight = new >= 0.2 * old ? 1 : 0.8 * old / (old - new)
    let damped = zip(change, pushed).map { weight * $0 + (1 - weight) * $1 }
    let size = dot(step, damped)
    for a in 0..<count {
      for b in 0..<count {
        bend[a * count + b] += damped[a] * damped[b] / size - pushed[a] * pushed[b] / old
      }
    }
  }
}
