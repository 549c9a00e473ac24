import Statistics

/// Methods of others that name units with good results: each compares the same counts with the country's
/// share, without regard to context.
enum OtherMethods {
  /// - Returns: the units that each method names, among those at or above the floor.
  static func flags(_ counts: [Share], eligible: [Int]) throws(StatisticsError) -> [Named] {
    let country = try Share(
      counts.reduce(0) { $0 + $1.events }, of: counts.reduce(0) { $0 + $1.total })
    var parts: [PartOfWhole] = []
    for unit in eligible { parts.append(try PartOfWhole(counts[unit], in: country)) }
    let errors = parts.map(\.standardError)
    let p0 = country.value
    func named(_ method: String, _ isFlagged: (Int) throws(StatisticsError) -> Bool)
      throws(StatisticsError) -> Named
    {
      var units: [Int] = []
      for (place, unit) in eligible.enumerated() where try isFlagged(place) { units.append(unit) }
      return Named(method: method, units: units)
    }
    func value(_ place: Int) -> Double { counts[eligible[place]].value }
    var results = [
      try named("dots_95") { counts[eligible[$0]].wilsonInterval(.percent95).upper < p0 }
    ]
    let ranked = eligible.sorted { counts[$0].value < counts[$1].value }
    results.append(Named(method: "top_ten", units: Array(ranked.prefix(10))))
    for (name, level) in [("95", ConfidenceLevel.percent95), ("998", .percent998)] {
      let funnel = try Funnel(benchmark: p0, population: country.total)
      results.append(
        try named("funnel_\(name)") { (place) throws(StatisticsError) in
          try value(place) < funnel.limits(total: counts[eligible[place]].total, level).lower
        })
      let published = try Overdispersion(
        zScores: parts.map(\.z), standardErrors: errors, estimator: .winsorised)
      let wide = try Funnel(
        benchmark: p0, population: country.total, tauSquared: published.tauSquared)
      results.append(
        try named("overdispersed_funnel_\(name)") { (place) throws(StatisticsError) in
          try value(place) < wide.limits(total: counts[eligible[place]].total, level).lower
        })
    }
    return results
  }
}

/// The units that a method names.
struct Named: Sendable {
  let method: String
  let units: [Int]
}
