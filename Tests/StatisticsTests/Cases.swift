import Chance
import Checks

@testable import Statistics

extension SplitMix64 {
  /// From 1 to 999 999 999, every length in digits equally often.
  mutating func total() -> Int {
    var limit = 1
    for _ in 0..<Int.random(in: 1...9, using: &self) { limit *= 10 }
    return Int.random(in: limit / 10..<limit, using: &self)
  }

  /// x among n where x lies near p·n: at most `spread` standard errors away.
  mutating func share(near p: Double, spread: Double) throws -> Share {
    let total = total()
    let error = (p * (1 - p) / Double(total)).squareRoot()
    let aim = p + Double.random(in: -spread...spread, using: &self) * error
    return try Share(min(max(Int((aim * Double(total)).rounded()), 0), total), of: total)
  }
}

/// Shares and comparisons on which the laws are tried.
enum Cases {
  static let levels: [ConfidenceLevel] = [.percent95, .percent998]

  /// Nobody, one, all but one and everybody, among few, some and as many as 10¹⁵.
  static func edges() throws -> [Share] {
    try [1, 2, 10, 1899, 1_000_000_000, 1_000_000_000_000_000].flatMap { total in
      try Set([0, 1, total - 1, total]).sorted().map { try Share($0, of: total) }
    }
  }

  /// Every pair of edges, and 1500 pairs close enough for both verdicts to occur.
  static func differences(seed: UInt64 = 1) throws -> [ShareDifference] {
    let edges = try edges()
    var random = SplitMix64(seed: seed)
    let pairs = try (0..<1500).map { _ in
      let p = Double.random(in: 0...1, using: &random)
      return ShareDifference(
        try random.share(near: p, spread: 4), minus: try random.share(near: p, spread: 4))
    }
    return edges.flatMap { first in edges.map { ShareDifference(first, minus: $0) } } + pairs
  }

  /// Each difference's two groups put together, and the first set against the whole.
  static func partsOfWholes() throws -> [PartOfWhole] {
    try differences(seed: 2).map { difference in
      try PartOfWhole(difference.first, in: difference.first.pooled(with: difference.second))
    }
  }
}

extension Cases {
  /// Units of many sizes whose shares vary round a common one, and two columns of context.
  static func units(_ count: Int, seed: UInt64) throws -> ([Share], [Covariate]) {
    var random = SplitMix64(seed: seed)
    let shares = try (0..<count).map { _ in
      let n = Int.random(in: 20...3000, using: &random)
      return try Share(Int(Double(n) * Double.random(in: 0.05...0.25, using: &random)), of: n)
    }
    let columns = ["grades", "unemployment"].map { name in
      Covariate(name, (0..<count).map { _ in Double.random(in: 0...10, using: &random) })
    }
    return (shares, columns)
  }
}
