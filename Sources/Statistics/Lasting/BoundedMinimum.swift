/// The minimum of a smooth function inside a box, by quasi-Newton steps: BFGS with Powell's damping, each step
/// to the least of the quadratic model inside the box, halved until the function falls enough.
///
/// Where falls drown in the function's rounding, the slope tells instead, so that the place has more digits
/// than the value alone would give it.
///
/// Source: Nocedal and Wright 2006, Numerical Optimization, chapters 6, 16.7 and 18.3; Hager and Zhang 2005,
/// SIAM Journal on Optimization 16:170, for the condition on the slope.
struct BoundedMinimum {
  let place: [Double]
  let value: Double
  /// The second derivatives as the steps found them, row by row: those from which a search nearby may start.
  let bend: [Double]

  /// - Parameters:
  ///   - start: is moved into the box.
  ///   - bend: the second derivatives near the start, row by row, positive definite; nil for the unit matrix.
  ///   - tolerance: the twofold fall that the model still promises at the end, at most.
  ///   - function: the value and its slope; nil outside the function's domain, as if it were infinite.
  /// - Returns: nil where the function has no value at the start.
  init?(
    from start: [Double], bend: [Double]? = nil, in box: [ClosedRange<Double>],
    tolerance: Double = 1e-13, of function: ([Double]) -> (value: Double, slope: [Double])?
  ) {
    func inside(_ place: [Double]) -> [Double] {
      zip(place, box).map { min(max($0, $1.lowerBound), $1.upperBound) }
    }
    var place = inside(start)
    guard var (value, slope) = function(place) else { return nil }
    var bend = bend ?? Self.unit(place.count)
    for _ in 0..<200 {
      let step = Self.step(from: place, slope, bend, box)
      let promised = -Self.dot(step, slope)
      guard promised > 0 else { break }
      // The model is best where the step is short: the last step needs no test.
      if promised <= tolerance {
        place = inside(zip(place, step).map(+))
        break
      }
      var (length, found) = (1.0, false)
      for _ in 0..<40 {
        let next = inside(zip(place, step).map { $0 + length * $1 })
        let moved = zip(next, place).map { $0 - $1 }
        let fall = Self.dot(moved, slope)
        if let (nextValue, nextSlope) = function(next),
          nextValue <= value + 1e-4 * fall
            || (nextValue <= value + 1e-12 * value.magnitude
              && Self.dot(moved, nextSlope).magnitude <= 0.5 * fall.magnitude)
        {
          Self.update(&bend, moved, zip(nextSlope, slope).map { $0 - $1 })
          found = fall < 0
          (place, value, slope) = (next, nextValue, nextSlope)
          break
        }
        length /= 2
      }
      guard found else { break }
    }
    self.place = place
    self.value = value
    self.bend = bend
  }

  private static func unit(_ count: Int) -> [Double] {
    (0..<count * count).map { $0 % (count + 1) == 0 ? 1 : 0 }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The step to the least of the quadratic model: a coordinate that it would take out of the box ends at the
  /// bound, and the others answer to that. No coordinate, a logarithm or a logit, moves farther than 2 at once.
  private static func step(
    from place: [Double], _ slope: [Double], _ bend: [Double], _ box: [ClosedRange<Double>]
  ) -> [Double] {
    let count = place.count
    var step = Array(repeating: 0.0, count: count)
    var free = place.indices.filter { index in
      !(place[index] <= box[index].lowerBound && slope[index] > 0)
        && !(place[index] >= box[index].upperBound && slope[index] < 0)
    }
    let held = Set(place.indices).subtracting(free)
    while !free.isEmpty {
      let goal = free.map { row in
        step.indices.reduce(-slope[row]) { sum, column in
          free.contains(column) ? sum : sum - bend[row * count + column] * step[column]
        }
      }
      let part = free.flatMap { a in free.map { bend[a * count + $0] } }
      let chosen =
        CholeskyFactor(part, order: free.count)?.solve(goal) ?? free.map { -slope[$0] }
      var ended: [Int] = []
      for (index, move) in zip(free, chosen) {
        let reach = box[index].lowerBound - place[index]...box[index].upperBound - place[index]
        step[index] = min(max(move, reach.lowerBound), reach.upperBound)
        if step[index] != move { ended.append(index) }
      }
      guard !ended.isEmpty else { break }
      free.removeAll { ended.contains($0) }
    }
    // What the bounds make of the step may lead upwards: then the plain way down.
    if dot(step, slope) >= 0 {
      step = place.indices.map { index in
        held.contains(index)
          ? 0
          : min(
            max(-slope[index], box[index].lowerBound - place[index]),
            box[index].upperBound - place[index])
      }
    }
    let longest = step.reduce(0) { max($0, $1.magnitude) }
    return longest > 2 ? step.map { $0 * 2 / longest } : step
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
