import Geography
import Indicators

/// The cells that one year's figures of an indicator were read from, for each unit.
package struct FigurePlaces: Sendable {
  package let year: Int
  /// Each unit's cells in the order of the formula; none for a unit that is a sum of others.
  package let cells: [UnitCode: [Cell]]

  /// A cell of a file that was imported.
  package struct Cell: Sendable, Hashable {
    package let file: String
    /// From 1.
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  package init(year: Int, cells: [UnitCode: [Cell]]) {
    self.year = year
    self.cells = cells
  }
}

extension Site {
  /// The figures whose cells the pages tell of: of every indicator, the newest year's and the zero point's.
  package var figuresToPlace: [(indicator: Indicator, years: [Int])] {
    indicatorsWithFigures.map { indicator in
      let known = figures.years(of: indicator)
      return (
        indicator, known.suffix(1) + known.dropLast().filter { $0 == content.zeroPoint }
      )
    }
  }
}
