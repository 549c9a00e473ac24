import CellProtection
import Networks

extension DisclosureRules {
  /// Protects what a network's answers say together, by the rule of the source `network`: a category that few named, or
  /// all but few, could be told to be somebody's, and so could a mean over few.
  ///
  /// No total of such rows is shown, so that none of them gives another back.
  package func protect(_ rows: [NetworkAnswerRow]) -> Protected<NetworkAnswerRow> {
    let rule = rule(for: "network")
    return Protected(
      rows: rows.map { row in
        guard let respondents = row.respondents, rule.protects(row.named, of: respondents) else {
          return row
        }
        var row = row
        row.suppress()
        return row
      })
  }

  /// Protects the contacts between groups of a network by the same rule: those of few, of all but few, and whatever a
  /// group tells of which few answered. Further ones are withheld until the total, and how many pairs lie inside groups,
  /// both of which are published, give none of them back.
  package func protect(mixingOf findings: NetworkFindings) -> Protected<NetworkMixingRow> {
    let rule = rule(for: "network")
    let rows = findings.mixingRows
    return Protected(
      rows: NetworkMixingRow.Grouping.allCases.flatMap { grouping in
        Self.protect(
          rows.filter { $0.grouping == grouping }, rule,
          pairsInside: findings.pairsInside(grouping))
      })
  }

  private static func protect(_ rows: [NetworkMixingRow], _ rule: Rule, pairsInside: Int)
    -> [NetworkMixingRow]
  {
    let cells = rows.map { row in
      let (ties, possible) = (row.ties ?? 0, row.possible ?? 0)
      // Where nobody could tell there is nothing to be known.
      let isHidden =
        possible > 0 && (rule.protects(ties, of: possible) || rule.isFew(row.respondents))
      return ProtectionProblem.Cell(
        ties, outside: 0...possible, protection: isHidden ? rule.protection : 0,
        isKnownToOne: row.respondents == 1, isHidden: isHidden, cost: Double(1 + ties))
    }
    let sum = cells.reduce(0) { $0 + $1.value }
    let total = ProtectionProblem.Cell(sum, outside: 0...sum, isHidden: false, cost: nil)
    let inside = rows.indices.filter { rows[$0].from == rows[$0].to }
    let relations: [ProtectionProblem.Relation] = [
      .sum(rows.count, of: Array(rows.indices)),
      // Each pair is told of by one or by both.
      ProtectionProblem.Relation(
        inside.map { ($0, 1) }, least: pairsInside, greatest: 2 * pairsInside),
    ]
    // Both hold of the true counts.
    guard let problem = try? ProtectionProblem(cells + [total], relations) else {
      return rows.map(\.withheld)
    }
    let hidden = ComplementarySuppression(problem).problem.cells
    return zip(rows, hidden).map { $1.isHidden ? $0.withheld : $0 }
  }
}

extension NetworkMixingRow {
  /// The row without its numbers.
  fileprivate var withheld: NetworkMixingRow {
    var row = self
    row.suppress()
    return row
  }
}
