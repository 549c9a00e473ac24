import Files
import Geography
import Statistics

/// How an indicator's figures change by themselves: municipalities' distances from the rest of the country over
/// the years since the last break, and what one unit's change and level shift look like beside them.
public struct NaturalHistory: Sendable {
  private let years: ClosedRange<Int>
  /// By the year's place in `years`; nil where there are no figures.
  private let series: [FigureSeries?]
  private let territory: Territory
  private let natural: NaturalChange
  private let isShare: Bool
  private let floor: Int
  /// The municipalities that may be told of, and those of them with figures in all years.
  private let municipalities: [UnitCode]
  private let complete: [UnitCode]

  /// Fewer years or municipalities tell too little.
  public static let fewestYears = 3
  public static let fewestMunicipalities = 30
  /// The least number of regions that a rank is among.
  private static let fewestPlacebos = 19

  /// - Parameters:
  ///   - figures: of one indicator and sex, in the same borders, none from before a break.
  ///   - withheld: the units that will not be shown, and have no place among the others.
  /// - Returns: nil where there is too little to tell.
  public init?(_ figures: [FigureSeries], withheld: Set<UnitCode>) {
    let byYear = Dictionary(figures.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    guard let first = byYear.keys.min(), let last = byYear.keys.max(), let own = byYear[last],
      byYear.count >= Self.fewestYears
    else { return nil }
    let years = first...last
    let all = years.map { byYear[$0] }
    let (isShare, floor) = (!own.indicator.isMean, own.indicator.floor)
    let table = own.municipalities.map { code in
      Self.figures(all, isShare, floor) { Total($0[code]) }
    }
    guard table.count(where: { $0.count { $0 != nil } > 1 }) >= Self.fewestMunicipalities,
      let natural = try? isShare ? NaturalChange(shares: table) : NaturalChange(means: table)
    else { return nil }
    self.years = years
    series = all
    territory = own.territory
    (self.isShare, self.floor) = (isShare, floor)
    municipalities = own.municipalities.filter { !withheld.contains($0) }
    let known = all.compactMap { $0 }
    complete =
      municipalities.filter { code in known.allSatisfy { Total($0[code]) != nil } }.inPlaceboOrder
    self.natural = natural
  }

  /// A number of persons, and what adds up over them: how many it happened to, or the sum of their values.
  private struct Total {
    var sum: Double
    var count: Int

    init(sum: Double, count: Int) { (self.sum, self.count) = (sum, count) }

    /// Nil for a figure that is neither counts nor a mean.
    init?(_ figure: Figure) {
      if let share = figure.share {
        self.init(sum: Double(share.events), count: share.total)
      } else if let mean = figure.mean {
        self.init(sum: mean.value * Double(mean.count), count: mean.count)
      } else {
        return nil
      }
    }
  }

  /// A unit's figures beside the rest of the country, year by year; nil where it has none, or of fewer people
  /// than the indicator's floor.
  private static func figures(
    _ series: [FigureSeries?], _ isShare: Bool, _ floor: Int,
    _ own: (FigureSeries) -> Total?
  ) -> [NaturalChange.Figure?] {
    series.map { series in
      guard let series, let own = own(series), own.count >= max(floor, 1),
        let whole = Total(series[.country]), whole.count > own.count
      else { return nil }
      let others = Double(whole.count - own.count)
      let expected = (whole.sum - own.sum) / others
      guard !isShare || (expected > 0 && expected < 1) else { return nil }
      return NaturalChange.Figure(
        value: own.sum / Double(own.count), count: own.count, expected: expected,
        uncertainty: isShare ? 1 / (others * expected * (1 - expected)) : 0)
    }
  }

  private func figures(_ own: (FigureSeries) -> Total?) -> [NaturalChange.Figure?] {
    Self.figures(series, isShare, floor, own)
  }

  /// What is to be said of every unit of which anything can be, but the country.
  public func statements(since zeroPoint: Int, through year: Int) -> [UnitCode: NaturalStatement] {
    guard years.contains(zeroPoint), years.contains(year), zeroPoint < year else { return [:] }
    let (from, to) = (zeroPoint - years.lowerBound, year - years.lowerBound)
    func shift(_ figures: [NaturalChange.Figure?]) -> NaturalChange.Change? {
      (try? natural.shift(figures, after: from, through: to)) ?? nil
    }
    let alike = municipalities.compactMap { code in shift(figures { Total($0[code]) })?.z }
    var statements: [UnitCode: NaturalStatement] = [:]
    for unit in territory.units where unit.code != .country {
      let own = figures { Total($0[unit.code]) }
      let ownShift = shift(own)
      let change = (try? natural.change(own, from: from, to: to)) ?? nil
      guard change != nil || ownShift != nil else { continue }
      var rank: NaturalStatement.Rank?
      if let z = ownShift?.z {
        if unit.code.level.isMunicipal {
          // It is one of those.
          rank = .init(below: alike.count { $0 < z }, others: max(alike.count - 1, 0))
        } else {
          let others = placebos(of: unit.code).compactMap { group in
            shift(figures { Self.sum(of: group, in: $0) })?.z
          }
          if others.count >= Self.fewestPlacebos {
            rank = .init(below: others.count { $0 < z }, others: others.count)
          }
        }
      }
      statements[unit.code] = NaturalStatement(change: change, shift: ownShift, rank: rank)
    }
    return statements
  }

  /// Regions of as many municipalities as the unit, drawn from the others; none where too few can be.
  private func placebos(of unit: UnitCode) -> [[UnitCode]] {
    let own = territory.municipalUnits(of: Array(territory.municipalities(of: unit)))
    guard !own.isEmpty else { return [] }
    let others = complete.filter { !own.contains($0) }
    let count = others.count / own.count
    guard count >= Self.fewestPlacebos else { return [] }
    return (0..<count).map { Array(others[($0 * own.count)..<(($0 + 1) * own.count)]) }
  }

  private static func sum(of group: [UnitCode], in series: FigureSeries) -> Total? {
    var sum = Total(sum: 0, count: 0)
    for code in group {
      guard let own = Total(series[code]) else { return nil }
      sum.sum += own.sum
      sum.count += own.count
    }
    return sum
  }
}

extension [UnitCode] {
  /// In an order that is as good as drawn, and the same in every run: by the SHA-256 of their codes.
  fileprivate var inPlaceboOrder: [UnitCode] {
    map { code in
      var hash = RowHash()
      hash.add(["placebo", code.description])
      return (hash.hexadecimalDigest, code)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }
}
