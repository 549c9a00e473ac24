import Geography
import Observations

/// Accumulates the sums of municipalities by series while observations are read.
struct SumTally {
  /// The sums in which a unit's figures count.
  enum Share {
    /// The unit is itself the total of this number.
    case total(Int)
    /// The unit is a part of the country and perhaps a county, whose totals have these numbers.
    case part(country: Int, county: Int?, isMunicipality: Bool)
    case none
  }

  private struct Parts {
    var sum = 0.0
    var withheld = 0
    /// Unplaced figures are added only where municipalities are.
    var hasMunicipalities = false
    var printed: Double?

    mutating func add(_ number: Double?, isMunicipality: Bool) {
      sum += number ?? 0
      withheld += number == nil ? 1 : 0
      if isMunicipality { hasMunicipalities = true }
    }
  }

  /// The country and counties, indexed by number.
  private var totals: [UnitCode] = []
  private var numbers: [UnitCode: Int] = [:]
  /// The partial sums, indexed by series and total.
  private var parts: [[Parts]] = []

  mutating func share(of unit: UnitCode) -> Share {
    switch unit {
    case .country, .county: .total(number(of: unit))
    case .municipality(let code):
      .part(
        country: number(of: .country), county: number(of: .county(code.county)),
        isMunicipality: true)
    case .unplaced(let code):
      .part(
        country: number(of: .country), county: code.county.map { number(of: .county($0)) },
        isMunicipality: false)
    case .school, .district, .union, .region: .none
    }
  }

  private mutating func number(of total: UnitCode) -> Int {
    if let known = numbers[total] { return known }
    numbers[total] = totals.count
    totals.append(total)
    return totals.count - 1
  }

  /// - Parameters:
  ///   - number: nil for a suppressed or missing figure.
  ///   - series: the number of its series.
  ///   - share: the sums in which its unit counts.
  mutating func add(_ number: Double?, in series: Int, _ share: Share) {
    switch share {
    case .total(let total):
      makeRoom(series, total)
      if let number { parts[series][total].printed = number }
    case .part(let country, let county, let isMunicipality):
      addPart(number, series, country, isMunicipality)
      if let county { addPart(number, series, county, isMunicipality) }
    case .none: break
    }
  }

  private mutating func addPart(
    _ number: Double?, _ series: Int, _ total: Int, _ isMunicipality: Bool
  ) {
    makeRoom(series, total)
    parts[series][total].add(number, isMunicipality: isMunicipality)
  }

  private mutating func makeRoom(_ series: Int, _ total: Int) {
    while parts.count <= series { parts.append([]) }
    while parts[series].count <= total { parts[series].append(Parts()) }
  }

  /// A check for every total that has parts, ordered by series and place. Where a county is printed without
  /// any of its municipalities, those of the others are not the whole country's, and it has no check.
  /// - Parameter series: indexed by their numbers.
  func checks(_ series: [Series]) -> [SumCheck] {
    zip(series, parts).flatMap { series, all -> [SumCheck] in
      let isWhole = zip(totals, all).allSatisfy { total, parts in
        total == .country || parts.printed == nil || parts.hasMunicipalities
      }
      return zip(totals, all).compactMap { total, parts -> SumCheck? in
        guard parts.hasMunicipalities, let printed = parts.printed, total != .country || isWhole
        else { return nil }
        return SumCheck(
          series: series, unit: total, sum: parts.sum, printed: printed,
          withheld: parts.withheld)
      }
    }
    .sorted { ($0.series, $0.unit) < ($1.series, $1.unit) }
  }
}
