import Analysis
import Flagging
import Indicators
import Observations

/// The results of a search in words for readers without statistics.
extension Wording {
  /// The absolute size of a difference: `6,3 prosentpoeng`.
  func size(_ difference: Double, _ unit: ValueUnit) throws -> String {
    try say(unit == .share ? "size_share" : "size_mean", ["points": style.size(difference, unit)])
  }

  /// A probability as percent, `97 %`, and `over 99 %` beyond what is known.
  func sureness(_ probability: Double) throws -> String {
    guard probability < 0.995 else {
      return try say("over", ["number": style.percent(0.99, decimals: 0)])
    }
    return probability < 0.005
      ? try say("below", ["number": style.percent(0.01, decimals: 0)])
      : style.percent(probability, decimals: 0)
  }

  /// A number of units that are expected, `3`, or `under 1`.
  func expectedCount(_ count: Double) throws -> String {
    count < 0.95
      ? try say("below", ["number": style.count(1)]) : style.count(Int(count.rounded()))
  }

  /// The grade in words.
  func grade(_ grade: Grade) throws -> String { try say("grade_\(grade.rawValue)") }

  /// The choices with which a unit is not a candidate, in words.
  func changes(_ changes: [Sensitivity.Change], _ list: CandidateList, _ content: ReportContent)
    throws -> String
  {
    try self.list(
      changes.map { change in
        switch change {
        case .falseDiscoveryRate(let q):
          try say("change_q", ["q": style.percent(q, decimals: 0)])
        case .smallestDifference(let times):
          try say(
            "change_smallest",
            [
              "size": size(
                times * list.summary.aim.smallestDifference, list.indicator.valueUnit)
            ])
        case .without(let name):
          try say(
            "change_without", ["context": self.list(content.contextNames([name], self))])
        }
      })
  }
}
