import Flagging
import Geography
import Indicators
import MadeFigures

/// Municipalities 1001, 1002 … with these counts, searched for candidates.
struct MadeSearch {
  let world: MadeWorld

  /// - Parameter counts: events and people of each municipality.
  init(
    _ counts: [(x: Int, n: Int)], indicator: Indicator? = nil, from first: Int = 1001,
    listedBackwards: Bool = false
  ) throws {
    let codes = counts.indices.map { String(first + $0) }
    var world = try MadeWorld(
      listedBackwards ? codes.reversed() : codes, indicator: indicator ?? .made())
    for (code, count) in zip(codes, counts) { try world.put(count.x, of: count.n, code) }
    self.world = world
  }

  func callAsFunction(q: Double = CandidateSearch.defaultFalseDiscoveryRate) throws
    -> CandidateSearch
  {
    try CandidateSearch(world.series(), in: world.territory, falseDiscoveryRate: q)
  }

  /// Thirty municipalities around one in ten, some larger than others, differing more than chance,
  /// two of them far below.
  static let varied: [(x: Int, n: Int)] = (0..<30).map { index in
    let n = 400 + 137 * (index % 7)
    return (x: index % 20 == 5 ? n / 50 : n / 10 + 2 * ((index * 7) % 23 - 11), n: n)
  }
}

extension CandidateSearch {
  var candidateCodes: [String] { candidates.map(\.unit.code.description).sorted() }

  func row(_ code: String) -> Candidate? { rows.first { $0.unit.code.description == code } }
}
