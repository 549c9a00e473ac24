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

  /// The figures of rows, each once, whatever it is compared with.
  struct Figures {
    private struct Figure: Hashable {
      let indicator: String
      let unit: UnitCode
      let year: Int
      let sex: Sex
    }

    private var hidden: Set<Figure> = []
    private var shown: Set<Figure> = []

    mutating func add(_ row: Estimate) {
      let figure = Figure(
        indicator: row.indicator, unit: row.unit.code, year: row.period, sex: row.sex)
      if row.value != nil {
        shown.insert(figure)
      } else if row.status == .suppressed, row.reasons.contains(.withheld) {
        hidden.insert(figure)
      }
    }

    var count: WithheldCount {
      let withheld = hidden.subtracting(shown).count
      return WithheldCount(withheld: withheld, all: withheld + shown.count)
    }
  }
}

extension Findings {
  /// How many figures of a unit are withheld; of all units for nil.
  package func withheld(of unit: UnitCode? = nil) -> WithheldCount {
    var figures = WithheldCount.Figures()
    for part in estimates.parts {
      for row in part where row.isOfAUnit && unit.map({ $0 == row.unit.code }) ?? true {
        figures.add(row)
      }
    }
    return figures.count
  }

  /// How many figures of each unit are withheld; nil for a unit without rows.
  package var withheldByUnit: [UnitCode: WithheldCount] {
    var figures: [UnitCode: WithheldCount.Figures] = [:]
    for part in estimates.parts {
      for row in part where row.isOfAUnit {
        figures[row.unit.code, default: WithheldCount.Figures()].add(row)
      }
    }
    return figures.mapValues(\.count)
  }

  /// Whether three years added up have a figure of a unit.
  package func hasPooled(_ unit: UnitCode) -> Bool {
    pooled.parts.contains { $0.contains { $0.unit.code == unit && $0.value != nil } }
  }
}

extension Estimate {
  /// Whether the row is the one of its figure beside the country, or the country's own.
  fileprivate var isOfAUnit: Bool { benchmark == .country || unit.code == .country }
}
