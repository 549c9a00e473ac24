import Flagging
import Statistics

/// Who the search for what lasts names in one world, beside other rules, and how true its probabilities are.
///
/// Truth is the unit's lasting share beside the mean share of units in its true circumstances.
struct LastingTrial: Sendable {
  /// By rule, in the same order in every world; thorough worlds have more rules, at the end.
  private(set) var outcomes: [(rule: String, outcome: Outcome)] = []
  /// The planted units by size class.
  let planted: [Int]
  /// By tenth of π.
  private(set) var tenths = Array(repeating: Tenth(), count: 10)

  struct Outcome: Sendable {
    let named: Int
    /// Whose lasting share is not better than expected by the smallest difference that matters.
    let underDifference: Int
    /// Whose lasting share is not better than expected at all.
    let notBetter: Int
    /// The planted units found, by size class.
    let found: [Int]
  }

  /// Units with a π of the same tenth.
  struct Tenth: Sendable {
    var units = 0
    /// The sum of their π.
    var promised = 0.0
    /// How many truly are better by the smallest difference that matters.
    var kept = 0
  }

  /// - Parameter isThorough: whether fewer years and other rules are tried too.
  init(_ world: World, isThorough: Bool) throws {
    let settings = CandidateSettings()
    let units = world.sizes.indices.map { "\($0 + 1000)" }
    let families = try world.counts.enumerated().map { year, counts in
      try Family(
        period: "\(year)", aim: OurMethod.aim, units: units, outcomes: counts.map { .share($0) },
        context: world.context)
    }
    planted = world.planted(among: world.sizes.indices)
    let search = try note(families, "", settings, world)
    try noteBare(search, settings, world)
    guard isThorough else { return }
    for years in [5, 3] {
      _ = try note(Array(families.suffix(years)), "_\(years)", settings, world)
    }
    note("plain", try DeviantSearch(families, settings).passing, world)
    let eligible = world.sizes.indices.filter { world.sizes[$0] >= OurMethod.aim.floor }
    let others = try OtherMethods.flags(world.counts.last ?? [], eligible: eligible)
    for method in others where ["dots_95", "top_ten"].contains(method.method) {
      note(method.method, method.units, world)
    }
  }

  /// Notes who is named after guard and range.
  private mutating func note(
    _ families: [Family], _ suffix: String, _ settings: CandidateSettings, _ world: World
  ) throws -> LastingSearch {
    let search = try LastingSearch(families, q: settings.falseDiscoveryRate, settings)
    note("listed" + suffix, search.named, world)
    note(
      "clear" + suffix, search.units.indices.filter { search.units[$0]?.grade == .clear }, world)
    return search
  }

  /// Notes who would be named before guard and range, and how true π is.
  private mutating func noteBare(
    _ search: LastingSearch, _ settings: CandidateSettings, _ world: World
  ) throws {
    let judged = search.units.indices.filter { search.units[$0] != nil }
    let probabilities = judged.map { search.units[$0]?.probability ?? 0 }
    let isInSet = try bayesianFalseDiscovery(probabilities, q: settings.falseDiscoveryRate)
    let sure = judged.indices.filter { probabilities[$0] >= Grade.clearFrom }
    let listed = judged.indices.filter {
      probabilities[$0] >= Grade.clearFrom || (isInSet[$0] && probabilities[$0] >= 0.5)
    }
    note("listed_bare", listed.map { judged[$0] }, world)
    note("clear_bare", sure.map { judged[$0] }, world)
    for (unit, probability) in zip(judged, probabilities) {
      let tenth = min(Int(probability * 10), 9)
      tenths[tenth].units += 1
      tenths[tenth].promised += probability
      if Self.isBetter(unit, world) { tenths[tenth].kept += 1 }
    }
  }

  private static func isBetter(_ unit: Int, _ world: World) -> Bool {
    world.lastingShares[unit] - world.meanExpected[unit] <= -OurMethod.aim.smallestDifference
  }

  private mutating func note(_ rule: String, _ named: [Int], _ world: World) {
    let outcome = Outcome(
      named: named.count, underDifference: named.count { !Self.isBetter($0, world) },
      notBetter: named.count { world.lastingShares[$0] >= world.meanExpected[$0] },
      found: world.planted(among: named))
    outcomes.append((rule, outcome))
  }
}
