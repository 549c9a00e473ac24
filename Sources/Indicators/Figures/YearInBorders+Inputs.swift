import Geography
import Observations

/// What an indicator's figures are computed from.
extension YearInBorders {
  /// A part of a formula, such as the numerator, with the series that are added up for it.
  public struct Input: Sendable {
    public let name: String
    public let series: [Series]
  }

  /// The parts of an indicator's formula; for counts the numerator and the denominator, for a mean the
  /// mean and the number of persons, for a published share what the source prints of it, and for a count
  /// beside its share both. A part without
  /// series is one that the source's ages do not make up.
  public func inputs(of indicator: Indicator, _ sex: Sex) -> [Input] {
    func series(_ measure: Measure, _ age: AgeBand? = nil, _ level: String? = nil) -> [Series] {
      [
        Series(
          measure: measure, period: indicator.period(in: year), sex: sex, age: age, level: level)
      ]
    }
    switch indicator.basis {
    case .counts(let numerator, let denominator):
      return [("numerator", numerator), ("denominator", denominator)].map { name, counted in
        Input(name: name, series: self.series(counted, of: indicator, sex) ?? [])
      }
    case .mean(let mean):
      return [
        Input(
          name: "mean", series: series(Measure(source: indicator.source, name: mean.value))),
        Input(name: "persons", series: series(mean.weight(in: indicator), mean.weightAge)),
      ]
    case .published(let published):
      return Indicator.PublishedMeasure.Part.allCases.map { part in
        Input(
          name: part == .share ? "share" : String(part.rawValue.dropFirst()),
          series: series(published.measure(part, in: indicator), published.age, published.level))
      }
    case .derived(let derived):
      return [("numerator", derived.count), ("share", derived.share)].map { name, measure in
        Input(
          name: name,
          series: series(
            Measure(source: indicator.source, name: measure), derived.age, derived.level))
      }
    }
  }

  /// The places of the year whose figures may stand in a unit's: itself as the source prints it, and the
  /// municipalities of the year that it is the sum of.
  public func places(of unit: UnitCode) -> [UnitCode] {
    let inside = territory.municipalities(of: unit)
    let sources = recoding.groups.filter { !inside.isDisjoint(with: $0.targets) }
      .flatMap(\.sources).sorted().map(UnitCode.municipality)
    return sources.contains(unit) ? sources : [unit] + sources
  }
}
