import Flagging
import Foundation
import Statistics

extension Record {
  /// Records whether intervals contain the truth, and whether tails are as thin as claimed, for the units
  /// at or above the floor.
  mutating func noteIntervals(_ world: World, _ ours: OurMethod, eligible: [Int]) throws {
    guard let counts = world.counts.last else { return }
    let country = try Share(
      counts.reduce(0) { $0 + $1.events }, of: counts.reduce(0) { $0 + $1.total })
    let people = Double(country.total)
    let truth = zip(world.shares, world.sizes).reduce(0) { $0 + $1.0 * Double($1.1) } / people
    for unit in eligible {
      let (size, own) = (world.sizes[unit], world.shares[unit])
      note(
        "wilson_95", size: size, counts[unit].wilsonInterval(.percent95).contains(own))
      let part = try PartOfWhole(counts[unit], in: country)
      note("difference_95", size: size, part.interval(.percent95).contains(own - truth))
      guard !world.planted[unit], let z = ours.assessment.units[unit].zOverdispersed else {
        continue
      }
      note("prediction_95", size: size, z.magnitude <= ConfidenceLevel.percent95.z)
      for tail in [0.05, 0.01, 0.001] {
        note(
          "tail_\(tail)", size: size, (ours.assessment.units[unit].pValue ?? 1) <= tail)
      }
    }
  }
}

extension Record {
  /// Records the same for shrunken values, which take longer and need fewer worlds.
  mutating func noteStandings(_ world: World, _ ours: OurMethod, eligible: [Int]) {
    let standings = ours.assessment.standings()
    let ordered = eligible.sorted { world.shares[$0] < world.shares[$1] }
    for (place, unit) in ordered.enumerated() {
      guard let standing = standings[unit] else { continue }
      let size = world.sizes[unit]
      if let interval = standing.interval95 {
        note("shrunken_95", size: size, interval.contains(world.shares[unit]))
      }
      note("rank_95", size: size, standing.rankInterval95.contains(place + 1))
    }
  }
}

extension Interval {
  fileprivate func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
