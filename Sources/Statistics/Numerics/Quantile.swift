/// The type 7 quantile of sorted values: linear between order statistics, as R and NumPy do it.
///
/// - Parameters:
///   - probability: in [0, 1].
///   - values: in ascending order, at least one.
/// - Throws: `StatisticsError` for no values or a probability outside [0, 1].
/// - Source: Hyndman and Fan 1996, The American Statistician 50:361.
public func quantile(_ probability: Double, ofSorted values: [Double]) throws(StatisticsError)
  -> Double
{
  guard !values.isEmpty else { throw StatisticsError("values", "empty", allowed: "at least one") }
  guard probability >= 0, probability <= 1 else {
    throw StatisticsError("probability", probability, allowed: "from 0 to 1")
  }
  let position = probability * Double(values.count - 1)
  let below = Int(position)
  let above = min(below + 1, values.count - 1)
  return values[below] + (position - Double(below)) * (values[above] - values[below])
}
