import Analysis
import Disclosure
import Files
import Networks

/// What is told of one round of a network, all of it after disclosure control.
package struct NetworkReport: Sendable {
  /// The network's name, the same in every round.
  package let name: String
  package let findings: NetworkFindings
  package let answers: Protected<NetworkAnswerRow>
  /// Whether services are left out, so that nothing that is withheld can be counted from contacts shown one by one.
  package private(set) var isPublic = false
  private let rules: DisclosureRules
  /// The earlier round that it is compared with; nil for none.
  package let earlier: Earlier?

  package struct Earlier: Sendable {
    package let findings: NetworkFindings
    /// The zero point that the round is part of; nil for none.
    package let zeroPoint: Int?

    package init(_ findings: NetworkFindings, zeroPoint: Int?) {
      self.findings = findings
      self.zeroPoint = zeroPoint
    }
  }

  package init(
    name: String, _ findings: NetworkFindings, rules: DisclosureRules, since earlier: Earlier? = nil
  ) {
    self.name = name
    self.findings = findings
    self.earlier = earlier
    self.rules = rules
    answers = rules.protect(findings.answerRows)
  }

  /// The contacts between groups.
  package var mixing: Protected<NetworkMixingRow> { rules.protect(mixingOf: findings) }

  /// What is not as it was in the earlier round, for the public in measures alone; empty without one.
  package var changes: [NetworkChangeRow] {
    (earlier.map { findings.changes(since: $0.findings) } ?? [])
      .filter { !isPublic || $0.what == .measure }
  }

  /// The report without services, for the public.
  package var forThePublic: NetworkReport {
    var report = self
    report.isPublic = true
    return report
  }
}

extension OutputFolder {
  /// Writes the tables of a network.
  package func writeTables(of report: NetworkReport) throws {
    let findings = report.findings
    try write(
      Protected(unrestricted: findings.measureRows), as: .csv, named: "network_measure.csv",
      about: nil)
    if !report.isPublic {
      try write(
        Protected(unrestricted: findings.actors), as: .csv, named: "network_actor.csv", about: nil)
      try write(
        Protected(unrestricted: findings.pairRows), as: .csv, named: "network_pair.csv", about: nil)
    }
    try write(report.mixing, as: .csv, named: "network_mixing.csv", about: nil)
    try write(report.answers, as: .csv, named: "network_answer.csv", about: nil)
    guard report.earlier != nil else { return }
    try write(
      Protected(unrestricted: report.changes), as: .csv, named: "network_change.csv", about: nil)
  }
}
