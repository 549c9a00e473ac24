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
    var municipalities = 0
    var printed: Double?

    mutating func add(_ number: Double?, isMunicipality: Bool) {
      sum += number ?? 0
      withheld += number == nil ? 1 : 0
      if isMunicipality { municipalities += 1 }
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

  /// A check for every total whose parts are there, ordered by series and place.
  ///
  /// Parts are there when nearly all municipalities of the total's borders have a row, or when at least
  /// half of the file's other totals of the place are the sums of as many rows. Of fewer parts the sum can
  /// only exceed the total, which is a check that fails.
  /// - Parameters:
  ///   - series: indexed by their numbers.
  ///   - expected: the number of a total's municipalities in the borders of a series.
  func checks(_ series: [Series], expected: (UnitCode, Series) -> Int) -> [SumCheck] {
    let known = zip(series, parts).flatMap { series, parts in
      zip(totals, parts).compactMap { total, parts -> (check: SumCheck, municipalities: Int)? in
        guard parts.municipalities > 0, let printed = parts.printed else { return nil }
        let check = SumCheck(
          series: series, unit: total, sum: parts.sum, printed: printed, withheld: parts.withheld)
        return (check, parts.municipalities)
      }
    }
    var agreeing: [Coverage: (sums: Int, all: Int)] = [:]
    for (check, count) in known where check.printed > 0 {
      agreeing[Coverage(check, count), default: (0, 0)].all += 1
      if check.difference == 0 { agreeing[Coverage(check, count), default: (0, 0)].sums += 1 }
    }
    return known.filter { check, count in
      if check.difference >= 0 { return true }
      if count * 10 >= expected(check.unit, check.series) * 9 { return true }
      let others = agreeing[Coverage(check, count)] ?? (0, 0)
      return others.sums > 0 && others.sums * 2 >= others.all
    }
    .map(\.check)
    .sorted { ($0.series, $0.unit) < ($1.series, $1.unit) }
  }

  /// A total with the number of its parts.
  private struct Coverage: Hashable {
    let unit: UnitCode
    let municipalities: Int

    init(_ check: SumCheck, _ municipalities: Int) {
      unit = check.unit
      self.municipalities = municipalities
    }
  }
}
