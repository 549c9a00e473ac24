import Geography

/// Numbers the units of one file, and caches what is looked up repeatedly about them.
struct KnownPlaces {
  private let geography: Geography
  private var numbers: [UnitCode: Int] = [:]
  private(set) var units: [UnitCode] = []
  /// Cached objections, indexed by the unit's number: why it can have no figure in a year.
  private var objections: [[Int: String?]] = []

  init(_ geography: Geography) { self.geography = geography }

  /// The unit's number in the file, from 0.
  mutating func number(of unit: UnitCode) -> Int {
    if units.last == unit { return units.count - 1 }
    if let known = numbers[unit] { return known }
    numbers[unit] = units.count
    units.append(unit)
    objections.append([:])
    return units.count - 1
  }

  /// The reason why a unit can have no figure in a year; nil when it was valid at the end of the year.
  /// - Parameter unit: its number.
  mutating func objection(to unit: Int, in year: Int) -> String? {
    if let known = objections[unit][year] { return known }
    let objection = geography.objection(to: units[unit], in: year)
    objections[unit][year] = .some(objection)
    return objection
  }
}
