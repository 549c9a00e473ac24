import Geography
import Indicators
import Statistics

/// The search for municipalities that do better than the country by more than municipalities
/// usually differ.
///
/// Only named candidates: what stands here has passed a test against chance, not against
/// circumstances, and no one has gone to look.
public struct CandidateSearch: Sendable {
  /// The setting for q: of the candidates, at most this share is expected to be false.
  public static let defaultFalseDiscoveryRate = 0.10

  /// How much the eligible municipalities differ; nil when fewer than two are eligible.
  public let overdispersion: Overdispersion?
  /// How many municipalities were tested.
  public let eligibleCount: Int
  /// Every municipality: candidates first by q, then the others from best to worst.
  public let rows: [Candidate]

  public var candidates: [Candidate] { rows.filter(\.isCandidate) }

  /// - Throws: `StatisticsError` when a test cannot be made; none is expected from valid counts.
  public init(
    _ series: FigureSeries, in territory: Territory,
    falseDiscoveryRate: Double = Self.defaultFalseDiscoveryRate
  ) throws(StatisticsError) {
    var rows = territory.units.filter { $0.code.level.isMunicipal }.map {
      Candidate($0, series[$0.code], in: series)
    }
    let tested = Self.comparisons(rows, series)
    eligibleCount = tested.count
    guard tested.count >= 2 else {
      overdispersion = nil
      self.rows = rows
      return
    }
    let overdispersion = try Overdispersion(
      zScores: tested.map(\.comparison.z), standardErrors: tested.map(\.standardError))
    let direction = series.indicator.polarity == .higherIsBetter ? 1.0 : -1.0
    for (index, comparison, standardError) in tested {
      let z = overdispersion.z(difference: comparison.difference, standardError: standardError)
      rows[index].expected = comparison.whole.value
      rows[index].difference = comparison.difference
      rows[index].z = comparison.z
      rows[index].zOverdispersed = z
      rows[index].pValue = NormalDistribution.upperTail(direction * z)
    }
    let qValues = try benjaminiHochberg(tested.compactMap { rows[$0.index].pValue })
    for (test, qValue) in zip(tested, qValues) {
      rows[test.index].qValue = qValue
      // However generous the setting, only a unit that is better can be named.
      let isBetter = direction * test.comparison.difference > 0
      rows[test.index].stoppedBy = isBetter && qValue <= falseDiscoveryRate ? nil : .chance
    }
    self.overdispersion = overdispersion
    self.rows = rows.sorted(by: Self.isListedBefore)
  }

  /// The eligible rows against the rest of the country, with s = √(p₀(1 − p₀)(1 − w)/n), so that
  /// the z is the one the estimates table prints.
  private static func comparisons(_ rows: [Candidate], _ series: FigureSeries)
    -> [(index: Int, comparison: PartOfWhole, standardError: Double)]
  {
    guard series.indicator.polarity != .neither, let country = series[.country].share else {
      return []
    }
    return rows.enumerated().compactMap { index, row in
      guard let unit = series[row.unit.code].share, unit.total >= series.indicator.floor,
        let comparison = try? PartOfWhole(unit, in: country), comparison.standardError > 0
      else { return nil }
      return (index, comparison, comparison.standardError)
    }
  }

  private static func isListedBefore(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.isCandidate != b.isCandidate { return a.isCandidate }
    let (qA, qB) = (a.qValue ?? 2, b.qValue ?? 2)
    if qA != qB { return qA < qB }
    let (pA, pB) = (a.pValue ?? 2, b.pValue ?? 2)
    return pA == pB ? a.unit.code < b.unit.code : pA < pB
  }
}
