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
}
