/// A result at both levels that every report carries, so that no method needs two branches.
public struct AtBothLevels<Result> {
  public let at95: Result
  public let at998: Result

  public init(at95: Result, at998: Result) {
    self.at95 = at95
    self.at998 = at998
  }

  /// The same computation at 95 % and at 99.8 %.
  public init<Failure: Error>(_ compute: (ConfidenceLevel) throws(Failure) -> Result)
    throws(Failure)
  {
    self.at95 = try compute(.percent95)
    self.at998 = try compute(.percent998)
  }

  public func map<Other>(_ transform: (Result) -> Other) -> AtBothLevels<Other> {
    AtBothLevels<Other>(at95: transform(at95), at998: transform(at998))
  }
}

extension AtBothLevels: Sendable where Result: Sendable {}
extension AtBothLevels: Equatable where Result: Equatable {}
