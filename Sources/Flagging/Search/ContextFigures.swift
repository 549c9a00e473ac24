import Foundation
import Geography
import Indicators
import Observations
import Statistics

/// Computes the units' context from the figures of the context indicators.
///
/// A context value is a unit's distance to the country over the last years together, every person weighing
/// the same, or every year where the source prints no counts: a cohort of pupils is small, and a year in
/// which all marks were higher moves no unit's distance. Where the source has no value of the country, the
/// mean of the municipalities stands for it, each weighing as its persons.
///
/// In a search, the distances of all periods must mean the same: columns are those of the tested year, and in an
/// earlier period before a unit's first figure, that first figure stands.
public struct ContextFigures: Sendable {
  private let series: [String: [FigureSeries]]
  /// The number of years to average over.
  public let years: Int

  /// - Parameter series: both sexes together, for every context indicator and year that may be needed.
  public init(_ series: [FigureSeries], years: Int) {
    self.series = Dictionary(grouping: series.filter { $0.sex == .both }, by: \.indicator.id)
    self.years = years
  }

  /// Returns the context columns that an indicator's catalogue entry declares, for each of its series.
  /// - Parameter searched: the tested year last.
  /// - Returns: for each, the columns for which the tested year has figures, in the declared order; and the
  ///   names of those without.
  func context(of searched: [FigureSeries], _ units: [SearchedUnit], _ settings: CandidateSettings)
    -> (columns: [[Context]], missing: [String])
  {
    guard let tested = searched.last else { return ([], []) }
    let declared = tested.indicator.context ?? []
    let known = declared.filter { name in
      values(name, of: tested, until: tested.year, units).contains { $0 != nil }
    }
    let centre =
      known.contains(Indicator.sizeAsContext)
      ? Self.centreOfSizes(
        searched, units, fewest: settings.unitsPerCoefficient * (known.count + 2)) : nil
    return (
      searched.map { series in
        known.flatMap { name in
          let column = Context(name, values(name, of: series, until: tested.year, units))
          guard name == Indicator.sizeAsContext, let centre else { return [column] }
          return [
            column,
            Context(
              Indicator.squaredSizeAsContext, of: name,
              column.values.map { $0.map { ($0 - centre) * ($0 - centre) } }),
          ]
        }
      }, declared.filter { !known.contains($0) }
    )
  }

  /// The mean logarithm of n over the units of the floor's size in the tested period, the last.
  /// - Parameter fewest: so many units as a regression with one column more needs.
  /// - Returns: nil where a period has fewer: its expectations would rest on nothing for the square's sake.
  private static func centreOfSizes(
    _ searched: [FigureSeries], _ units: [SearchedUnit], fewest: Int
  ) -> Double? {
    let sizes = searched.map { series in
      units.compactMap { series[$0.unit.code].count }.filter { $0 >= series.indicator.floor }
    }
    guard let tested = sizes.last,
      sizes.allSatisfy({ $0.isEmpty || $0.count >= fewest && Set($0).count > 2 })
    else { return nil }
    return tested.reduce(0) { $0 + log(Double($1)) } / Double(tested.count)
  }

  private func values(
    _ name: String, of series: FigureSeries, until last: Int, _ units: [SearchedUnit]
  ) -> [Double?] {
    name == Indicator.sizeAsContext
      ? units.map { series[$0.unit.code].count.map { log(Double($0)) } }
      : distances(of: units.map(\.place), name, of: series, until: last)
  }

  /// The units' distances to the country, over the last years with figures of both, or else in the first year
  /// after with figures of both; nil where there are none.
  private func distances(
    of units: [UnitCode?], _ indicator: String, of searched: FigureSeries, until last: Int
  ) -> [Double?] {
    let told = (series[indicator] ?? [])
      .filter { searched.year - years < $0.year && $0.year <= last }
      .sorted { $0.year < $1.year }
      .compactMap { series in
        Self.country(series, persons: searched).map { (series: series, country: $0) }
      }
    return units.map { unit in
      guard let unit else { return nil }
      var (distances, counts): ([Double], [Double]) = ([], [])
      for (series, country) in told {
        guard series.year <= searched.year || distances.isEmpty else { break }
        let figure = series[unit]
        guard let own = figure.value else { continue }
        distances.append(own - country)
        counts.append(Double(figure.count ?? 1))
      }
      return try? weightedMean(distances, weights: counts)
    }
  }

  /// The country's value; where the source has none, the mean over the municipalities, each weighing as
  /// the persons it is of, or as those of the tested figures where the source prints no counts.
  private static func country(_ series: FigureSeries, persons tested: FigureSeries) -> Double? {
    if let value = series[.country].value { return value }
    let known = series.municipalities.compactMap { unit in
      series[unit].value.map { (value: $0, unit: unit) }
    }
    func mean(_ count: (UnitCode) -> Int?) -> Double? {
      let weighed = known.compactMap { known in
        count(known.unit).map { (value: known.value, weight: Double($0)) }
      }
      return try? weightedMean(weighed.map(\.value), weights: weighed.map(\.weight))
    }
    return mean { series[$0].count } ?? mean { tested[$0].count } ?? mean { _ in 1 }
  }
}

extension Figure {
  /// The number of persons behind the figure; nil where unknown.
  var count: Int? { share?.total ?? mean?.count }
}
