import Flagging
import Indicators

extension MadeWorld {
  /// The candidates of 2021 among all municipalities, years before it the witnesses.
  public func candidates(
    since first: Int = 2021, _ contextFigures: ContextFigures = ContextFigures([], years: 5),
    peers: PeerGroups? = nil, _ settings: CandidateSettings = CandidateSettings()
  ) throws -> CandidateSearch {
    try CandidateSearch(
      (first...2021).map { series($0) },
      over: territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
      contextFigures, peers: peers,
      settings)
  }
}
