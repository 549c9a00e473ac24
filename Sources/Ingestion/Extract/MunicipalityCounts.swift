import Geography

/// Counts the municipalities of the country and its counties at the end of a year.
struct MunicipalityCounts {
  private let geography: Geography
  private var known: [Int: [UnitCode: Int]] = [:]

  init(_ geography: Geography) { self.geography = geography }

  /// The number of municipalities; 0 for a county that was not in force, and for any other unit.
  mutating func count(of unit: UnitCode, in year: Int) -> Int {
    let counts = known[year] ?? counts(of: year)
    known[year] = counts
    return counts[unit] ?? 0
  }

  private func counts(of year: Int) -> [UnitCode: Int] {
    var counts: [UnitCode: Int] = [:]
    for municipality in geography.municipalities(on: .endOfYear(year)) {
      counts[.country, default: 0] += 1
      counts[.county(municipality.code.county), default: 0] += 1
    }
    return counts
  }
}
