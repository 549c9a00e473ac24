import Geography

/// The codes of a person-level file with the units that they count in, for the years of a roll-up.
struct CodeRecoding: Sendable {
  /// A code over years in which it stands for the same unit.
  struct Row: Sendable, Hashable {
    let code: String
    let years: ClosedRange<Int>
    let unit: String
  }

  /// In order of code and year.
  let rows: [Row]
  /// The municipalities of the reported borders that a year's codes lead to, by year. One that was divided since
  /// is not among them: its people count in its county.
  let municipalities: [Int: Set<String>]

  /// - Parameters:
  ///   - codesOf: the year in whose codes the file is; nil for those in force on the day counted.
  ///   - borders: the year in whose borders figures are; nil for each figure's own.
  ///   - day: on which people are counted in a year.
  init(
    _ geography: Geography, over years: ClosedRange<Int>, codesOf: Int?, borders: Int?,
    day: (Int) -> CalendarDay
  ) {
    var units: [String: [Int: String]] = [:]
    var municipalities: [Int: Set<String>] = [:]
    let fixed = borders.map { Territory(geography, on: .endOfYear($0)) }
    for year in years {
      let counted = codesOf.map(CalendarDay.endOfYear) ?? day(year)
      let territory = fixed ?? Territory(geography, on: .endOfYear(year))
      let recoding = Recoding(geography, from: counted, to: territory)
      for code in geography.municipalities(on: counted).map(\.code) {
        guard let unit = recoding.target(of: code)?.unit else { continue }
        units[code.description, default: [:]][year] = unit.description
        if unit.level == .municipality {
          municipalities[year, default: []].insert(unit.description)
        }
      }
      let unstated = geography.counties(on: counted).compactMap { UnplacedCode(within: $0.code) }
      for code in unstated + [.unstated] {
        units[code.description, default: [:]][year] = recoding.target(of: code).description
      }
    }
    self.municipalities = municipalities
    rows = units.keys.sorted().flatMap { code in Self.joined(code, units[code] ?? [:]) }
  }

  private static func joined(_ code: String, _ units: [Int: String]) -> [Row] {
    units.keys.sorted().reduce(into: []) { rows, year in
      guard let unit = units[year] else { return }
      if let last = rows.last, last.unit == unit, last.years.upperBound == year - 1 {
        rows[rows.count - 1] = Row(
          code: code, years: last.years.lowerBound...year, unit: unit)
      } else {
        rows.append(Row(code: code, years: year...year, unit: unit))
      }
    }
  }
}
