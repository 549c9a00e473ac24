import Chance
import Checks
import Foundation
import Statistics

@testable import Flagging

/// Made-up units, period by period: many sizes, two context variables that matter, more spread than chance, and
/// some far better than the rest.
struct MadeFamily {
  var aim = Aim(better: .lowerIsBetter, floor: 50, smallestDifference: 0.01)
  var names: [String]
  var periods: [Period]
  var rule = PeerRule.nearest
  var settings = CandidateSettings()

  struct Period {
    var shares: [Share?]
    var context: [Context]
  }

  /// - Parameter deviants: the first so many do far better, in all periods.
  init(_ count: Int = 60, periods: Int = 3, deviants: Int = 3, seed: UInt64 = 1) throws {
    var random = SplitMix64(seed: seed)
    func gaussian() -> Double { random.nearlyNormal() }
    let sizes = (0..<count).map { _ in Int.random(in: 60...3000, using: &random) }
    let grades = (0..<count).map { _ in 40 + 2 * gaussian() }
    let distance = (0..<count).map { _ in gaussian() }
    let effects = (0..<count).map { ($0 < deviants ? -1.2 : 0) + 0.1 * gaussian() }
    names = (0..<count).map { "unit \(1000 + $0)" }
    self.periods = try (0..<periods).map { _ in
      Period(
        shares: try (0..<count).map { unit in
          let logit =
            -2 - 0.08 * (grades[unit] - 40) + 0.1 * distance[unit] + effects[unit]
            + 0.05 * gaussian()
          let p = 1 / (1 + exp(-logit))
          let n = Double(sizes[unit])
          let x = (n * p + (n * p * (1 - p)).squareRoot() * gaussian()).rounded()
          return try Share(min(max(Int(x), 0), sizes[unit]), of: sizes[unit])
        },
        context: [Context("grades", grades), Context("distance", distance)])
    }
  }

  func families() throws -> [Family] {
    try periods.enumerated().map { index, period in
      try Family(
        period: String(2019 + index), aim: aim, units: names,
        outcomes: period.shares.map { $0.map(Outcome.share) }, context: period.context,
        peers: rule)
    }
  }

  func search() throws -> DeviantSearch {
    try DeviantSearch(families(), settings)
  }

  /// The names of the candidates.
  func candidates() throws -> Set<String> { Set(try search().passing.map { names[$0] }) }

  /// The same units in another order.
  func reordered(_ order: [Int]) -> MadeFamily {
    var made = self
    made.names = order.map { names[$0] }
    made.periods = periods.map { period in
      Period(
        shares: order.map { period.shares[$0] },
        context: period.context.map { column in
          Context(column.name, order.map { column.values[$0] })
        })
    }
    return made
  }
}
