/// The results of one world.
struct Record: Sendable {
  /// The outcome of each method, in the same order in every world; thorough worlds have more methods, at
  /// the end.
  var outcomes: [Outcome] = []
  var methods: [String] = []
  /// The number of planted units by size class.
  var planted = SizeClass.none
  /// τ² by estimator, in the same order in every world.
  var tauSquared: [(estimator: String, value: Double)] = []
  /// The frequency with which a property held, by its name and size class.
  var held: [String: [Held]] = [:]

  struct Outcome: Sendable {
    var flagged = 0
    /// The number of named units that were not planted.
    var notPlanted = 0
    /// Truly better than expected from context, by less than the smallest difference that matters,
    /// planted or not.
    var notBetter = 0
    /// The number of planted units found, by size class.
    var found = SizeClass.none
  }

  struct Held: Sendable {
    var count = 0
    var of = 0
  }

  init(_ world: World, _ named: [Named], smallestDifference: Double) {
    for unit in world.sizes.indices where world.planted[unit] {
      planted[SizeClass.of(world.sizes[unit])] += 1
    }
    for method in named {
      var outcome = Outcome()
      for unit in method.units {
        outcome.flagged += 1
        if world.planted[unit] {
          outcome.found[SizeClass.of(world.sizes[unit])] += 1
        } else {
          outcome.notPlanted += 1
        }
        if world.shares[unit] > world.expected[unit] - smallestDifference { outcome.notBetter += 1 }
      }
      methods.append(method.method)
      outcomes.append(outcome)
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
  static let none = Array(repeating: 0, count: names.count)

  static func of(_ size: Int) -> Int { bounds.count { size >= $0 } }
}
