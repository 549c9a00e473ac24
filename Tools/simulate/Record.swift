/// The results of one world.
struct Record: Sendable {
  /// The outcome of each method, in the same order in every world; thorough worlds have more methods, at
  /// the end.
  var outcomes: [Outcome] = []
  var methods: [String] = []
  /// The number of planted units by size class.
  let planted: [Int]
  /// τ² by estimator, in the same order in every world.
  var tauSquared: [(estimator: String, value: Double)] = []
  /// The frequency with which a property held, by its name and size class.
  var held: [String: [Held]] = [:]

  struct Outcome: Sendable {
    let flagged: Int
    /// The number of named units that were not planted.
    let notPlanted: Int
    /// Truly better than expected from context, by less than the smallest difference that matters,
    /// planted or not.
    let notBetter: Int
    /// The number of planted units found, by size class.
    let found: [Int]
  }

  struct Held: Sendable {
    var count = 0
    var of = 0
  }

  init(_ world: World, _ named: [Named], smallestDifference: Double) {
    planted = world.planted(among: world.sizes.indices)
    for method in named {
      methods.append(method.method)
      outcomes.append(
        Outcome(
          flagged: method.units.count, notPlanted: method.units.count { !world.planted[$0] },
          notBetter: method.units.count {
            world.shares[$0] > world.expected[$0] - smallestDifference
          }, found: world.planted(among: method.units)))
    }
  }

  mutating func note(_ name: String, size: Int, _ isHeld: Bool) {
    let own = SizeClass.of(size)
    var row = held[name] ?? Array(repeating: Held(), count: SizeClass.names.count)
    row[own].of += 1
    if isHeld { row[own].count += 1 }
    held[name] = row
  }
}

/// A class of units by n.
enum SizeClass {
  static let bounds = [400, 1000, 3000]
  static let names = ["150-399", "400-999", "1000-2999", "3000-"]

  static func of(_ size: Int) -> Int { bounds.count { size >= $0 } }
}

extension World {
  /// The number of planted units among some, by size class.
  func planted(among units: some Sequence<Int>) -> [Int] {
    units.reduce(into: SizeClass.names.map { _ in 0 }) { counts, unit in
      if planted[unit] { counts[SizeClass.of(sizes[unit])] += 1 }
    }
  }
}
