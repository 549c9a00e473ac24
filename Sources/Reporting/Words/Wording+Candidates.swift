import Flagging
import Foundation
import Indicators
import Observations
import Statistics

/// The results of a search in words for readers without statistics.
extension Wording {
  /// The absolute size of a difference: `6,3 prosentpoeng`.
  func size(_ difference: Double, _ unit: ValueUnit) throws -> String {
    let points = style.decimal((unit == .share ? 100 : 1) * difference.magnitude, 1)
    return try say(unit == .share ? "size_share" : "size_mean", ["points": points])
  }

  /// A probability as a frequency, `én av 460`, to two significant digits and at most one in 10,000,
  /// beyond which the tail is unknown.
  func oneIn(_ probability: Double) throws -> String {
    guard probability > 1e-4 else { return try say("one_in_fewer", ["n": style.count(10_000)]) }
    let n = 1 / probability
    let step = max(1, pow(10, (log10(n)).rounded(.down) - 1))
    return try say("one_in", ["n": try inWords(Int((n / step).rounded() * step))])
  }

  /// A q-value as percent: `65 %`, or `under 1 %`.
  func falseAlarms(_ q: Double) throws -> String {
    q < 0.01
      ? try say("below", ["number": style.percent(0.01, decimals: 0)])
      : style.percent(q, decimals: 0)
  }

  /// The number of units expected at this probability: `0,7`, or `under 0,1`.
  func expectedCount(_ probability: Double, among units: Int) throws -> String {
    let count = probability * Double(units)
    return count < 0.1
      ? try say("below", ["number": style.decimal(0.1, 1)]) : style.decimal(count, 1)
  }

  /// The changed settings under which a unit is not a candidate, in words.
  func changes(_ changes: [Sensitivity.Change]) throws -> String {
    try list(
      changes.map { change in
        switch change {
        case .falseDiscoveryRate(let q):
          try say("change_q", ["q": style.plain(q)])
        case .smallestDifference(let times):
          try say("change_smallest", ["times": style.plain(times)])
        case .lasting(let lasting):
          try say(
            "change_lasting",
            ["better": style.count(lasting.better), "of": style.count(lasting.of)])
        case .lastingByDirectionAlone: try say("change_direction")
        case .agreement(let methods):
          try say("change_agreement", ["methods": style.count(methods)])
        case .overdispersion(let estimator):
          try say("change_overdispersion", ["estimator": estimator.rawValue])
        case .peers(let count):
          try say("change_peers", ["count": style.count(count)])
        }
      })
  }
}
