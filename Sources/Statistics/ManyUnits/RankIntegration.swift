/// Integrates, for each unit, the distribution of the number of other units below it, each a draw from
/// its own density.
///
/// At a point t, Fⱼ(t) is the probability that unit j is below; the number of all that are is convolved
/// from them, unit i is taken out again by dividing its own factor away, from whichever end is
/// stable, and what is left is summed over i's density at `RankPoints`. The probability of each rank is
/// right to 10⁻⁶.
struct RankIntegration {
  /// The places of the units by where their densities have their tops.
  private let order: [Int]
  private let groups: Int
  /// Point by point, in groups of eight units: the probability of being below, and the mass that the
  /// point stands for.
  private var probabilities: [SIMD8<Double>]
  private var masses: [SIMD8<Double>]

  init(_ units: [PosteriorDensity]) {
    let tops = units.map(\.top)
    order = units.indices.sorted { (tops[$0], $0) < (tops[$1], $1) }
    groups = CountBelow.groups(units.count)
    let places = RankPoints(
      from: units.reduce(Double.infinity) { min($0, $1.top - $1.reach(-1)) },
      to: units.reduce(-Double.infinity) { max($0, $1.top + $1.reach(1)) },
      tops: order.map { tops[$0] }, widths: order.map { units[$0].width })
    probabilities = Array(repeating: .zero, count: places.points.count * groups)
    masses = probabilities
    let (order, stride) = (order, groups * 8)
    let total = probabilities.withUnsafeMutableBytes { bytes in
      let probabilities = bytes.bindMemory(to: Double.self)
      return masses.withUnsafeMutableBytes { bytes in
        let masses = bytes.bindMemory(to: Double.self)
        var total = 0.0
        for (place, unit) in order.enumerated() {
          let table = DistributionTable(units[unit])
          for (index, point) in places.points.enumerated() {
            let (probability, density) = table.at(point)
            let mass = density * places.weights[index]
            probabilities[index * stride + place] = probability
            masses[index * stride + place] = mass
            total += mass
          }
        }
        return total
      }
    }
    // What the weights have in common.
    let scale = Double(units.count) / total
    for index in masses.indices { masses[index] *= scale }
  }

  /// Returns, for each unit, the probabilities that 0, 1, … m − 1 others are below it, unit after unit.
  consuming func numberBelow() -> [Double] {
    var counter = CountBelow(units: order.count)
    probabilities.withUnsafeBufferPointer { probabilities in
      masses.withUnsafeBufferPointer { masses in
        for start in stride(from: 0, to: masses.count, by: groups) {
          let alive = (0..<groups).filter {
            any(masses[start + $0] .> CountBelow.negligible)
          }
          guard !alive.isEmpty else { continue }
          counter.count(UnsafeBufferPointer(rebasing: probabilities[start..<(start + groups)]))
          for group in alive {
            counter.collect(
              group: group, probability: probabilities[start + group],
              mass: masses[start + group])
          }
        }
      }
    }
    // Room for the answer.
    (probabilities, masses) = ([], [])
    return counter.collected(order)
  }
}
