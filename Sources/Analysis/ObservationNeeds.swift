import Flagging
import Indicators
import Observations

/// The figures that a question needs: measures, and the calendar years of each.
///
/// Whoever computes says what it reads, beside where it reads it; a command adds these up and has the
/// store read them. Of a measure that is needed of no year, only is known which years it has.
package struct ObservationNeeds: Sendable, Equatable {
  package private(set) var years: [Measure: Set<Int>] = [:]

  package init() {}

  /// Adds what some indicators' figures of some years are made from.
  package mutating func add(
    _ indicators: some Sequence<Indicator>, in years: some Sequence<Int> = EmptyCollection()
  ) {
    let years = Set(years)
    for indicator in indicators {
      for measure in indicator.measures {
        let ahead = indicator.measuresAhead[measure] ?? 0
        self.years[measure, default: []].formUnion(years.map { $0 + ahead })
      }
    }
  }

  /// Adds what tells which figures of some indicators are withheld: all years of everything that their sources
  /// count, for sources that have not protected their figures themselves.
  package mutating func addProtection(of indicators: [Indicator], _ knowledge: Knowledge) throws {
    let rules = try knowledge.rules
    let sources = Set(indicators.map(\.source).filter { !rules.isOpen($0) })
    guard !sources.isEmpty else { return }
    add(try knowledge.catalogue.indicators.filter { sources.contains($0.source) }, in: 1900...2100)
  }

  /// Adds what peer groups are made from.
  package mutating func addPeers(_ knowledge: Knowledge, year: Int) throws {
    let indicators = try knowledge.peers.indicators(in: knowledge.catalogue)
    add(indicators, in: [year])
    try addProtection(of: indicators, knowledge)
  }

  /// Adds what tells where borders must hold still: for stable units, all the years of every indicator.
  package mutating func add(_ borders: DeclaredBorders, _ knowledge: Knowledge) throws {
    if borders == .stable { add(try knowledge.catalogue.indicators) }
  }

  /// Adds what a search for candidates reads.
  package mutating func addSearch(
    _ indicators: [Indicator], year: Int, _ knowledge: Knowledge, _ settings: CandidateSettings
  ) throws {
    let scope = SearchScope(indicators, year: year, try knowledge.catalogue, settings)
    add(scope.searched, in: scope.years)
    add(scope.telling, in: scope.contextYears)
    try addProtection(of: scope.searched + scope.telling, knowledge)
  }
}
