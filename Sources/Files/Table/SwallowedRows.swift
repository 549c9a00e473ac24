/// Rows that a stray quote has drawn into a cell, so that they would be lost without a word.
enum SwallowedRows {
  /// The index of a cell that holds a line break and as many delimiters as a whole row; nil for none.
  ///
  /// Delimiters before a blank are a text's own commas: a description of several lines is kept.
  static func index(in cells: [String], delimiter: UInt8) -> Int? {
    guard cells.count > 1 else { return nil }
    return cells.firstIndex { cell in
      guard cell.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
      let following = zip(cell.utf8, cell.utf8.dropFirst())
      return following.count { $0 == delimiter && $1 != UInt8(ascii: " ") } >= cells.count - 1
    }
  }
}
