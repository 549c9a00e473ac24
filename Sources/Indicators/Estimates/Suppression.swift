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

extension Estimate {
  /// Removes the benchmark's value and the comparison with it; the unit's own figure stays.
  public mutating func withholdBenchmark(_ reason: Reason) {
    guard status != .suppressed else { return }
    benchmarkValue = nil
    benchmarkExtent = nil
    comparison = nil
    verdict = AtBothLevels { _ in .notCompared }
    reasons.append(reason)
  }
}

extension RelativeChange {
  public mutating func suppress(_ reason: Reason) {
    change = nil
    restChange = nil
    difference = nil
    interval = nil
    method = nil
    natural = nil
    verdict = AtBothLevels { _ in .notCompared }
    status = .suppressed
    reasons = [reason]
  }
}
