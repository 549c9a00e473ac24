/// For each unit the distribution of how many others lie below it, each a draw from its density.
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
    let tables = order.map { DistributionTable(units[$0]) }
    let places = RankPoints(
      from: tables.reduce(Double.infinity) { min($0, $1.lower) },
      to: tables.reduce(-Double.infinity) { max($0, $1.upper) },
      tops: order.map { tops[$0] }, widths: order.map { units[$0].width })
    probabilities = Array(repeating: .zero, count: places.points.count * groups)
    masses = probabilities
    var total = 0.0
    for (unit, table) in tables.enumerated() {
      let (group, lane) = (unit / 8, unit % 8)
      for (index, place) in places.points.enumerated() {
        let (probability, density) = table.at(place)
        let mass = density * places.weights[index]
        probabilities[index * groups + group][lane] = probability
        masses[index * groups + group][lane] = mass
        total += mass
      }
    }
    // What the weights have in common.
    let scale = Double(units.count) / total
    for index in masses.indices { masses[index] *= scale }
  }

  /// For each unit the probability that 0, 1, … m − 1 others are below it, unit after unit.
  func numberBelow() -> [Double] {
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
    return counter.collected(order)
  }
}
