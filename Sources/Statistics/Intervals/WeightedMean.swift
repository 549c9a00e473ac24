/// Σwy/Σw: the mean of groups' means when the weights are the groups' sizes.
///
/// - Throws: `StatisticsError` for unequal lengths, a value that is not finite, a weight that is
///   negative or not finite, or weights that are all 0.
public func weightedMean(_ values: [Double], weights: [Double]) throws(StatisticsError) -> Double {
  guard values.count == weights.count else {
    throw StatisticsError("weights", weights.count, allowed: "as many as values, \(values.count)")
  }
  if let wrong = values.first(where: { !$0.isFinite }) {
    throw StatisticsError("value", wrong, allowed: "a finite number")
  }
  if let wrong = weights.first(where: { !($0 >= 0 && $0.isFinite) }) {
    throw StatisticsError("weight", wrong, allowed: "a finite number, not negative")
  }
  var (sum, weightSum) = (0.0, 0.0)
  for (value, weight) in zip(values, weights) {
    sum += weight * value
    weightSum += weight
  }
  guard weightSum > 0 else {
    throw StatisticsError("weights", weightSum, allowed: "above 0 in sum")
  }
  return sum / weightSum
}
