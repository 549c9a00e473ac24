import Geography
import Indicators
import Statistics

/// Series of the same people whose counts add up in every place, whatever they are called: those with and those
/// without, the shares of a whole, a count that two others make up, and one that stands under two names. No catalogue
/// says so, but a reader finds it as we do.
struct CountsThatAddUp {
  /// Those that make up all people, for each lot.
  private(set) var wholes: [[FigureSeries]] = []
  /// A count, and those that make it up.
  private(set) var totals: [(total: FigureSeries, parts: [FigureSeries])] = []

  /// - Parameter series: of one source and year.
  init(_ series: [FigureSeries]) {
    for lot in Self.ofTheSamePeople(series) {
      let places = lot.indices
      for a in places {
        for b in places where b > a {
          if lot.adds([a, b], to: nil) { wholes.append([lot[a].series, lot[b].series]) }
          if lot.adds([a], to: b) { totals.append((lot[b].series, [lot[a].series])) }
          for c in places where c != a && c != b {
            if lot.adds([a, b], to: c) {
              totals.append((lot[c].series, [lot[a].series, lot[b].series]))
            }
            if c > b, lot.adds([a, b, c], to: nil) {
              wholes.append([lot[a].series, lot[b].series, lot[c].series])
            }
          }
        }
      }
    }
  }

  fileprivate typealias Counted = (series: FigureSeries, shares: [UnitCode: Share])

  private static func ofTheSamePeople(_ series: [FigureSeries]) -> [[Counted]] {
    var lots: [[Counted]] = []
    for series in series {
      let counted = (series, series.municipalShares)
      guard counted.1.values.contains(where: { $0.events > 0 }) else { continue }
      let place = lots.firstIndex { lot in
        lot.first.map { first in
          first.series.sex == series.sex
            && first.series.indicator.period == series.indicator.period
            && counted.1.agrees(with: first.shares)
        } ?? false
      }
      if let place { lots[place].append(counted) } else { lots.append([counted]) }
    }
    return lots
  }
}

extension [CountsThatAddUp.Counted] {
  /// Whether some counts add up to another's in every place, or to all people.
  fileprivate func adds(_ parts: [Int], to total: Int?) -> Bool {
    guard let first = parts.first else { return false }
    var places = 0
    for (unit, share) in self[first].shares {
      var sum = 0
      var isWhole = true
      for part in parts {
        if let own = self[part].shares[unit] { sum += own.events } else { isWhole = false }
      }
      guard isWhole else { continue }
      if let total {
        guard let whole = self[total].shares[unit] else { continue }
        if sum != whole.events { return false }
      } else if sum != share.total {
        return false
      }
      places += 1
    }
    return places > 1
  }
}

extension [UnitCode: Share] {
  /// Whether both are of as many people wherever both have a figure, in more places than one.
  fileprivate func agrees(with other: Self) -> Bool {
    var places = 0
    for (unit, share) in self {
      guard let same = other[unit] else { continue }
      if share.total != same.total { return false }
      places += 1
    }
    return places > 1
  }
}

extension FigureSeries {
  fileprivate var municipalShares: [UnitCode: Share] {
    territory.units.reduce(into: [:]) { shares, unit in
      if unit.code.level.isMunicipal, let share = self[unit.code].share {
        shares[unit.code] = share
      }
    }
  }
}
