import Geography
import Indicators
import Observations

/// A reader who adds and subtracts whatever is shown, until a withheld count is left alone.
struct Attacker {
  /// A count that is wanted.
  struct Cell: Hashable {
    let indicator: String
    let sex: Sex
    let year: Int
    let unit: UnitCode
  }

  /// Known sums of cells: each cell with its factor, and what they come to.
  private var equations: [(terms: [Cell: Double], sum: Double)] = []
  private var shown: [Cell: Double] = [:]
  private var hidden: Set<Cell> = []

  /// Learns what a series shows; what it withholds is wanted.
  /// - Parameter truth: the series with everything, for which cells there are.
  mutating func read(_ series: FigureSeries, of truth: FigureSeries) {
    for unit in truth.territory.units.map(\.code) + truth.schools.map(\.unit.code) {
      guard truth[unit].share != nil else { continue }
      let cell = Self.cell(unit, series)
      if let share = series[unit].share {
        shown[cell] = Double(share.events)
      } else {
        hidden.insert(cell)
      }
    }
    for unit in truth.territory.units.map(\.code) where !unit.level.isMunicipal {
      let inside = truth.territory.municipalities(of: unit).sorted()
      equate(
        Self.cell(unit, series),
        truth.territory.municipalUnits(of: inside).map { Self.cell($0, series) })
    }
  }

  /// Learns that one count is the sum of others.
  mutating func equate(_ total: Cell, _ parts: [Cell]) {
    let known = shown
    guard ([total] + parts).allSatisfy({ known[$0] != nil || hidden.contains($0) }) else { return }
    var terms: [Cell: Double] = [:]
    var sum = 0.0
    for (cell, factor) in [(total, 1.0)] + parts.map({ ($0, -1.0) }) {
      if let value = known[cell] { sum -= factor * value } else { terms[cell] = factor }
    }
    equations.append((terms, sum))
  }

  static func cell(_ unit: UnitCode, _ series: FigureSeries) -> Cell {
    Cell(indicator: series.indicator.id, sex: series.sex, year: series.year, unit: unit)
  }

  /// The withheld counts that the equations determine.
  var found: [Cell: Int] {
    let cells = hidden.sorted { "\($0)" < "\($1)" }
    var rows = equations.map { equation in
      cells.map { equation.terms[$0] ?? 0 } + [equation.sum]
    }
    var (next, pivots) = (0, [Int]())
    for column in cells.indices where next < rows.count {
      guard let row = (next..<rows.count).first(where: { abs(rows[$0][column]) > 1e-9 }) else {
        continue
      }
      rows.swapAt(next, row)
      let pivot = rows[next][column]
      rows[next] = rows[next].map { $0 / pivot }
      for other in rows.indices where other != next && abs(rows[other][column]) > 1e-9 {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[next]).map { $0 - factor * $1 }
      }
      pivots.append(column)
      next += 1
    }
    var found: [Cell: Int] = [:]
    for (row, column) in pivots.enumerated()
    where rows[row].dropLast().count(where: { abs($0) > 1e-9 }) == 1 {
      found[cells[column]] = Int(rows[row][cells.count].rounded())
    }
    return found
  }
}
