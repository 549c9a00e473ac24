/// The figures that stand as text in a sheet, whose decimal commas become points as in the sheet's numbers.
struct TextFigures {
  private struct Cell {
    let row: Int
    let column: Int
    let line: Int
    let text: String
  }

  private var cells: [Cell] = []
  private var marks: [Int: NumberMarks] = [:]
  private var withPoint: [Int: Cell] = [:]

  /// Adds a cell of text; one that is no figure with a comma or a point tells nothing.
  /// - Parameters:
  ///   - row: its row's index among those that are kept.
  ///   - line: its row's number in the sheet.
  mutating func add(_ text: String, row: Int, column: Int, line: Int) {
    guard text.utf8.count < 32, text.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E }),
      NumberText.isFigure(text)
    else { return }
    let cell = Cell(row: row, column: column, line: line, text: text)
    cells.append(cell)
    marks[column, default: NumberMarks()].add(text, line: line)
    if text.contains(".") { withPoint[column] = withPoint[column] ?? cell }
  }

  /// Puts points in place of decimal commas. A column that has both is left as it is, so that its figures are
  /// refused; so is a comma that may stand between thousands, where no column shows which.
  /// - Returns: the cell of a figure that may have a point between thousands, since commas are decimal in
  ///   others; nil where there is none.
  func makePlain(_ rows: inout [RawRow]) -> (line: Int, column: Int, text: String)? {
    let shown = marks.mapValues(\.shownDecimalMark)
    let hasCommas = shown.values.contains(",")
    let hasOnlyCommas = hasCommas && !shown.values.contains(".")
    for cell in cells where withPoint[cell.column] == nil {
      if hasOnlyCommas || shown[cell.column] == "," {
        rows[cell.row].cells[cell.column] = cell.text.replacing(",", with: ".")
      }
    }
    let doubtful = withPoint.filter { hasCommas && shown[$0.key] == .some(nil) }
    return doubtful.min { $0.key < $1.key }.map { ($0.value.line, $0.key, $0.value.text) }
  }
}
