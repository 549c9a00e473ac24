import Disclosure
import Indicators
import Observations

extension Analysis {
  /// Plans what is withheld of every source that has not protected its figures itself, over all its
  /// indicators, sexes and years: what is asked for must not decide what is withheld.
  /// - Parameter earlier: figures that have been withheld before, and stay so.
  mutating func planProtection(
    of indicators: [Indicator], beside earlier: ProtectionPlan.Withheld
  ) {
    let tables = protectedTables(beside: indicators)
    guard !tables.isEmpty else { return }
    let (analysis, control) = (self, control)
    for plan in inParallel(
      tables, threads: threads,
      { own, year in
        control.plan(
          analysis.unprotectedSeries(own, year: year, threads: 1), earlier: earlier)
      })
    {
      self.control.add(plan)
    }
  }

  /// The indicators of each source that has not protected its figures itself, with each year that it has.
  /// - Parameter others: indicators that the catalogue may lack.
  func protectedTables(beside others: [Indicator] = []) -> [(own: [Indicator], year: Int)] {
    let known = Set(catalogue.indicators.map(\.id))
    let all = (catalogue.indicators + others.filter { !known.contains($0.id) })
      .filter { !control.isOpen($0) }
    return Set(all.map(\.source)).sorted().flatMap { source in
      let own = all.filter { $0.source == source }
      let years = Set(own.flatMap { observedYears(of: $0) })
        .union(
          sealed.map { sealed in own.contains(where: sealed.holds) ? [sealed.year] : [] } ?? [])
      return years.sorted().map { (own, $0) }
    }
  }

  /// Every series of every year, with everything, from which nothing may be shown that is withheld.
  func allSeries() -> [FigureSeries] {
    let years = Dictionary(
      grouping: catalogue.indicators.flatMap { indicator in
        Set(observedYears(of: indicator) + (sealed.map { [$0.year] } ?? [])).map { ($0, indicator) }
      }, by: \.0)
    return years.sorted { $0.key < $1.key }.flatMap { year, indicators in
      unprotectedSeries(indicators.map(\.1), year: year, threads: threads)
    }
  }

  /// What can be computed of withheld figures by whoever sees some of them.
  package func exposures(showing shown: Set<ProtectionPlan.Figure>) -> [ProtectionPlan.Exposure] {
    let names = Set(shown.map(\.indicator))
    return protectedTables().filter { own, year in
      shown.contains { $0.year == year } && own.contains { names.contains($0.id) }
    }.flatMap { own, year in
      control.exposures(unprotectedSeries(own, year: year, threads: threads), showing: shown)
    }
  }

  /// Refuses to show anything while a withheld figure can be computed from what would be shown.
  package func requireProtection() throws(Refusal) {
    guard !control.plan.exposed.isEmpty else { return }
    let lines = control.plan.exposed.map(\.description).sorted()
    throw Refusal(
      "nothing is shown, since withheld figures could be computed from it:\n  "
        + lines.joined(separator: "\n  "))
  }
}
