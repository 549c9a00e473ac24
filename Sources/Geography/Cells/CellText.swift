/// Splits a cell's text into the parts that may be a code, a name, and years in brackets.
struct CellText {
  /// The whole text with normalised blanks and dashes.
  let whole: String
  /// True for `K-3401` or `K3401`, a sum of municipalities calculated backwards in time, for `F-34`, the
  /// same of a county, and for `K-Rest`, the persons of municipalities that such sums cannot hold.
  let isAggregate: Bool
  /// The leading digits; nil when the cell begins otherwise.
  let digits: String?
  /// The text after the digits, or the whole text, without years in brackets.
  let name: String
  let years: YearsInBrackets?

  init(_ text: String) {
    whole = Self.tidied(text)
    let words = whole.split(separator: " ", maxSplits: 1)
    var head = words.first ?? ""
    var isAggregate = false
    if head.hasPrefix("K") || head.hasPrefix("F") {
      let code = head.dropFirst().drop { $0 == "-" }
      let isCode = !code.isEmpty && code.allSatisfy(\.isDigit)
      if isCode, head.hasPrefix("K") || code.count == 2 {
        head = code
        isAggregate = true
      }
    }
    let rest = words.count > 1 ? words[1].drop { $0 == "-" || $0 == " " } : ""
    // A second number is no name: `15 - 29 år` is not the county 15.
    let isCode = head.allSatisfy(\.isDigit) && !head.isEmpty && rest.first?.isDigit != true
    digits = isCode ? String(head) : nil
    self.isAggregate = isCode && isAggregate || head.lowercased() == "k-rest"
    (name, years) = YearsInBrackets.split(isCode ? String(rest) : whole)
  }

  /// Normalises a text: one blank for any run of blanks, also no-break ones, and a hyphen for any dash.
  static func tidied(_ text: String) -> String {
    guard !isTidy(text) else { return text }
    var tidy = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in text.unicodeScalars {
      let isBlank =
        scalar.isASCII
        ? " \t\n\u{0B}\u{0C}\r".unicodeScalars.contains(scalar) : scalar.properties.isWhitespace
      if !isBlank {
        tidy.append(dashes.contains(scalar.value) ? "-" : scalar)
      } else if !isAfterBlank {
        tidy.append(" ")
      }
      isAfterBlank = isBlank
    }
    if tidy.last == " " { tidy.removeLast() }
    return String(tidy)
  }

  /// A fast check that a text is already normalised: ASCII with single spaces between words.
  private static func isTidy(_ text: String) -> Bool {
    let blank = UInt8(ascii: " ")
    var last = blank
    for byte in text.utf8 {
      guard byte > blank ? byte < 0x7F : byte == blank && last != blank else { return false }
      last = byte
    }
    return last != blank || text.isEmpty
  }

  /// The code points of hyphen, figure dash, en and em dash, and minus sign.
  private static let dashes: Set<UInt32> = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]
}

extension Character {
  /// True for 0 to 9; digits of other scripts occur in no code.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
