/// What the distributions share: arguments checked before Boost.Math sees them, and its NaN, where a
/// series or a search does not converge, met as an error instead of travelling on as a number.

func requirePositive(_ argument: String, _ value: Double) throws(StatisticsError) {
  guard value > 0, value.isFinite else {
    throw StatisticsError(argument, value, allowed: "a positive number")
  }
}

func requireProbability(_ argument: String, _ value: Double) throws(StatisticsError) {
  guard value >= 0, value <= 1 else {
    throw StatisticsError(argument, value, allowed: "from 0 to 1")
  }
}

func requireInside01(_ argument: String, _ value: Double) throws(StatisticsError) {
  guard value > 0, value < 1 else {
    throw StatisticsError(argument, value, allowed: "between 0 and 1, both excluded")
  }
}

func requireNumber(_ argument: String, _ value: Double) throws(StatisticsError) {
  guard !value.isNaN else { throw StatisticsError(argument, value, allowed: "a number") }
}

/// The number that was computed for an argument, or the error that it could not be.
func computed(_ number: Double, _ argument: String, _ value: Double) throws(StatisticsError)
  -> Double
{
  guard !number.isNaN else {
    throw StatisticsError(argument, value, allowed: "where the distribution can be computed")
  }
  return number
}
