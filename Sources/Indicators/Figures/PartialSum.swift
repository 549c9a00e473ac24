import Geography
import Statistics

/// The municipalities with figures of a unit whose sum is incomplete, put together.
public struct PartialSum: Sendable, Hashable {
  public let share: Share
  public let extent: BenchmarkExtent
}

/// How much of a benchmark the units with figures make up.
public struct BenchmarkExtent: Sendable, Hashable {
  /// The number of municipalities with a figure.
  public let units: Int
  /// The number of municipalities of the whole benchmark.
  public let unitsInAll: Int
  /// The part of the benchmark's population, a fraction of the denominator.
  public let coverage: Double

  public init(units: Int, unitsInAll: Int, coverage: Double) {
    self.units = units
    self.unitsInAll = unitsInAll
    self.coverage = coverage
  }
}

extension YearInBorders {
  /// Puts together, for every larger unit without a figure of its own, its municipalities that have one.
  ///
  /// The whole population must be known, so that the part can be told. Where exactly one municipality is
  /// withheld and no other lacks, there is none: with the whole from elsewhere its count could be computed.
  /// - Parameter denominators: the sums of the population at risk.
  func partialSums(_ figures: [MarkedFigure], _ denominators: Sums) -> [UnitCode: PartialSum] {
    var found: [UnitCode: PartialSum] = [:]
    for (unit, own) in zip(territory.units, figures)
    where !unit.code.level.isMunicipal && own.figure.value == nil {
      guard let whole = population(of: unit.code, denominators) else { continue }
      let members = territory.municipalUnits(of: Array(territory.municipalities(of: unit.code)))
      let parts = members.compactMap { territory.index(of: $0) }.map { figures[$0].figure }
      let shares = parts.compactMap(\.share)
      let withheld = parts.count { $0.isSuppressed }
      let lacking = parts.count - shares.count
      guard !(withheld == 1 && lacking == 1), let share = try? Share.together(shares) else {
        continue
      }
      found[unit.code] = PartialSum(
        share: share,
        extent: BenchmarkExtent(
          units: shares.count, unitsInAll: parts.count,
          coverage: min(1, Double(share.total) / whole)))
    }
    return found
  }
}

extension Figure {
  /// Whether it is withheld, by its source or to protect what its source withholds.
  var isSuppressed: Bool {
    if case .none(.suppressed, _) = self { true } else { false }
  }
}
