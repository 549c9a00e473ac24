import Disclosure
import Geography
import Indicators
import Observations

/// Results that need several years or peer groups.
extension Analysis {
  /// The peer groups of a year, from the context that `data/peers.yaml` declares.
  package func peerGroups(year: Int) -> PeerGroups {
    let indicators = peerSettings.indicators(in: catalogue)
    return PeerGroups(peerSettings, series(indicators, year: year), in: territory)
  }

  /// Compares units with their peer groups; no row for a unit without one.
  package func estimates(
    beside peers: PeerGroups, _ series: [FigureSeries], units: [NamedUnit]? = nil
  ) -> Protected<Estimate> {
    .joined(
      inParallel(series, threads: threads) { series in
        control.protect(
          (units ?? series.toldUnits).compactMap { engine.peerEstimate($0, in: series, peers) },
          in: series)
      })
  }

  /// The newest year before a year in which each indicator without figures for that year has any.
  package func newestYears(before year: Int, _ indicators: [Indicator]) -> [Int: [Indicator]] {
    func hasFigures(_ indicator: Indicator, _ year: Int) -> Bool {
      series([indicator], year: year).contains { series in
        territory.units.contains { series[$0.code].value != nil }
      }
    }
    var found: [Int: [Indicator]] = [:]
    for indicator in indicators where !hasFigures(indicator, year) {
      let earlier = observedYears(of: indicator).filter { $0 < year }.reversed()
      if let newest = earlier.first(where: { hasFigures(indicator, $0) }) {
        found[newest, default: []].append(indicator)
      }
    }
    return found
  }

  /// The figures of the years before a year that can be followed to it without a break, both sexes
  /// together, against the country.
  package func earlierEstimates(_ indicators: [Indicator], before year: Int) -> Protected<Estimate>
  {
    let figures = indicators.flatMap { indicator in
      observedYears(of: indicator).filter {
        $0 < year && !indicator.isBroken(between: $0, and: year)
      }
      .map { (indicator, $0) }
    }
    return estimates(
      figures.flatMap { indicator, year in
        series([indicator], year: year).filter { $0.sex == .both }
      }, against: [.country])
  }

  /// The years whose counts are added up in a pooled estimate.
  package static func pooledYears(through year: Int) -> ClosedRange<Int> { (year - 2)...year }

  /// Three years' counts added up, the given year the last, against country, county and region.
  /// - Parameter onlySmall: whether only units with fewer people in the last year than the indicator's
  ///   floor are told of, and the country they are compared with.
  package func pooledEstimates(
    _ indicators: [Indicator], through year: Int, units: [NamedUnit]? = nil, onlySmall: Bool
  ) -> Protected<Estimate> {
    let years = Self.pooledYears(through: year).map { series(indicators, year: $0) }
    return .joined(
      series(indicators, year: year).map { last -> Protected<Estimate> in
        let same = years.flatMap { $0 }.filter {
          $0.indicator.id == last.indicator.id && $0.sex == last.sex
        }
        guard let pooled = FigureSeries(pooling: same) else { return .joined([]) }
        let wanted = (units ?? pooled.toldUnits).filter { unit in
          guard onlySmall else { return true }
          return last[unit.code].share.map { $0.total < last.indicator.floor } ?? false
        }
        return control.protect(engine.estimates(in: pooled, for: wanted), in: pooled)
      })
  }

  /// Tests the trend of every unit over all years of which an indicator has figures.
  package func trends(_ indicators: [Indicator]) -> Protected<Trend> {
    let years = indicators.map { indicator in
      Set(observedYears(of: indicator)).union(
        sealed.map { $0.holds(indicator) ? [$0.year] : [] } ?? []
      ).sorted()
    }
    var byYear: [Int: [String: FigureSeries]] = [:]
    for year in Set(years.joined()).sorted() {
      for series in series(indicators, year: year) {
        byYear[year, default: [:]]["\(series.indicator.id) \(series.sex.rawValue)"] = series
      }
    }
    let wanted = zip(indicators, years).flatMap { indicator, years in
      indicator.sexes.map { sex in
        years.compactMap { byYear[$0]?["\(indicator.id) \(sex.rawValue)"] }
      }
    }
    return .joined(
      inParallel(wanted, threads: threads) { same in
        control.protect(territory.units.compactMap { Trend($0, in: same) }, from: same)
      })
  }
}

extension PeerSettings {
  /// Those that peers are chosen by.
  package func indicators(in catalogue: Catalogue) -> [Indicator] {
    let wanted = Set(context.map(\.indicator))
    return catalogue.indicators.filter { wanted.contains($0.id) }
  }
}
