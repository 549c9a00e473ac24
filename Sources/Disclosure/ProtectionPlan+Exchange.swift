import CellProtection
import Indicators

extension DisclosureControl {
  /// Other counts for the withheld figures of one source and year, with which everything that is shown and everything
  /// that a reader knows besides stays as it is.
  /// - Parameter series: all of the source's and the year's.
  /// - Returns: what is added to the counts that can be others, for each lot of figures that hang together; each lot
  ///   can be exchanged without the others.
  package func otherCounts(_ series: [FigureSeries]) -> [[ProtectionPlan.Figure: Int]] {
    plan.otherCounts(series, rule(of: series))
  }
}

extension ProtectionPlan {
  func otherCounts(_ series: [FigureSeries], _ rule: DisclosureRules.Rule) -> [[Figure: Int]] {
    let linked = LinkedFigures(series, rule, withheld: withheld)
    guard let problem = linked.problem else { return [] }
    return OtherFilling.changes(problem).map { changes in
      changes.reduce(into: [:]) { $0[linked.figures[$1.key]] = $1.value }
    }
  }
}
