/// Finds one unit among names that are written in two ways.
package struct UnitSpelling {
  private var names: [String: String] = [:]
  private var codes: [String: String] = [:]

  package init() {}

  /// Remembers a name, and returns the other spelling of the same unit that has been met before: in other
  /// case or with other blanks, or its code without a name beside `3401 Kongsvinger`. nil for a new unit.
  package mutating func other(than name: String) -> String? {
    let plain = HiddenLetters.removed(from: name).lowercased().split(whereSeparator: \.isWhitespace)
    let key = plain.joined(separator: " ")
    if let known = names[key] { return known == name ? nil : known }
    names[key] = name
    guard let code = plain.first, code.count >= 2, code.allSatisfy(\.isNumber) else { return nil }
    // The bare code and the code with a name are one; two names beside a code are for others to judge.
    let isBare = plain.count == 1
    defer { codes[String(code) + (isBare ? "" : " ")] = name }
    return codes[String(code) + (isBare ? " " : "")]
  }
}
