/// The name of a cell as spreadsheets print it: `D7`.
struct CellName: CustomStringConvertible {
  private let column: Int
  private let line: Int

  /// - Parameters:
  ///   - column: from 0.
  ///   - line: the row's number, from 1.
  init(_ column: Int, _ line: Int) { (self.column, self.line) = (column, line) }

  var description: String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      letters.insert(Character(UnicodeScalar(UInt8(65 + (rest - 1) % 26))), at: letters.startIndex)
      rest = (rest - 1) / 26
    }
    return "\(letters)\(line)"
  }

  /// The name with its sheet's, as formulas have it: `'Tall 2021'!D7`.
  func address(on sheet: String) -> String {
    let isPlain = sheet.first?.isLetter == true && sheet.allSatisfy { $0.isLetter || $0.isNumber }
    return (isPlain ? sheet : "'\(sheet.replacing("'", with: "''"))'") + "!\(description)"
  }
}
