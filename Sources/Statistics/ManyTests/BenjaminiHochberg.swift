/// Benjamini–Hochberg q-values, in the order of the p-values: rejecting all with q ≤ α keeps the
/// expected share of false rejections at or below α for independent tests.
///
/// q of the i-th smallest of m is the least of p₍ⱼ₎·m/j over j ≥ i, at most 1. No p-values give none.
///
/// - Throws: `StatisticsError` for a p-value outside [0, 1].
/// - Source: Benjamini and Hochberg 1995, JRSS B 57:289.
public func benjaminiHochberg(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
  try stepUp(pValues, penalty: 1)
}

/// Benjamini–Yekutieli q-values: Benjamini–Hochberg's times 1 + 1/2 + … + 1/m, at most 1. They hold
/// however the tests depend on each other.
///
/// - Throws: `StatisticsError` for a p-value outside [0, 1].
/// - Source: Benjamini and Yekutieli 2001, Annals of Statistics 29:1165.
public func benjaminiYekutieli(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
  // From the smallest term, which keeps the sum's last digits.
  let penalty = (1...max(1, pValues.count)).reversed().reduce(0) { $0 + 1 / Double($1) }
  return try stepUp(pValues, penalty: penalty)
}

/// The least of p₍ⱼ₎·m·penalty/j over j ≥ i, at most 1, for each of the p-values.
private func stepUp(_ pValues: [Double], penalty: Double) throws(StatisticsError) -> [Double] {
  if let wrong = pValues.first(where: { !($0 >= 0 && $0 <= 1) }) {
    throw StatisticsError("p-value", wrong, allowed: "from 0 to 1")
  }
  var qValues = pValues
  var least = 1.0
  let fromLargest = pValues.indices.sorted { pValues[$0] > pValues[$1] }
  for (passed, index) in fromLargest.enumerated() {
    let rank = pValues.count - passed
    let p = pValues[index]
    // Rounded twice, p·m/rank may fall a last bit below p.
    least = min(least, max(p, p * penalty * Double(pValues.count) / Double(rank)))
    qValues[index] = least
  }
  return qValues
}
