import Disclosure
import Geography
import Indicators
import Observations
import Statistics

/// Finds protected figures by what they are of.
struct FigureIndex: Sendable {
  private let parts: [[Estimate]]
  private let places: [Int: (part: Int, row: Int)]
  private let unitNumbers: [UnitCode: Int]
  private let indicatorNumbers: [String: Int]
  /// The years in which any unit has a value, ascending, by the indicator's number.
  private let years: [[Int]]

  init(_ tables: [Protected<Estimate>], _ indicators: [Indicator], _ units: [NamedUnit]) {
    parts = tables.flatMap(\.parts)
    unitNumbers = Dictionary(
      units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    indicatorNumbers = Dictionary(
      indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [Int: (part: Int, row: Int)] = [:]
    places.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    var years = indicators.map { _ in Set<Int>() }
    for (part, rows) in parts.enumerated() {
      for (row, estimate) in rows.enumerated() {
        guard let unit = unitNumbers[estimate.unit.code],
          let indicator = indicatorNumbers[estimate.indicator]
        else { continue }
        let key = Self.key(
          indicator, unit, estimate.period, estimate.sex, estimate.benchmark)
        places[key] = (part, row)
        if estimate.value != nil { years[indicator].insert(estimate.period) }
      }
    }
    self.places = places
    self.years = years.map { $0.sorted() }
  }

  private static func key(
    _ indicator: Int, _ unit: Int, _ period: Int, _ sex: Sex, _ benchmark: Benchmark
  ) -> Int {
    (((indicator * 4096 + unit) * 4096 + period) * 4 + sex.number) * 8 + benchmark.number
  }

  /// A unit's figure and its comparison with a benchmark; nil where there is no such row.
  func estimate(
    _ indicator: Indicator, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark = .country,
    _ sex: Sex = .both
  ) -> Estimate? {
    guard let unit = unitNumbers[unit], let indicator = indicatorNumbers[indicator.id] else {
      return nil
    }
    return places[Self.key(indicator, unit, period, sex, benchmark)].map { parts[$0.part][$0.row] }
  }

  /// The years in which any unit has a value, ascending.
  func years(of indicator: Indicator) -> [Int] {
    indicatorNumbers[indicator.id].map { years[$0] } ?? []
  }

  /// The newest year with figures; nil where no figures are loaded.
  func newestYear(of indicator: Indicator) -> Int? { years(of: indicator).last }
}

extension Sex {
  fileprivate var number: Int {
    switch self {
    case .both: 0
    case .female: 1
    case .male: 2
    }
  }
}

extension Benchmark {
  fileprivate var number: Int {
    switch self {
    case .country: 0
    case .county: 1
    case .region: 2
    case .municipality: 3
    case .peerGroup: 4
    case .zeroPoint: 5
    }
  }
}
