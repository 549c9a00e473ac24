import Statistics

/// Removes every number from a row, leaving its identity and the reason.
extension Estimate {
  public mutating func suppress(_ reason: Reason) {
    numerator = nil
    denominator = nil
    numerators = nil
    denominators = nil
    value = nil
    interval = nil
    method = nil
    benchmarkValue = nil
    comparison = nil
    verdict = AtBothLevels { _ in .notCompared }
    status = .suppressed
    reasons = [reason]
  }
}

extension RelativeChange {
  public mutating func suppress(_ reason: Reason) {
    change = nil
    restChange = nil
    difference = nil
    interval = nil
    method = nil
    verdict = AtBothLevels { _ in .notCompared }
    status = .suppressed
    reasons = [reason]
  }
}
