/// Figures as sources print them, read without regard to the machine's locale.
enum NumberText {
  /// A decimal number with the file's decimal mark, times a power of ten: `22,8` with exponent −2
  /// is 0.228, to the last bit, since the shift is made in the text and not by a division.
  /// nil for anything but an optional minus, digits, and at most one mark with digits round it.
  static func parse(_ text: String, decimalMark: Character, exponent: Int = 0) -> Double? {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    let parts = unsigned.split(separator: decimalMark, omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard areDigits, parts.count <= 2 else { return nil }
    let sign = unsigned.startIndex == text.startIndex ? "" : "-"
    let number = Double("\(sign)\(parts.joined(separator: "."))e\(exponent)")
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A count of people: whole and not negative; `39085.0` counts as whole. nil for anything else.
  static func parseCount(_ text: String, decimalMark: Character) -> Double? {
    guard !text.hasPrefix("-"), let number = parse(text, decimalMark: decimalMark),
      number == number.rounded(), number <= 1e15
    else { return nil }
    return number
  }

  /// A calendar year: exactly four digits, 1900 to 2100; nil for anything else.
  static func parseYear(_ text: String) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(text), (1900...2100).contains(year)
    else { return nil }
    return year
  }
}
