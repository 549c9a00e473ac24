import Geography

/// The units of one file, and what is asked of each again and again.
struct KnownPlaces {
  private let geography: Geography
  private var numbers: [UnitCode: Int] = [:]
  private var units: [UnitCode] = []
  /// By the unit's number: why it can have no figure in a year, as far as it has been asked.
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

  /// Why a unit can have no figure of a year; nil when it was in force as the year ended.
  /// - Parameter unit: its number.
  mutating func objection(to unit: Int, in year: Int) -> String? {
    if let known = objections[unit][year] { return known }
    let objection = geography.objection(to: units[unit], in: year)
    objections[unit][year] = .some(objection)
    return objection
  }
}
