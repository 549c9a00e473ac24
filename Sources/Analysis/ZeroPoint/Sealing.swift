import Geography
import Indicators
import Observations

/// The sealing of a year: what its next part would hold, from the figures in force.
package struct Sealing {
  package let year: Int
  private let knowledge: Knowledge
  private let sealed: SealedYear?
  private let analysis: Analysis
  private let sources: [ZeroPoint.Source]

  /// - Parameters:
  ///   - observations: the figures in force, of the year at least.
  ///   - sources: the files that they come from.
  ///   - sealed: the zero point so far; nil where there is none.
  package init(
    year: Int, _ knowledge: Knowledge, _ observations: ObservationTable,
    from sources: [ZeroPoint.Source], after sealed: SealedYear?
  ) throws {
    self.year = year
    self.knowledge = knowledge
    self.sealed = sealed
    self.sources = sources
    analysis = try Analysis(
      observations, knowledge, knowledge.catalogue(since: sealed).indicators, bordersOf: year,
      since: sealed)
  }

  /// The part that would be sealed next; nil where the zero point holds all figures of the year.
  /// - Throws: `Refusal` where there are no figures of the year at all.
  package func next() throws -> SealedPart? {
    let indicators = analysis.catalogue.indicators
    guard let sealed else {
      let figures = analysis.presentFigures(indicators, year: year)
      guard figures.contains(where: { $0.kind == .number }) else {
        throw Refusal("there are no figures for \(year) to freeze; import extracts first")
      }
      return part(figures, of: indicators)
    }
    let additions = ZeroPointReview(sealed, analysis, try knowledge.catalogue).additions
    return additions.isEmpty ? nil : part(additions, of: indicators)
  }

  /// A new edition of an indicator that is sealed, by its definition and figures of today.
  package func edition(of indicator: Indicator, because reason: String) throws -> SealedPart {
    guard let sealed, sealed.holds(indicator) else {
      throw Refusal(
        "\(indicator.id) is not sealed for \(year); nullpunkt freeze \(year) seals it first")
    }
    let figures = analysis.presentFigures([indicator], year: year)
    guard figures.contains(where: { $0.kind == .number }) else {
      throw Refusal("there are no figures of \(indicator.id) for \(year) to seal again")
    }
    guard !sealed.measures(indicator, by: figures) else {
      throw Refusal(
        "\(indicator.id) is sealed for \(year) by the same definition with the same figures")
    }
    return part(figures, of: [indicator], because: reason)
  }

  private func part(_ figures: [SealedFigure], of indicators: [Indicator], because: String? = nil)
    -> SealedPart
  {
    let held = Set(figures.map(\.key.indicator))
    return SealedPart(
      year: year, number: (sealed?.parts.count ?? 0) + 1, borders: analysis.territory.day,
      because: because, previous: sealed?.seal,
      definitions: indicators.filter { held.contains($0.id) },
      units: analysis.territory.sealedUnits, sources: sources, figures: figures)
  }
}

extension SealedPart {
  /// What the part holds, in a line: `412 figures of neet_20_29 and ungdata_lonely`.
  package var summary: String {
    let names = definitions.map(\.id)
    return "\(figures.count) figures of \(names.joined(separator: ", "))"
      + (because.map { ", again, because \($0)" } ?? "")
  }
}
