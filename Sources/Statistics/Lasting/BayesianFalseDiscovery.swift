/// Which of many are named when at most a share q of the named may be expected to be wrong: the largest set
/// of the most probable whose mean of 1 − π is at most q. Of equally probable all or none are named.
///
/// A larger q never names fewer.
///
/// - Parameters:
///   - probabilities: π, how probable each is what it is named for.
///   - q: in (0, 1).
/// - Returns: for each whether it is named.
/// - Throws: `StatisticsError` for a probability outside [0, 1], or q outside (0, 1).
/// - Source: Newton and others 2004, Biostatistics 5:155.
public func bayesianFalseDiscovery(_ probabilities: [Double], q: Double) throws(StatisticsError)
  -> [Bool]
{
  if let wrong = probabilities.first(where: { !($0 >= 0 && $0 <= 1) }) {
    throw StatisticsError("probability", wrong, allowed: "from 0 to 1")
  }
  guard q > 0, q < 1 else {
    throw StatisticsError("q", q, allowed: "between 0 and 1, both excluded")
  }
  let sorted = probabilities.sorted(by: >)
  var (wrong, least) = (0.0, Double.infinity)
  for (place, probability) in sorted.enumerated() {
    wrong += 1 - probability
    guard wrong <= q * Double(place + 1) else { break }
    if place + 1 == sorted.count || sorted[place + 1] < probability { least = probability }
  }
  return probabilities.map { $0 >= least }
}
