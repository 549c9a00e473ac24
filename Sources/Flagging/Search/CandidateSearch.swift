import Geography
import Indicators
import Observations
import Statistics

/// Searches the units of an indicator's figures for candidates. The catalogue supplies the polarity, the
/// smallest difference that matters, the floor and the context.
public struct CandidateSearch: Sendable {
  /// The row of every unit, in their order: they are listed by what is shown of them, once it is known.
  public internal(set) var rows: [Candidate]
  public internal(set) var summary: SearchSummary
  /// Who is named with other choices, by the units' indices.
  public internal(set) var sensitivity: Sensitivity

  public var candidates: [Candidate] { rows.filter(\.isCandidate) }

  /// - Parameters:
  ///   - series: of one indicator and sex, the tested year last.
  ///   - units: the units to search, in order of code.
  ///   - peers: the municipalities' peer groups; nil for those nearest in context, or the units' own
  ///     groups.
  ///   - withheld: the units that will not be shown, and have no place among the others.
  ///   - isTryingOthers: whether it is asked who is named with other choices too, which takes most of the time.
  /// - Throws: `CandidateSearchError` when there is nothing to search, or a context column cannot be
  ///   used.
  public init(
    _ series: [FigureSeries], over units: [SearchedUnit], _ contextFigures: ContextFigures,
    peers: PeerGroups?, withheld: Set<UnitCode> = [], tryingOthers isTryingOthers: Bool = true,
    _ settings: CandidateSettings
  ) throws(CandidateSearchError) {
    guard let tested = series.last, let aim = Aim(tested.indicator) else {
      throw .neitherIsBetter
    }
    let comparable = series.filter {
      !tested.indicator.isBroken(between: $0.year, and: tested.year)
    }
    let (contexts, missing) = contextFigures.context(of: comparable, units, settings)
    var families: [Family] = []
    for (series, context) in zip(comparable, contexts) {
      do throws(FamilyError) {
        families.append(
          try Family(
            period: String(series.year), aim: aim, units: units.map(\.unit.code.description),
            outcomes: units.map { Outcome(series[$0.unit.code]) }, context: context,
            peers: Self.rule(peers, series, units), spread: series.spread))
      } catch { throw .family(error) }
    }
    do throws(RegressionError) {
      let (search, lasting) = try DeviantSearch.besideLasting(families, settings)
      let sensitivity =
        isTryingOthers ? try Sensitivity(families, lasting, settings) : Sensitivity()
      let hidden = Set(units.indices.filter { withheld.contains(units[$0].unit.code) })
      rows = search.evidence(lasting, withheld: hidden).enumerated().map { place, evidence in
        Candidate(
          units[place].unit, in: tested, evidence,
          peers: evidence.assessment.peers.map { units[$0].unit }, place, sensitivity)
      }
      summary = SearchSummary(
        search, lasting, settings, missingContext: missing,
        isMatched: peers?.matched.contains(tested.indicator.id) ?? false)
      self.sensitivity = sensitivity
    } catch {
      throw .context(error)
    }
  }

  /// The rule by which peers are chosen; nobody has peers on an indicator by which peers were chosen,
  /// since on it they are alike by construction.
  private static func rule(_ peers: PeerGroups?, _ series: FigureSeries, _ units: [SearchedUnit])
    -> PeerRule
  {
    guard let peers else {
      return units.contains { $0.group != nil }
        ? .groups(units.map { $0.group?.description }) : .nearest
    }
    guard !peers.matched.contains(series.indicator.id) else { return .chosen([]) }
    let places = Dictionary(
      units.enumerated().map { ($1.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    return .chosen(
      units.map { (peers.groups[$0.unit.code] ?? []).compactMap { places[$0.unit] } })
  }
}

/// A unit to search, with the unit whose context applies to it.
public struct SearchedUnit: Sendable, Hashable {
  public let unit: NamedUnit
  /// The unit whose context applies: a school has its municipality's; nil where it is unknown.
  let place: UnitCode?
  /// The group whose other units are its peers; nil for none.
  let group: UnitCode?

  /// Creates a municipality, whose context is its own.
  public init(_ unit: NamedUnit) {
    self.unit = unit
    place = unit.code
    group = nil
  }

  /// Creates a school, whose peers are the other schools of its county.
  public init(_ school: School) {
    unit = school.unit
    place = school.municipality
    group = school.county
  }
}

/// The reason why there is no search.
public enum CandidateSearchError: Error, Sendable, CustomStringConvertible {
  /// The catalogue gives the indicator no polarity.
  case neitherIsBetter
  case family(FamilyError)
  case context(RegressionError)

  public var description: String {
    switch self {
    case .neitherIsBetter: "neither way is better, so nobody can deviate for the better"
    case .family(let error): "\(error)"
    case .context(let error): "the context cannot be used: \(error)"
    }
  }
}
