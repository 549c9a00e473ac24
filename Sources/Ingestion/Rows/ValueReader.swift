import Files
import Observations

/// Parses the value cells of one table: figures with the file's decimal mark, and the publisher's
/// symbols.
struct ValueReader {
  let symbols: SymbolTable
  let publisher: String
  /// The decimal mark, detected from the first figure that shows one where the recipe leaves it open.
  private(set) var decimalMark: Character?
  /// The first figure whose mark may stand before decimals or between thousands, as long as no other
  /// figure decides it.
  private(set) var undecided: String?

  /// - Parameter decimalMark: the mark that the file's format prescribes, whatever the recipe says.
  init(_ labels: Labels, decimalMark prescribed: Character?) {
    symbols = labels.symbols
    publisher = labels.recipe.publisher
    decimalMark = prescribed ?? labels.recipe.decimalMark
  }

  /// Parses a cell; nil for a text that is neither a figure in this unit nor a symbol.
  mutating func read(_ text: String, _ entry: Recipe.MeasureEntry, _ unit: ValueUnit) -> CellValue?
  {
    if text.isEmpty {
      guard case .value(let kind) = entry.blank else { return nil }
      return CellValue(kind)
    }
    if let symbol = symbols.value(text) { return symbol }
    if let code = entry.codes[text] { return .number(Double(code)) }
    if decimalMark == nil { decide(text, unit) }
    let mark = decimalMark ?? undecided.flatMap(NumberText.decimalMark) ?? "."
    guard unit == .percent || !text.hasSuffix("%"), unit != .persons || Self.isPlainCount(text),
      let number = NumberText.parse(text, decimalMark: mark, exponent: unit.exponent),
      unit.allows(number)
    else { return nil }
    if number == 0, let zero = entry.zero { return CellValue(zero) }
    return .number(number)
  }

  /// Takes what a figure shows of the file's decimal mark.
  private mutating func decide(_ text: String, _ unit: ValueUnit) {
    guard let mark = NumberText.decimalMark(in: text) else { return }
    let grouped = NumberFormat(decimalMark: mark == "," ? "." : ",", groupMark: mark).number(text)
    if let grouped, unit.exponent == 0, unit.allows(grouped) {
      undecided = undecided ?? text
    } else if undecided.flatMap(NumberText.decimalMark) ?? mark == mark {
      (decimalMark, undecided) = (mark, nil)
    }
  }

  /// Whether a count is printed plausibly: no leading zeros, and at most two zero decimals. `0400` is
  /// damaged, and `3.000` may be three thousand.
  private static func isPlainCount(_ text: String) -> Bool {
    let bytes = text.utf8
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
    if bytes.first == UInt8(ascii: "0"), let second = bytes.dropFirst().first,
      (48...57).contains(second)
    {
      return false
    }
    guard let mark = bytes.firstIndex(where: isMark) else { return true }
    return bytes[mark...].dropFirst().prefix { !isMark($0) }.count < 3
  }

  /// The error message for a text that `read` rejected.
  func refusal(_ entry: Recipe.MeasureEntry, _ unit: ValueUnit) -> String {
    let mark = unit == .persons ? nil : decimalMark.map { " with decimal mark \($0)" }
    return "is neither \(unit.expectation)\(mark ?? "") nor a symbol of \(publisher) "
      + "(\(symbols.listed))\(entry.codesExpected)"
  }
}
