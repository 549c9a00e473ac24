/// Robust z-scores, which a few extreme values cannot move: (y − median) / (1.4826 · MAD), MAD the median
/// of |y − median|.
///
/// 1.4826 = 1/Φ⁻¹(3/4) makes the scale that of a standard deviation for normal values. Where more
/// than half the values are equal there is no scale, and the answer is nil. The median of an even
/// number is the mean of the two in the middle.
///
/// - Throws: `StatisticsError` for no values, or one that is not finite.
/// - Source: Hampel 1974, JASA 69:383.
public func robustZ(_ values: [Double]) throws(StatisticsError) -> [Double]? {
  if let wrong = values.first(where: { !$0.isFinite }) {
    throw StatisticsError("value", wrong, allowed: "a finite number")
  }
  let middle = try quantile(0.5, ofSorted: values.sorted())
  let distances = values.map { ($0 - middle).magnitude }.sorted()
  let scale = madToStandardDeviation * (try quantile(0.5, ofSorted: distances))
  guard scale > 0 else { return nil }
  return values.map { ($0 - middle) / scale }
}

/// 1/Φ⁻¹(3/4).
private let madToStandardDeviation = 1.482602218505602
