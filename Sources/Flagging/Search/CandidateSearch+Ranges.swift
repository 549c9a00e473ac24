import Geography
import Indicators
import Statistics

extension CandidateSearch {
  /// Searches figures of which some are known as ranges: all at their least and all at their greatest, keeping
  /// of each unit the row that says less for it.
  ///
  /// Parameters and errors are those of the search of figures that are known.
  public init(
    ofRanges series: [FigureSeries], over units: [SearchedUnit], _ contextFigures: ContextFigures,
    peers: PeerGroups?, withheld: Set<UnitCode> = [], tryingOthers isTryingOthers: Bool = true,
    _ settings: CandidateSettings
  ) throws(CandidateSearchError) {
    guard series.contains(where: \.hasRanges) else {
      try self.init(
        series, over: units, contextFigures, peers: peers, withheld: withheld,
        tryingOthers: isTryingOthers, settings)
      return
    }
    try self.init(
      series.map { $0.taking(\.least) }, over: units, contextFigures, peers: peers,
      withheld: withheld,
      settings)
    keepLessCertain(
      of: try CandidateSearch(
        series.map { $0.taking(\.greatest) }, over: units, contextFigures, peers: peers,
        withheld: withheld,
        tryingOthers: isTryingOthers, settings))
  }

  /// Keeps of each unit the row that says less for it, of two searches of figures that are known as ranges:
  /// all at their least, and all at their greatest. With other choices those are named that both name.
  private mutating func keepLessCertain(of other: CandidateSearch) {
    sensitivity = sensitivity.intersection(other.sensitivity)
    rows = zip(rows, other.rows).enumerated().map { place, pair in
      var row = pair.1.isLessCertain(than: pair.0) ? pair.1 : pair.0
      row.stay(place, in: sensitivity)
      return row
    }
    summary.count(rows)
  }
}

extension Candidate {
  /// Whether less speaks for the unit in this row than in another: it is not named, or its probability is lower.
  fileprivate func isLessCertain(than other: Candidate) -> Bool {
    func certainty(_ row: Candidate) -> (Int, Double) {
      (row.isCandidate ? 1 : 0, row.evidence?.lasting?.probability ?? -1)
    }
    return certainty(self) < certainty(other)
  }
}
