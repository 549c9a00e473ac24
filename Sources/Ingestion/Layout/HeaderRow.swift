import Files

/// The names of a table's columns, from one row or several stacked ones.
struct HeaderRow: Sendable {
  /// The last of its rows.
  let line: Int
  let names: [String]
  /// The cells of each of its rows, as they are compared with those of a header that stands again.
  let stacked: [[String]]

  var rows: Int { stacked.count }

  /// A blank cell of a row that is not the last takes over what stands to its left, and the parts
  /// are joined by a blank.
  init(_ stacked: [RawRow]) {
    self.stacked = stacked.map { Self.cleaned($0.cells) }
    line = stacked.last?.line ?? 0
    let width = stacked.map(\.cells.count).max() ?? 0
    let filled = stacked.enumerated().map { index, row -> [String] in
      var names = Self.cleaned(row.cells)
      names += Array(repeating: "", count: width - names.count)
      guard index < stacked.count - 1 else { return names }
      for at in names.indices.dropFirst() where names[at].isEmpty { names[at] = names[at - 1] }
      return names
    }
    names = (0..<width).map { at in
      filled.map { $0[at] }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// A name as a recipe knows it: of code and text in one (`Region - region`), the one it has.
  static func known(_ name: String, _ names: some Collection<String>) -> String {
    guard !names.contains(name), let (code, label) = Labels.halves(name) else { return name }
    return [label, code].first(where: names.contains) ?? name
  }

  static func cleaned(_ cells: [String]) -> [String] { cells.map(cleaned) }

  /// Without the blanks round it, line breaks and doubled blanks in it, and the raised figures of
  /// footnotes: `Kommune¹` is `Kommune`.
  private static func cleaned(_ name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").filter { !"¹²³⁴⁵⁶⁷⁸⁹⁰".contains($0) }
  }
}
