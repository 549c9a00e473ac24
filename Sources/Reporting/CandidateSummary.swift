import Disclosure
import Flagging

/// What is needed to judge a list of candidates.
public struct CandidateEvidence: Sendable {
  /// How many municipalities were tested.
  public let tested: Int
  /// Dispersion of the z-scores and the variance between municipalities; nil when too few
  /// could be tested.
  public let phi: Double?
  public let tauSquared: Double?
  /// The setting for q.
  public let falseDiscoveryRate: Double

  public init(tested: Int, phi: Double?, tauSquared: Double?, falseDiscoveryRate: Double) {
    self.tested = tested
    self.phi = phi
    self.tauSquared = tauSquared
    self.falseDiscoveryRate = falseDiscoveryRate
  }
}

/// The candidates for a person at a terminal.
public enum CandidateSummary {
  public static func text(_ table: Protected<Candidate>, _ evidence: CandidateEvidence) -> String {
    let style = NumberStyle(.en)
    let named = table.rows.filter(\.isCandidate)
    let rows = named.map { cells($0, style) }
    let list = TextTable(
      header: [
        "code", "municipality", "x", "n", "share", "country", "points", "z", "z overdispersed",
        "p", "q",
      ],
      rows: rows, rightAligned: Set(2...10)
    ).text
    let untested = table.rows.count - evidence.tested
    let expectedFalse = style.decimal(evidence.falseDiscoveryRate * Double(named.count), 1)
    let phi = evidence.phi.map { style.decimal($0, 2) } ?? "–"
    let tau = evidence.tauSquared.map { style.decimal(100 * $0.squareRoot(), 2) } ?? "–"
    let account = """

      \(named.count) candidates of \(evidence.tested) municipalities tested; \(untested) not tested \
      (too few people or no figures).
      At q ≤ \(evidence.falseDiscoveryRate), about \(expectedFalse) of them are expected to be false.
      Dispersion φ = \(phi), standard deviation between municipalities τ = \(tau) points.

      """
    return list + account
  }

  private static func cells(_ candidate: Candidate, _ style: NumberStyle) -> [String] {
    let counts = [candidate.numerator, candidate.denominator].map { $0.map(style.count) ?? "" }
    let shares = [candidate.value, candidate.expected].map { $0.map { style.percent($0) } ?? "" }
    let difference = candidate.difference.map { style.points($0) } ?? ""
    let scores = [candidate.z, candidate.zOverdispersed]
      .map { $0.map { style.decimal($0, 2) } ?? "" }
    let chances = [candidate.pValue, candidate.qValue].map { $0.map(style.probability) ?? "" }
    let unit = [candidate.unit.code.description, candidate.unit.name]
    return unit + counts + shares + [difference] + scores + chances
  }
}
