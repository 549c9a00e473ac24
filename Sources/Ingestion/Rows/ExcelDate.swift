/// Recognises what a spreadsheet has made of a text that looked like a date to it.
enum ExcelDate {
  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov",
    "des",
    "dec",
  ]

  /// What a refusal says besides of a cell such as `08.okt` or `12.apr`; empty for any other.
  static func note(_ text: String) -> String {
    let parts = text.lowercased().split { ".-/ ".contains($0) }
    let hasMonth = parts.contains { months.contains(String($0.prefix(3))) && $0.count <= 9 }
    let areDigits = parts.allSatisfy {
      $0.allSatisfy(\.isNumber) || months.contains(String($0.prefix(3)))
    }
    let isWholeDate = parts.count == 3 && text.contains(".") && parts[2].count == 4
    guard (2...3).contains(parts.count), areDigits, hasMonth || isWholeDate else { return "" }
    return
      "; Excel has made a date of what was typed (8-10 becomes 08.okt, 12.4 becomes 12.apr): format "
      + "the column as text, or type an apostrophe before the cell"
  }
}
