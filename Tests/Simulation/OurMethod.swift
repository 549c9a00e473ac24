import Flagging
import Statistics

/// The program's own search on a world, with all gates, with each left out, and with neighbouring
/// settings.
struct OurMethod: Sendable {
  static let aim = Aim(better: .low, floor: 150, smallestDifference: 0.02)

  /// With the default settings, of the tested year.
  let assessment: Assessment
  let named: [Named]
  /// τ² by estimator.
  let tauSquared: [(estimator: String, value: Double)]

  init(_ world: World) throws {
    let standard = CandidateSettings()
    let units = world.sizes.indices.map { "\($0 + 1000)" }
    let families = try world.counts.suffix(standard.lasting.of).enumerated().map { year, counts in
      try Family(
        period: "\(year)", aim: Self.aim, units: units, outcomes: counts.map { .share($0) },
        context: world.context)
    }
    var named: [Named] = []
    var tauSquared: [(String, Double)] = []
    var ours: Assessment?
    for estimator in Overdispersion.Estimator.allCases {
      var settings = standard
      settings.overdispersion = estimator
      let assessments = try families.map { try Assessment($0, settings) }
      let (tested, earlier) = (assessments[assessments.count - 1], Array(assessments.dropLast()))
      tauSquared.append((estimator.rawValue, tested.tauSquared ?? 0))
      let isStandard = estimator == standard.overdispersion
      for q in [0.05, 0.10, 0.20] {
        settings.falseDiscoveryRate = q
        let search = DeviantSearch(tested, after: earlier, settings)
        let isOurs = isStandard && q == standard.falseDiscoveryRate
        let name = isOurs ? "ours" : "ours_\(estimator.rawValue)_q\(Int((q * 100).rounded()))"
        named.append(Named(method: name, units: Self.passing(search) { _ in true }))
        guard isOurs else { continue }
        ours = tested
        for gate in Gate.allCases.dropFirst() {
          named.append(
            Named(
              method: "without_\(gate.rawValue)", units: Self.passing(search) { $0 != gate }))
        }
        let otherwise = search.units.indices.filter { unit in
          Gate.allCases.allSatisfy { $0 == .lasting || search.units[unit].gates[$0] != .failed }
        }
        func lasting(_ name: String, _ isBetter: (UnitAssessment) -> Bool) {
          named.append(
            Named(
              method: name,
              units: otherwise.filter { unit in
                assessments.count { isBetter($0.units[unit]) } >= 2
              }))
        }
        lasting("lasting_effect") { ($0.difference ?? 0) <= -Self.aim.smallestDifference }
        lasting("lasting_half_effect") {
          ($0.difference ?? 0) <= -Self.aim.smallestDifference / 2
        }
        lasting("lasting_p05") { ($0.pValue ?? 1) <= 0.05 }
        lasting("lasting_p01") { ($0.pValue ?? 1) <= 0.01 }
        for (place, gate) in Gate.allCases.enumerated().dropFirst() {
          let kept = Gate.allCases[...place]
          named.append(
            Named(method: "through_\(gate.rawValue)", units: Self.passing(search, kept.contains)))
        }
      }
    }
    guard let ours else { throw StudyError.noStandard }
    assessment = ours
    self.named = named
    self.tauSquared = tauSquared
  }

  /// The units that fail none of the gates that are kept.
  private static func passing(_ search: DeviantSearch, _ isKept: (Gate) -> Bool) -> [Int] {
    search.units.indices.filter { unit in
      Gate.allCases.allSatisfy { !isKept($0) || search.units[unit].gates[$0] != .failed }
    }
  }
}

enum StudyError: Error {
  /// The standard estimator is not one of those that are tried.
  case noStandard
}
