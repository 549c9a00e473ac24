/// The place of each unit in a list: found by its number where the unit's code is one, without hashing it,
/// since every figure of every comparison is looked up so.
struct UnitIndices: Sendable {
  /// By number: municipalities, counties after them, the country last; -1 for units that are not in the list.
  private var numbered = [Int32](repeating: -1, count: Self.country + 1)
  /// Units of the other levels, whose codes are texts.
  private var named: [UnitCode: Int] = [:]

  private static let counties = 10_000
  private static let country = counties + 100

  /// - Parameter units: of a unit that stands twice, the first place holds.
  init(_ units: [UnitCode]) {
    for (index, unit) in units.enumerated() where self[unit] == nil {
      if let number = Self.number(of: unit) {
        numbered[number] = Int32(index)
      } else {
        named[unit] = index
      }
    }
  }

  /// The unit's index; nil for a unit that is not in the list.
  subscript(_ unit: UnitCode) -> Int? {
    guard let number = Self.number(of: unit) else { return named[unit] }
    let index = numbered[number]
    return index < 0 ? nil : Int(index)
  }

  private static func number(of unit: UnitCode) -> Int? {
    switch unit {
    case .municipality(let code): Int(code.number)
    case .county(let code): counties + Int(code.number)
    case .country: country
    case .school, .district, .union, .unplaced, .region: nil
    }
  }
}
