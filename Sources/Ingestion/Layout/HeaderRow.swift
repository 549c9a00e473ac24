import Files

/// The column names of a table, read from one or more stacked header rows.
struct HeaderRow: Sendable {
  /// The line of the last header row.
  let line: Int
  private(set) var names: [String]
  /// The cells of each header row, to recognise a header that is repeated.
  let stacked: [[String]]

  var rows: Int { stacked.count }

  /// Joins the stacked cells of each column with a blank; an empty cell above the last row repeats its
  /// left neighbour.
  init(_ stacked: [RawRow]) {
    self.stacked = stacked.map { Self.cleaned($0.cells) }
    line = stacked.last?.line ?? 0
    let width = stacked.map(\.cells.count).max() ?? 0
    let filled = self.stacked.enumerated().map { index, cells -> [String] in
      var names = cells
      names += Array(repeating: "", count: width - names.count)
      guard index < stacked.count - 1 else { return names }
      for at in names.indices.dropFirst() where names[at].isEmpty { names[at] = names[at - 1] }
      return names
    }
    names = (0..<width).map { at in
      // A cell that spans several rows says the same in each of them.
      filled.map { $0[at] }.filter { !$0.isEmpty }
        .reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }.joined(separator: " ")
    }
  }

  /// The same header with names for columns that have none, by index.
  func naming(_ nameless: [Int: String]) -> HeaderRow {
    var header = self
    for (index, name) in nameless { header.names[index] = name }
    return header
  }

  /// The name under which a recipe knows a column: the column's code or label where its name has both
  /// (`Region - region`).
  static func known(_ name: String, _ names: some Collection<String>) -> String {
    guard !names.contains(name), let (code, label) = Labels.halves(name) else { return name }
    return [label, code].first(where: names.contains) ?? name
  }

  static func cleaned(_ cells: [String]) -> [String] { cells.map(cleaned) }

  /// Removes surrounding, doubled and line-breaking blanks, hidden letters, and superscript footnote digits: `Kommune¹`
  /// becomes `Kommune`.
  static func cleaned(_ name: String) -> String {
    let words = HiddenLetters.removed(from: name).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").filter { !"¹²³⁴⁵⁶⁷⁸⁹⁰".contains($0) }
  }
}
