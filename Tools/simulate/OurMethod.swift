import Flagging
import Statistics

/// The program's own search on a world: with all gates, without each one, and with neighbouring settings.
struct OurMethod: Sendable {
  static let aim = Aim(better: .lowerIsBetter, floor: 150, smallestDifference: 0.02)

  /// The assessment of the tested year with the default settings.
  let assessment: Assessment
  private(set) var named: [Named] = []
  /// τ² by estimator, the default first.
  private(set) var tauSquared: [(estimator: String, value: Double)] = []

  /// - Parameter isThorough: whether the other estimators of the variance between units are tried too.
  init(_ world: World, isThorough: Bool) throws {
    let standard = CandidateSettings()
    let units = world.sizes.indices.map { "\($0 + 1000)" }
    let families = try world.counts.suffix(standard.lasting.of).enumerated().map { year, counts in
      try Family(
        period: "\(year)", aim: Self.aim, units: units, outcomes: counts.map { .share($0) },
        context: world.context)
    }
    let ours = try DeviantSearch(families, standard)
    assessment = ours.tested
    func search(_ change: (inout CandidateSettings) -> Void) -> DeviantSearch {
      var settings = standard
      change(&settings)
      return DeviantSearch(ours.tested, after: ours.earlier, settings)
    }
    note("ours", ours)
    for gate in Gate.allCases.dropFirst() { note("without_\(gate.rawValue)", ours) { $0 != gate } }
    for (place, gate) in Gate.allCases.enumerated().dropFirst() {
      note("through_\(gate.rawValue)", ours, Gate.allCases[...place].contains)
    }
    note("q_05", search { $0.falseDiscoveryRate = 0.05 })
    note("q_20", search { $0.falseDiscoveryRate = 0.20 })
    note("lasting_by_direction", search { $0.lasting.strength = 0 })
    tauSquared.append((standard.overdispersion.rawValue, ours.tested.tauSquared ?? 0))
    guard isThorough else { return }
    for estimator in Overdispersion.Estimator.allCases where estimator != standard.overdispersion {
      var settings = standard
      settings.overdispersion = estimator
      let other = try DeviantSearch(families, settings)
      note("overdispersion_\(estimator.rawValue)", other)
      tauSquared.append((estimator.rawValue, other.tested.tauSquared ?? 0))
    }
  }

  /// The units that pass all of the gates kept.
  private mutating func note(
    _ method: String, _ search: DeviantSearch, _ isKept: (Gate) -> Bool = { _ in true }
  ) {
    let units = search.units.indices.filter { unit in
      Gate.allCases.allSatisfy { !isKept($0) || search.units[unit].gates[$0] != .failed }
    }
    named.append(Named(method: method, units: units))
  }
}
