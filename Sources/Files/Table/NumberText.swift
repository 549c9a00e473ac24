/// Parses numbers as sources print them, independently of the machine's locale.
package enum NumberText {
  /// A decimal number with the file's decimal mark, times a power of ten: `22,8` with exponent −2
  /// is 0.228, to the last bit, since the decimal number is shifted and then rounded once.
  ///
  /// Digits may stand in groups of three with a blank, a no-break or a narrow no-break space between
  /// them, a minus may be a hyphen, a minus sign or a dash, and a per cent sign may follow. nil for
  /// anything else.
  package static func parse(_ text: String, decimalMark: Character, exponent: Int = 0) -> Double? {
    plain(text, decimalMark, exponent) ?? parsed(text, decimalMark, exponent)
  }

  /// A figure of at most 15 ASCII digits, a hyphen before and the mark among them, as nearly all are:
  /// the digits and the power of ten are exact, so that their product or quotient is rounded once, and
  /// is the double nearest to the decimal number. nil for any other text.
  private static func plain(_ text: String, _ mark: Character, _ exponent: Int) -> Double? {
    guard let mark = mark.asciiValue else { return nil }
    var (number, digits, decimals) = (0, 0, 0)
    var (isNegative, isAfterMark, isFirst) = (false, false, true)
    for byte in text.utf8 {
      if (48...57).contains(byte) {
        number = number * 10 + Int(byte - 48)
        digits += 1
        decimals += isAfterMark ? 1 : 0
        guard digits <= 15 else { return nil }
      } else if byte == mark, digits > 0, !isAfterMark {
        isAfterMark = true
      } else if byte == UInt8(ascii: "-"), isFirst {
        isNegative = true
      } else {
        return nil
      }
      isFirst = false
    }
    let power = exponent - decimals
    guard digits > 0, isAfterMark == (decimals > 0),
      let scale = abs(power) < powersOfTen.count ? powersOfTen[abs(power)] : nil
    else { return nil }
    let magnitude = power < 0 ? Double(number) / scale : Double(number) * scale
    return isNegative ? -magnitude : magnitude
  }

  /// The powers of ten that a double represents exactly.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func parsed(_ text: String, _ decimalMark: Character, _ exponent: Int) -> Double? {
    var body = Substring(text)
    let isNegative = body.first.map(minuses.contains) ?? false
    if isNegative { body = body.dropFirst() }
    if body.last == "%" {
      body = body.dropLast()
      while body.last.map(blanks.contains) ?? false { body = body.dropLast() }
    }
    let parts = body.split(separator: decimalMark, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = ungrouped(parts[0]),
      parts.dropFirst().allSatisfy(areDigits)
    else { return nil }
    let fraction = parts.count == 2 ? ".\(parts[1])" : ""
    let number = Double("\(isNegative ? "-" : "")\(whole)\(fraction)e\(exponent)")
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The decimal mark of a number: the only comma or point, with digits on both sides; nil when that is
  /// undecided.
  package static func decimalMark(in text: String) -> Character? {
    let marks = text.filter { $0 == "," || $0 == "." }
    guard marks.count == 1, let mark = marks.first,
      parse(text, decimalMark: mark) != nil
    else { return nil }
    return mark
  }

  private static let minuses: Set<Character> = ["-", "\u{2212}", "\u{2013}"]
  private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}"]

  private static func areDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// The digits without the blanks between groups of three; nil when the grouping is irregular.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { blanks.contains($0) }
    guard groups.allSatisfy(areDigits) else { return nil }
    if groups.count == 1 { return String(text) }
    guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.joined()
  }
}

extension NumberText {
  /// True when a text parses as a number with either decimal mark.
  package static func isFigure(_ text: String) -> Bool {
    parse(text, decimalMark: ",") != nil || parse(text, decimalMark: ".") != nil
  }
}
