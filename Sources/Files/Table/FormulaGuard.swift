/// Keeps spreadsheets from running a text of a CSV file as a formula.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a line break, blanks before it passed over, has
/// an apostrophe put before it, as spreadsheets themselves mark a text. Texts that are numbers stay as they
/// are. A text that has such apostrophes already gets one more, so that taking one away always gives back
/// the text that was written.
package enum FormulaGuard {
  static let mark: UInt8 = 0x27

  /// Whether a spreadsheet might run the text, its leading apostrophes left out.
  package static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first < 0x30 || first == 0x3D || first == 0x40 || first >= 0xC2
    else { return false }
    let begin = text.drop { $0 == mark || $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    return opensFormula(begin) && !isNumber(begin)
  }

  /// The text of a cell as it was before `CSVText` wrote it.
  package static func removed(_ cell: some Collection<UInt8>) -> String {
    let isGuarded = cell.first == mark && isNeeded(cell)
    return String(decoding: cell.dropFirst(isGuarded ? 1 : 0), as: UTF8.self)
  }

  private static func opensFormula(_ text: some Collection<UInt8>) -> Bool {
    switch text.first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A: true
    // The same signs in full width: ＋ － ＝ ＠.
    case 0xEF:
      [[0xBC, 0x8B], [0xBC, 0x8D], [0xBC, 0x9D], [0xBC, 0xA0]]
        .contains { text.dropFirst().prefix(2).elementsEqual($0) }
    default: false
    }
  }

  /// Whether the whole text is one number with sign: `-5`, `+3,3`, `-1e-5`.
  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    func digits(_ text: inout ArraySlice<UInt8>) -> Bool {
      let count = text.prefix { (0x30...0x39).contains($0) }.count
      text = text.dropFirst(count)
      return count > 0
    }
    func sign(_ text: inout ArraySlice<UInt8>) {
      if text.first == 0x2B || text.first == 0x2D { text = text.dropFirst() }
    }
    var rest = Array(text)[...]
    sign(&rest)
    guard digits(&rest) else { return false }
    if rest.first == 0x2E || rest.first == 0x2C {
      rest = rest.dropFirst()
      guard digits(&rest) else { return false }
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest = rest.dropFirst()
      sign(&rest)
      guard digits(&rest) else { return false }
    }
    return rest.isEmpty
  }
}
