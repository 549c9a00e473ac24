import Disclosure
import Geography
import Indicators
import Observations

/// The figures that are withheld with the numbers that would give them away, and the numbers of those that are shown.
struct WithheldFigures {
  /// The counts of `2 av 789`.
  struct Counts: Hashable {
    let x: Int
    let n: Int
  }

  /// By indicator, and then by the unit's code.
  private let byName: [String: [String: [ProtectionPlan.Figure]]]
  /// The withheld figures of each unit by counts and by tenths.
  private(set) var byCounts: [Counts: [ProtectionPlan.Figure]] = [:]
  private(set) var byTenths: [Tenths: [ProtectionPlan.Figure]] = [:]
  private(set) var shownCounts: Set<UnitCounts> = []
  private(set) var shownTenths: Set<ShownTenths> = []
  /// The schools that have figures.
  private(set) var schools: [NamedUnit] = []
  /// The tenths that any withheld figure has.
  private(set) var tenths: Set<Int> = []

  /// A share in tenths of percent, or a mean in tenths of points, as it is printed.
  struct Tenths: Hashable {
    let unit: UnitCode
    let tenths: Int
  }

  struct ShownTenths: Hashable {
    let indicator: String
    let unit: UnitCode
    let tenths: Int
  }

  struct UnitCounts: Hashable {
    let unit: UnitCode
    let counts: Counts
  }

  init(_ analysis: Analysis) {
    let withheld = analysis.control.plan.withheld
    byName = Dictionary(grouping: withheld, by: \.indicator).mapValues { figures in
      Dictionary(grouping: figures) { $0.unit.description }
    }
    guard !withheld.isEmpty else { return }
    for series in analysis.allSeries() {
      schools += series.schools.map(\.unit)
      let shown = analysis.control.shown(series)
      for unit in series.unitsAndSchools {
        let figure = ProtectionPlan.Figure(
          indicator: series.indicator.id, year: series.year, sex: series.sex, unit: unit)
        if withheld.contains(figure) {
          keep(series[unit], of: unit, figure, isWithheld: true)
        } else {
          keep(shown[unit], of: unit, figure, isWithheld: false)
        }
      }
    }
    schools = Dictionary(schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
      .values.sorted { $0.code < $1.code }
  }

  private mutating func keep(
    _ figure: Figure, of unit: UnitCode, _ name: ProtectionPlan.Figure, isWithheld: Bool
  ) {
    if let share = figure.share ?? figure.derived?.middle {
      let counts = Counts(x: share.events, n: share.total)
      if isWithheld {
        byCounts[counts, default: []].append(name)
      } else {
        shownCounts.insert(UnitCounts(unit: unit, counts: counts))
      }
    }
    guard let value = figure.value else { return }
    let scaled = value * (figure.mean == nil ? 1000 : 10)
    guard scaled.magnitude < 1e9 else { return }
    for tenths in Set([Int((scaled - 1e-6).rounded()), Int((scaled + 1e-6).rounded())]) {
      guard isWithheld else {
        shownTenths.insert(ShownTenths(indicator: name.indicator, unit: unit, tenths: tenths))
        continue
      }
      byTenths[Tenths(unit: unit, tenths: tenths), default: []].append(name)
      self.tenths.insert(tenths)
    }
  }

  func figure(_ indicator: String, _ year: Int, _ sex: String, _ unit: String)
    -> ProtectionPlan.Figure?
  {
    byName[indicator]?[unit]?.first { $0.year == year && $0.sex.rawValue == sex }
  }
}
