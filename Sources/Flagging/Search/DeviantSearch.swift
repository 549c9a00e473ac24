import Statistics

/// The marks of the plain search: which units are unlike the others in the tested period, gate by gate.
///
/// It puts the variation between units into what is tested against, and so finds only the extraordinary;
/// `LastingSearch` names candidates, and these marks stand beside its grades as evidence.
///
/// Source: the Data Powered Positive Deviance handbook, 2021; Jones and Spiegelhalter 2011, The American
/// Statistician 65:31; Rose and McCullough 2017, Health Services and Outcomes Research Methodology 17:1.
public struct DeviantSearch: Sendable {
  /// The assessment of the tested period.
  public let tested: Assessment
  /// The assessments of earlier periods, the last one nearest to the tested.
  public let earlier: [Assessment]
  /// The result of each unit.
  public let units: [Judged]

  /// A unit's evidence and gate results.
  public struct Judged: Sendable, Hashable {
    public let gates: GateOutcomes
    /// In how many of the last periods, the tested one included, the unit did clearly better than
    /// expected, and in how many it has an expectation; nil where too few periods are comparable.
    public let lasting: Lasting?

    public struct Lasting: Sendable, Hashable {
      public let better: Int
      public let of: Int
    }
  }

  /// - Parameters:
  ///   - tested: the period that is tested.
  ///   - earlier: preceding periods with the same units, the last one nearest; none from before a break,
  ///     and none that overlap.
  public init(
    _ tested: Assessment, after earlier: [Assessment] = [], _ settings: CandidateSettings
  ) {
    let counted = Array(earlier.suffix(settings.lasting.of - 1))
    let compared = (counted + [tested]).filter { $0.basis != nil }
    self.tested = tested
    self.earlier = counted
    units = tested.units.indices.map { unit in
      let assessment = tested.units[unit]
      let lasting = assessment.isEligible ? Self.lasting(unit, compared, settings) : nil
      return Judged(
        gates: GateOutcomes { gate in
          assessment.outcome(at: gate, tested.aim, lasting, settings)
        },
        lasting: lasting)
    }
  }

  /// Searches the families of several periods, the last one tested.
  /// - Parameter families: at least one; those too old to count are not assessed.
  /// - Throws: `RegressionError` as `Assessment` does, and for no families.
  public init(_ families: [Family], _ settings: CandidateSettings) throws(RegressionError) {
    var assessments: [Assessment] = []
    for family in families.suffix(settings.lasting.of) {
      assessments.append(try Assessment(family, settings))
    }
    guard let tested = assessments.popLast() else { throw .tooFewUnits(0, coefficients: 1) }
    self.init(tested, after: assessments, settings)
  }

  private static func lasting(
    _ unit: Int, _ periods: [Assessment], _ settings: CandidateSettings
  ) -> Judged.Lasting? {
    guard periods.count >= settings.lasting.better else { return nil }
    let known = periods.map { $0.units[unit] }.filter { $0.difference != nil }
    let sign = periods[0].aim.better.sign
    return Judged.Lasting(
      better: known.count {
        sign * ($0.difference ?? 0) > 0
          && sign * ($0.zOverdispersed ?? 0) >= settings.lasting.strength
      },
      of: known.count)
  }
}

extension UnitAssessment {
  fileprivate func outcome(
    at gate: Gate, _ aim: Aim, _ lasting: DeviantSearch.Judged.Lasting?,
    _ settings: CandidateSettings
  ) -> Gate.Outcome {
    if gate == .eligible { return isEligible ? .passed : .failed }
    guard isEligible else { return .notJudged }
    let sign = aim.better.sign
    // A difference by rounding alone is none.
    func isBetter(_ difference: Double) -> Bool {
      sign * difference > 1e-12 * (value ?? 0).magnitude
    }
    func judged(_ isPassed: Bool?) -> Gate.Outcome {
      isPassed.map { $0 ? .passed : .failed } ?? .notJudged
    }
    switch gate {
    case .eligible: return .passed
    case .expected: return judged(difference.map(isBetter) ?? false)
    case .peers: return judged(peerDifference.map(isBetter))
    case .effect: return judged(difference.map { sign * $0 >= aim.smallestDifference })
    case .chance: return judged(qValue.map { $0 <= settings.falseDiscoveryRate })
    case .lasting: return judged(lasting.map { $0.better >= settings.lasting.better })
    case .agreement:
      let scores = [studentisedResidual, peerZ, robustZ].compactMap { $0.map { sign * $0 } }
      guard scores.count >= settings.agreement.methods else { return .notJudged }
      return judged(
        scores.count { $0 >= settings.agreement.strength } >= settings.agreement.methods)
    }
  }

  /// Whether the unit has a figure for enough people.
  var isEligible: Bool { lack.isEligible }
}
