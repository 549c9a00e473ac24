/// The years of existence that a table prints after a unit's name: `(-2019)`, `(2020-2023)`, `(t.o.m.
/// 2019)`.
struct YearsInBrackets: Equatable {
  let from: Int?
  let through: Int?

  /// Parses the text between the brackets; nil for anything else.
  init?(_ text: some StringProtocol) {
    let plain = text.lowercased().filter { $0 != " " && $0 != "." }
    func year(_ text: some StringProtocol) -> Int? {
      text.count == 4 && text.allSatisfy(\.isDigit) ? Int(text) : nil
    }
    let ends = plain.split(separator: "-", omittingEmptySubsequences: false)
    if ends.count == 2, plain != "-", ends.allSatisfy({ $0.isEmpty || year($0) != nil }) {
      (from, through) = (year(ends[0]), year(ends[1]))
    } else if let last = year(plain.suffix(4)),
      ["tom", "til", "tilogmed"].contains(plain.dropLast(4))
    {
      (from, through) = (nil, last)
    } else if let first = year(plain.suffix(4)),
      ["fom", "fra", "fraogmed"].contains(plain.dropLast(4))
    {
      (from, through) = (first, nil)
    } else {
      return nil
    }
  }

  /// Whether a unit was valid at the end of the years named.
  func agree(with validity: Validity) -> Bool {
    [from, through].compactMap { $0 }.allSatisfy { validity.contains(.endOfYear($0)) }
  }

  /// Splits a name from the years in brackets behind it.
  static func split(_ name: String) -> (String, YearsInBrackets?) {
    guard name.hasSuffix(")"), let bracket = name.lastIndex(of: "("),
      let years = YearsInBrackets(name[name.index(after: bracket)...].dropLast())
    else { return (name, nil) }
    return (CellText.tidied(String(name[..<bracket])), years)
  }
}
