/// The intervals a share can have, by the names under which they leave.
public enum ShareIntervalMethod: String, Sendable, CaseIterable {
  case wilson
  case clopperPearson = "clopper-pearson"
  case midP = "mid-p"
  case jeffreys
}

extension Share {
  /// The share's interval by the method of that name.
  public func interval(_ level: ConfidenceLevel, _ method: ShareIntervalMethod)
    throws(StatisticsError) -> Interval
  {
    switch method {
    case .wilson: wilsonInterval(level)
    case .clopperPearson: try clopperPearsonInterval(level)
    case .midP: try midPInterval(level)
    case .jeffreys: try jeffreysInterval(level)
    }
  }
}
