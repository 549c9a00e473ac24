import CellProtection
import Geography
import Indicators
import Observations

/// Which figures of the sources that have not protected themselves are withheld: those that their rule
/// protects, and those that would give one of these back.
///
/// A plan is made from all sexes, ages, units and years of a source at once, whatever is asked for, so that
/// two answers of the program never withhold different figures.
package struct ProtectionPlan: Sendable {
  /// A figure of one year; for a benchmark of which only some municipalities have figures, the sum of these.
  package struct Figure: Hashable, Sendable {
    package let indicator: String
    package let year: Int
    package let sex: Sex
    package let unit: UnitCode

    package init(indicator: String, year: Int, sex: Sex, unit: UnitCode) {
      self.indicator = indicator
      self.year = year
      self.sex = sex
      self.unit = unit
    }
  }

  /// The figures that are withheld, by why they are.
  package struct Withheld: Sendable, Hashable {
    /// Those that their rule protects.
    package var primary: Set<Figure>
    /// Those that would give one of these back.
    package var complementary: Set<Figure>

    package init(primary: Set<Figure> = [], complementary: Set<Figure> = []) {
      self.primary = primary
      self.complementary = complementary
    }
  }

  /// A source's figures of one year.
  struct Table: Hashable, Sendable {
    let source: String
    let year: Int
  }

  private var planned: Set<Table> = []
  /// The figures that their rule protects.
  package private(set) var primary: Set<Figure> = []
  /// The figures withheld for others' sake, each with one that it would give back.
  package private(set) var complementary: [Figure: Figure] = [:]
  /// The figures that can be computed whatever is withheld.
  package private(set) var exposed: [Exposure] = []

  /// A figure that is withheld and can be computed from what is shown.
  package struct Exposure: Sendable, Hashable {
    package let figure: Figure
    /// The least and the greatest count that a reader can tell.
    package let possible: ClosedRange<Int>
    /// What a reader adds and subtracts, in words.
    package let relations: [String]
  }

  package init() {}

  /// Plans one source's figures of one year.
  /// - Parameters:
  ///   - series: all of the source's and the year's.
  ///   - earlier: figures that have been withheld before, and stay so.
  init(
    _ series: [FigureSeries], _ rule: DisclosureRules.Rule, earlier: Withheld = Withheld()
  ) {
    planned = Set(series.map { Table(source: $0.indicator.source, year: $0.year) })
    guard rule != .inherit else { return }
    var earlier = earlier
    while true {
      let linked = LinkedFigures(series, rule, earlier: earlier)
      plan(linked, beside: earlier)
      // A count that is withheld may not be told as the denominator of another figure.
      let telling = linked.tellingDenominators.filter { withheld.contains($0.key) }.values.joined()
      let more = Set(telling).subtracting(withheld)
      if more.isEmpty { return }
      earlier.complementary.formUnion(more)
    }
  }

  private mutating func plan(_ linked: LinkedFigures, beside earlier: Withheld) {
    primary = linked.withheld.subtracting(
      earlier.complementary.subtracting(earlier.primary)
    ).union(linked.few)
    complementary = [:]
    for figure in linked.withheld.subtracting(primary) { complementary[figure] = figure }
    guard let problem = linked.problem else { return }
    let suppression = ComplementarySuppression(problem)
    for (cell, target) in suppression.hidden {
      complementary[linked.figures[cell]] = linked.figures[target]
    }
    exposed = suppression.exposures.map { Exposure($0, linked) }
  }

  /// What can be computed of the withheld figures by whoever sees some of them too.
  func exposures(
    _ series: [FigureSeries], _ rule: DisclosureRules.Rule, showing shown: Set<Figure>
  ) -> [Exposure] {
    let linked = LinkedFigures(series, rule, withheld: withheld.subtracting(shown))
    return linked.problem.map { CellAudit.exposures($0).map { Exposure($0, linked) } } ?? []
  }

  /// Whether the plan is made with a series' source and year.
  func covers(_ series: FigureSeries) -> Bool {
    planned.contains(Table(source: series.indicator.source, year: series.year))
  }

  /// Whether a unit's figure is withheld; of several years together, whether any year's is.
  func withholds(_ unit: UnitCode, of series: FigureSeries) -> Bool {
    (series.window ?? series.year...series.year).contains { year in
      let figure = Figure(
        indicator: series.indicator.id, year: year, sex: series.sex, unit: unit)
      return primary.contains(figure) || complementary[figure] != nil
    }
  }

  /// All that is withheld.
  package var withheld: Set<Figure> { primary.union(complementary.keys) }

  /// The same, by why it is.
  package var reasons: Withheld {
    Withheld(primary: primary, complementary: Set(complementary.keys))
  }

  /// Adds what another plan holds of other tables.
  package mutating func add(_ other: ProtectionPlan) {
    planned.formUnion(other.planned)
    primary.formUnion(other.primary)
    complementary.merge(other.complementary) { first, _ in first }
    exposed += other.exposed
  }
}

extension ProtectionPlan.Exposure {
  fileprivate init(_ exposure: CellAudit.Exposure, _ linked: LinkedFigures) {
    self.init(
      figure: linked.figures[exposure.cell], possible: exposure.possible,
      relations: exposure.relations.map(linked.told))
  }

  /// `neet_20_29 2021 both 3416 is 2 to 2, by 34 = 3401 + 3416`.
  package var description: String {
    let counts = "\(possible.lowerBound) to \(possible.upperBound)"
    return "\(figure) can be told to be \(counts), by \(relations.joined(separator: "; "))"
  }
}

extension ProtectionPlan.Figure: CustomStringConvertible, Comparable {
  /// `neet_20_29 2021 both 3416`.
  package var description: String { "\(indicator) \(year) \(sex.rawValue) \(unit)" }

  package static func < (a: Self, b: Self) -> Bool {
    (a.indicator, a.year, a.sex.rawValue, a.unit) < (b.indicator, b.year, b.sex.rawValue, b.unit)
  }
}
