/// How a column writes its numbers: its decimal mark, and the mark between groups of three digits.
package struct NumberFormat: Sendable, Hashable {
  /// A comma or a point.
  package let decimalMark: Character
  /// The other of the two where thousands are marked with it; blanks may stand there in any column.
  package let groupMark: Character?

  package init(decimalMark: Character, groupMark: Character? = nil) {
    self.decimalMark = decimalMark
    self.groupMark = groupMark
  }

  /// A decimal point and no marks between thousands.
  package static let plain = NumberFormat(decimalMark: ".")

  /// A finite number as people, spreadsheets and programs write it, `1 234,5`, `1.234,5`, `+7` or
  /// `1e+05`; nil for anything else, `nan`, `inf` and hexadecimal digits among it.
  package func number(_ text: String) -> Double? {
    if let number = NumberText.parse(text, decimalMark: decimalMark) { return number }
    if let groupMark, text.contains(groupMark) {
      return Self.ungrouped(text, groupMark).flatMap {
        NumberText.parse($0, decimalMark: decimalMark)
      }
    }
    guard text.utf8.allSatisfy({ "0123456789+-.,eE".utf8.contains($0) }),
      decimalMark == "." || !text.contains("."), decimalMark == "," || !text.contains(",")
    else { return nil }
    return Double(text.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The text without its group marks; nil where they do not stand before groups of three digits.
  static func ungrouped(_ text: String, _ mark: Character) -> String? {
    let body = text.drop { !$0.isASCIIDigit }
    let whole = body.prefix { $0.isASCIIDigit || $0 == mark }
    let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups[0].first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 }), !body.dropFirst(whole.count).contains(mark)
    else { return nil }
    return String(text.prefix(text.count - body.count)) + groups.joined()
      + body.dropFirst(whole.count)
  }
}

extension Character {
  /// True for 0 to 9, and for no digit of another script.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
