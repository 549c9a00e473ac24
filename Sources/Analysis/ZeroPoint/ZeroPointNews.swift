import Disclosure
import Geography
import Indicators
import Observations
import Statistics

/// What has become known of a zero point's figures since they were sealed, for a report's units: figures
/// that their source has revised, changes that would be told otherwise from the revised figures, and
/// the editions of definitions. After disclosure control.
public struct ZeroPointNews: Sendable {
  /// The revised figures of the report's units, in order of indicator, sex and unit.
  package private(set) var revisions: [Revision] = []
  /// How many figures of other units have been revised.
  package private(set) var elsewhere = 0
  package private(set) var turned: [TurnedVerdict] = []
  package private(set) var editions: [Edition] = []
  /// The indicators that the catalogue defines otherwise than they are sealed.
  package private(set) var outdated: [Indicator] = []

  package struct Revision: Sendable {
    package let indicator: Indicator
    package let unit: NamedUnit
    package let sex: Sex
    /// nil where it is withheld, or the source does not give the figure any more.
    package let sealed: SealedFigure?
    package let present: SealedFigure?
    package let isWithheld: Bool
    package let origin: RevisionOrigin?
  }

  /// A change since the zero point, both sexes together, whose verdict rests on the sealed figure.
  package struct TurnedVerdict: Sendable {
    package let indicator: Indicator
    package let unit: NamedUnit
    package let year: Int
    package let sealed: AtBothLevels<Verdict>
    package let revised: AtBothLevels<Verdict>
  }

  /// An indicator that is sealed anew beside an older edition.
  package struct Edition: Sendable {
    package let indicator: Indicator
    /// The part of the chain that holds it.
    package let part: Int
    package let because: String
  }

  package init() {}

  package var isEmpty: Bool {
    revisions.isEmpty && elsewhere == 0 && editions.isEmpty && outdated.isEmpty
  }

  /// - Parameters:
  ///   - analysis: since the zero point.
  ///   - today: the same without the zero point, asked for only where there are revisions.
  ///   - origin: where a figure of today comes from.
  package init(
    _ review: ZeroPointReview, of sealed: SealedYear, _ analysis: Analysis,
    today: () throws -> Analysis, about units: [NamedUnit],
    origin: (SealedFigure.Key) throws -> RevisionOrigin?
  ) throws {
    let indicators = Dictionary(
      analysis.catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for revision in review.revisions {
      let key = revision.sealed.key
      guard let unit = names[key.unit], let indicator = indicators[key.indicator] else {
        elsewhere += 1
        continue
      }
      // Two figures of one unit tell what a third would: of such sources none is told.
      let isWithheld = !analysis.control.isOpen(indicator)
      revisions.append(
        Revision(
          indicator: indicator, unit: unit, sex: key.sex,
          sealed: isWithheld ? nil : revision.sealed,
          present: isWithheld ? nil : revision.present, isWithheld: isWithheld,
          origin: try origin(key)))
    }
    let revised = Set(review.revisions.map(\.sealed.key.indicator))
    if !revised.isEmpty {
      turned = Self.turned(
        analysis.catalogue.indicators.filter { revised.contains($0.id) }, since: sealed.year,
        analysis, try today(), units)
    }
    editions = analysis.catalogue.indicators.compactMap { indicator in
      sealed.newEdition(of: indicator).map {
        Edition(indicator: indicator, part: $0.number, because: $0.because ?? "")
      }
    }
    outdated = review.changedDefinitions
  }

  private static func turned(
    _ indicators: [Indicator], since year: Int, _ analysis: Analysis, _ today: Analysis,
    _ units: [NamedUnit]
  ) -> [TurnedVerdict] {
    func both(_ series: [FigureSeries]) -> [FigureSeries] { series.filter { $0.sex == .both } }
    let sealed = both(analysis.series(indicators, year: year))
    let revised = both(today.series(indicators, year: year))
    let byId = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return analysis.years(after: year, indicators).flatMap { later in
      let series = both(analysis.series(indicators, year: later))
      func rows(_ first: [FigureSeries]) -> [Estimate] {
        analysis.estimates(since: first, of: year, series, units: units).rows
      }
      return zip(rows(sealed), rows(revised)).compactMap { one, other -> TurnedVerdict? in
        guard one.verdict != other.verdict, one.status != .suppressed,
          other.status != .suppressed, let indicator = byId[one.indicator]
        else { return nil }
        return TurnedVerdict(
          indicator: indicator, unit: one.unit, year: later, sealed: one.verdict,
          revised: other.verdict)
      }
    }
  }
}

/// The file that a figure of today comes from.
package struct RevisionOrigin: Sendable, Hashable {
  package let file: String
  /// The day on which the file says that its table was changed last; nil where it does not say.
  package let day: CalendarDay?
  /// The day on which the file was imported; nil where that was not kept.
  package let importedOn: CalendarDay?

  package init(file: String, day: CalendarDay?, importedOn: CalendarDay?) {
    self.file = file
    self.day = day
    self.importedOn = importedOn
  }

  /// `revised.csv`, with the days that are known: `revised.csv, changed 2025-03-01, imported 2025-03-04`.
  package var description: String {
    ([file] + [day.map { "changed \($0)" }, importedOn.map { "imported \($0)" }].compactMap { $0 })
      .joined(separator: ", ")
  }
}
