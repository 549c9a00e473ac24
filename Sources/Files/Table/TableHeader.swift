/// The columns of a table, looked up by name.
package struct TableHeader: Sendable {
  /// The column names as the reader of the table knows them, after renaming.
  package let names: [String]
  /// The header's line in the file, from 1.
  package let line: Int
  /// The header's cells as the file has them.
  let cells: [String]
  private let places: [String: Int]

  /// The index of a column, from 0; nil where the table has none of that name.
  package func index(of name: String) -> Int? { places[name] }

  init(_ source: inout some RowSource, _ shape: TableShape) throws(RefusedFile) {
    let row = try Self.row(&source, shape)
    var names = row.cells
    // A byte order mark that came through a pipe is not part of the first name.
    if let first = names.first { names[0] = first.replacing("\u{FEFF}", with: "") }
    if shape.header != .firstRow {
      // The empty cells at the end are a spreadsheet's.
      names = Array(names.reversed().drop(while: \.isEmpty).reversed())
    }
    self.names = names.map(shape.renamed)
    (line, cells) = (row.line, row.cells)
    places = Dictionary(
      self.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let problems = problems(shape, in: source.name)
    guard problems.isEmpty else { throw RefusedFile(problems) }
  }

  /// Reads on to the header row.
  private static func row(_ source: inout some RowSource, _ shape: TableShape)
    throws(RefusedFile) -> RawRow
  {
    var first: RawRow?
    while let row = try source.next() {
      if let refusal = row.refusal(in: source.name) { throw refusal }
      let isHeader =
        switch shape.header {
        case .firstRow: true
        case .belowTitles: row.cells.count > 1
        case .naming: row.isHeader(naming: shape)
        case .amongComments: !row.isComment
        }
      if isHeader { return row }
      first = first ?? row
    }
    let columns = "the columns \(shape.needed.joined(separator: ", "))"
    let message =
      if first == nil {
        "there is no table; expected a header" + (shape.needed.isEmpty ? "" : " with \(columns)")
      } else {
        "no header was found; expected "
          + (shape.needed.isEmpty ? "a line of column names" : columns)
      }
    let title =
      [.belowTitles, .naming].contains(shape.header) ? first?.cells.first : nil
    throw RefusedFile([
      Problem(
        file: source.name, line: 1, kind: .header, text: title ?? "", message: message)
    ])
  }

  private func problems(_ shape: TableShape, in file: String) -> [Problem] {
    var problems: [Problem] = []
    for (index, name) in names.enumerated() {
      func refuse(_ message: String) {
        problems.append(
          Problem(
            file: file, line: line, column: index + 1, kind: .header, text: name,
            message: message))
      }
      if let optional = shape.optional, !shape.needed.contains(name), !optional.contains(name) {
        let known = (shape.needed + optional).joined(separator: ", ")
        refuse("is no column here; expected \(known)")
      } else if places[name] != index {
        refuse("the column stands twice")
      }
    }
    for name in shape.needed where places[name] == nil {
      let (text, message) = shape.absence(name, names)
      problems.append(
        Problem(
          file: file, line: line, kind: .header, text: String(text.prefix(60)), message: message))
    }
    return problems
  }
}

extension RawRow {
  /// True for a row that holds all columns a table needs, or several cells where none does.
  fileprivate func isHeader(naming shape: TableShape) -> Bool {
    let names = cells.map { shape.renamed($0.replacing("\u{FEFF}", with: "")) }
    if !shape.needed.isEmpty, shape.needed.allSatisfy(names.contains) { return true }
    return !isSeparatorLine && cells.count { !$0.isEmpty } > 1
  }

  /// True for the line `sep=;` with which a file tells a spreadsheet its delimiter.
  package var isSeparatorLine: Bool {
    cells.first?.hasPrefix("sep=") == true && cells.dropFirst().allSatisfy(\.isEmpty)
  }
}
