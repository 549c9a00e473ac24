import Geography
import Indicators
import Observations

/// How many of some units' figures are withheld to protect people.
package struct WithheldCount: Sendable, Hashable {
  package let withheld: Int
  /// Those that are shown, and those that are withheld.
  package let all: Int

  /// Whether so many are withheld that whoever reads needs other figures.
  package var isMost: Bool { withheld * 2 > all }

  private struct Figure: Hashable {
    let indicator: String
    let unit: UnitCode
    let year: Int
    let sex: Sex
  }

  /// Counts the figures of rows, each once, whatever it is compared with.
  init(_ rows: some Sequence<Estimate>) {
    var (hidden, shown) = (Set<Figure>(), Set<Figure>())
    for row in rows {
      let figure = Figure(
        indicator: row.indicator, unit: row.unit.code, year: row.period, sex: row.sex)
      if row.value != nil {
        shown.insert(figure)
      } else if row.status == .suppressed, row.reasons.contains(.withheld) {
        hidden.insert(figure)
      }
    }
    hidden.subtract(shown)
    (withheld, all) = (hidden.count, hidden.count + shown.count)
  }
}

extension Findings {
  /// How many figures of a unit are withheld; of all units for nil.
  package func withheld(of unit: UnitCode? = nil) -> WithheldCount {
    WithheldCount(
      estimates.parts.lazy.joined().filter { row in
        row.benchmark == .country || row.unit.code == .country
          ? unit.map { $0 == row.unit.code } ?? true : false
      })
  }

  /// Whether three years added up have a figure of a unit.
  package func hasPooled(_ unit: UnitCode) -> Bool {
    pooled.parts.contains { $0.contains { $0.unit.code == unit && $0.value != nil } }
  }
}
