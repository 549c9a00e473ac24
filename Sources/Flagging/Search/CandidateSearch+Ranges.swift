import Indicators
import Statistics

extension CandidateSearch {
  /// Searches figures of which some are known as ranges: all at their least and all at their greatest, keeping
  /// of each unit the row that says less for it.
  ///
  /// Parameters and errors are those of the search of figures that are known.
  public init(
    ofRanges series: [FigureSeries], over units: [SearchedUnit], _ contextFigures: ContextFigures,
    peers: PeerGroups?, _ settings: CandidateSettings
  ) throws(CandidateSearchError) {
    guard series.contains(where: \.hasRanges) else {
      try self.init(series, over: units, contextFigures, peers: peers, settings)
      return
    }
    try self.init(
      series.map { $0.taking(\.least) }, over: units, contextFigures, peers: peers, settings)
    keepLessCertain(
      of: try CandidateSearch(
        series.map { $0.taking(\.greatest) }, over: units, contextFigures, peers: peers, settings))
  }

  /// Keeps of each unit the row that says less for it, of two searches of figures that are known as ranges:
  /// all at their least, and all at their greatest.
  private mutating func keepLessCertain(of other: CandidateSearch) {
    let others = Dictionary(
      other.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    rows = rows.map { own in
      guard let other = others[own.unit.code] else { return own }
      if own.isCandidate != other.isCandidate { return own.isCandidate ? other : own }
      func pValue(_ row: Candidate) -> Double { row.evidence?.assessment.pValue ?? 2 }
      return pValue(other) > pValue(own) ? other : own
    }.sorted(by: Self.isListedBefore)
    summary.count(rows)
    if candidates.isEmpty { sensitivity = nil }
  }
}
