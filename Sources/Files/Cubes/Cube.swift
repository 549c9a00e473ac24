/// A table as a statistical database gives it: dimensions, and a cell for each combination of their
/// categories.
package struct Cube: Sendable {
  /// The number under which the publisher keeps the table, `13556`; nil where the file does not say.
  package let number: String?
  package let title: String
  /// The day of the last change, as the file prints it; nil where it does not say.
  package let updated: String?
  package let dimensions: [Dimension]
  /// What is printed in each cell, number or sign; the last dimension varies fastest.
  package let cells: [String]

  package struct Dimension: Sendable, Equatable {
    package let code: String
    package let label: String
    package let categories: [Category]
  }

  package struct Category: Sendable, Equatable {
    package let code: String
    package let label: String

    /// Code and label in one, as a table with both prints them: `3401 - Kongsvinger`.
    package var text: String { Cube.text(code, label) }
  }

  package static let mostCells = 20_000_000

  static func text(_ code: String, _ label: String) -> String {
    let isSaid =
      code.isEmpty || code == label
      || (label.hasPrefix(code)
        && label.dropFirst(code.count).first.map { !$0.isLetter && !$0.isNumber } ?? true)
    return isSaid ? label : label.isEmpty ? code : "\(code) - \(label)"
  }

  /// Returns nil when the number of cells is not what the dimensions make.
  static func size(_ dimensions: [Dimension]) -> Int? {
    var size = 1
    for dimension in dimensions {
      let (product, isTooLarge) = size.multipliedReportingOverflow(by: dimension.categories.count)
      guard !isTooLarge, product <= mostCells else { return nil }
      size = product
    }
    return size
  }
}

/// A cube written out long: title, header, and a row for each cell.
package struct CubeRows: RowSource {
  package let name: String
  package let shownDelimiter = ";"
  private let cube: Cube
  /// The texts of each dimension's categories.
  private let texts: [[String]]
  /// The rows above the cells: title, day of the last change where it is known, and header.
  private let top: [[String]]
  private var line = 0

  package init(_ cube: Cube, named name: String) {
    self.cube = cube
    self.name = name
    texts = cube.dimensions.map { $0.categories.map(\.text) }
    let number = cube.number.flatMap { cube.title.hasPrefix($0) ? nil : "\($0): " } ?? ""
    let title = number + cube.title
    let names = cube.dimensions.map { Cube.text($0.code, $0.label) }
    top = [[title]] + (cube.updated.map { [["Sist endret: \($0)"]] } ?? []) + [names + [title]]
  }

  package mutating func next() -> RawRow? {
    let place = line - top.count
    guard place < cube.cells.count else { return nil }
    line += 1
    if place < 0 { return RawRow(line: line, cells: top[line - 1]) }
    var cells = Array(repeating: "", count: texts.count + 1)
    var rest = place
    for at in texts.indices.reversed() {
      cells[at] = texts[at][rest % texts[at].count]
      rest /= texts[at].count
    }
    cells[texts.count] = cube.cells[place]
    return RawRow(line: line, cells: cells)
  }
}
