import Flagging
import Indicators

extension Analysis {
  /// The searches for candidates in the years after a zero point, each beside the zero point's peers; who would
  /// be named with other choices is asked in the zero point's year alone.
  /// - Parameter indicators: those that are searched; nil for all.
  package func searches(
    after zeroPoint: Int, _ settings: CandidateSettings, of indicators: [Indicator]? = nil
  ) throws -> [CandidateList] {
    let indicators = indicators ?? catalogue.indicators
    let peers = peerGroups(year: zeroPoint)
    return try years(after: zeroPoint, indicators).flatMap {
      try candidates(indicators, year: $0, peers: peers, tryingOthers: false, settings)
    }
  }
}
