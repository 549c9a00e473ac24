/// Units' distances from their expectations in several periods, on a scale on which they are nearly normal,
/// each with the variance of chance. A unit may lack some periods.
public struct RepeatedDistances: Sendable {
  public let periods: Int
  let units: [Unit]

  /// What is known of a unit, in order of the periods.
  struct Unit: Sendable {
    var periods: [Int] = []
    var distances: [Double] = []
    /// √v, v the variance of chance.
    var roots: [Double] = []

    /// v̄, the mean of v over the periods; 0 where there are none.
    var meanChance: Double {
      roots.isEmpty ? 0 : roots.reduce(0) { $0 + $1 * $1 } / Double(roots.count)
    }
  }

  /// A unit's value in one period.
  public struct Value: Sendable, Hashable {
    public let distance: Double
    /// The variance of chance, positive.
    public let variance: Double

    public init(distance: Double, variance: Double) {
      self.distance = distance
      self.variance = variance
    }
  }

  /// - Parameter values: unit by unit, one for each period; nil where nothing is known.
  /// - Throws: `StatisticsError` where units have different numbers of periods, nothing is known, a distance
  ///   is not finite, or a variance is not positive.
  public init(_ values: [[Value?]]) throws(StatisticsError) {
    periods = values.first?.count ?? 0
    if let other = values.first(where: { $0.count != values[0].count }) {
      throw StatisticsError(
        "periods", other.count, allowed: "\(periods), as many as the first unit's")
    }
    let known = values.lazy.flatMap { $0 }.compactMap { $0 }
    guard known.first != nil else {
      throw StatisticsError("values", "empty", allowed: "at least one")
    }
    if let wrong = known.first(where: { !($0.distance.magnitude <= 1e50) }) {
      throw StatisticsError("distance", wrong.distance, allowed: "a finite number, at most 1e50")
    }
    if let wrong = known.first(where: { !($0.variance >= 1e-50 && $0.variance <= 1e50) }) {
      throw StatisticsError("variance", wrong.variance, allowed: "positive, from 1e-50 to 1e50")
    }
    units = values.map { row in
      var unit = Unit()
      for (period, value) in row.enumerated() {
        guard let value else { continue }
        unit.periods.append(period)
        unit.distances.append(value.distance)
        unit.roots.append(value.variance.squareRoot())
      }
      return unit
    }
  }

  /// The largest number of periods known of a unit.
  var mostPeriods: Int { units.map(\.periods.count).max() ?? 0 }
}
