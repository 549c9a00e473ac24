/// Decides whether the text beside a code is a name of the code's unit.
///
/// Every official spelling counts, at any time of the code: all parallel names or one of them, in any
/// order, with or without the county in brackets and the word of its level, in any case. A letter that
/// was lost in another encoding (`?`, U+FFFD, or what a workbook writes for half a letter, `a_x0001_`) may
/// have been any. Part of a name is not that name.
package struct NameBesideCode {
  private let geography: Geography

  package init(geography: Geography) { self.geography = geography }

  /// Whether the text is one of the unit's names; true for units without a list of names.
  package func isName(_ text: String, of unit: UnitCode) -> Bool {
    let name = PlaceNames.folded(
      YearsInBrackets.split(CellText.tidied(Self.withLostLetters(text))).0)
    switch unit {
    case .school: return true
    case .country: return Self.countryWords.contains(name)
    case .unplaced(let code): return isName(name, of: code)
    case .district(let code):
      // The names of districts are in no list; that of another place is none.
      let called = Set(geography.names.called(name).map(\.unit))
      return called.isEmpty || called.contains(.municipality(code.municipality))
    case .region(let id):
      return [id.description, geography.region(id)?.name ?? ""].contains {
        PlaceNames.folded($0) == name
      }
    case .union: return true
    case .municipality, .county: return isName(name, ofPlace: unit)
    }
  }

  /// The unit's names, for messages.
  package func names(of unit: UnitCode) -> String {
    let names = geography.lifetimes(of: unit).map(\.name)
    let distinct = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }
    return distinct.map(\.element).joined(separator: " or ")
  }

  private func isName(_ name: String, ofPlace unit: UnitCode) -> Bool {
    let (plain, bracket) = Self.split(Self.withoutLevel(name))
    if let bracket, !isCounty(bracket, of: unit) { return isFormer(name, of: unit) }
    let official = geography.lifetimes(of: unit).map { Self.split(PlaceNames.folded($0.name)).0 }
    let unlisted = ParallelNames.of(unit).map(PlaceNames.folded)
    let whole = official + official.flatMap(Self.parts) + unlisted
    if whole.contains(where: { Self.agree(plain, $0) }) { return true }
    // Parallel names also stand with a blank between them: `Troms Romsa`.
    let isBlank = !plain.contains(" - ") && !plain.contains("/")
    let parts = isBlank ? Self.whole(plain, of: whole) : Self.parts(plain)
    return parts.count > 1
      && parts.allSatisfy { part in whole.contains { Self.agree(part, $0) } }
  }

  /// Whether a municipality had the name under a code that its present one took over: `Våler (Hedmark)`
  /// beside 3419.
  private func isFormer(_ name: String, of unit: UnitCode) -> Bool {
    guard case .municipality(let code) = unit else { return false }
    return geography.changes.contains { change in
      change.new == code && change.old != code
        && geography.history(of: change.old).contains { PlaceNames.folded($0.name) == name }
    }
  }

  /// Whether brackets behind a name hold the county in which the unit lies, at any time of its code.
  private func isCounty(_ text: String, of unit: UnitCode) -> Bool {
    guard case .municipality(let code) = unit else { return false }
    let county = UnitCode.county(code.county)
    if text == "kommune" || isName(text, ofPlace: county) { return true }
    // `Hedm.`, `M. og R.`
    guard text.contains(".") else { return false }
    let short = text.split { !$0.isLetter }.filter { $0 != "og" }
    return geography.lifetimes(of: county).contains { known in
      let words = PlaceNames.folded(known.name).split { !$0.isLetter }.filter { $0 != "og" }
      return short.count <= words.count && zip(short, words).allSatisfy { $1.hasPrefix($0) }
    }
  }

  private func isName(_ name: String, of code: UnplacedCode) -> Bool {
    let words = name.split { !$0.isLetter }.map(String.init)
    func has(_ known: [String]) -> Bool {
      words.contains { word in known.contains { word.hasPrefix($0) } }
    }
    return switch code.kind {
    case .unstated:
      has(["uoppgitt", "ukjent", "ikke", "uoppgjeve", "unknown", "utland", "unspecified"])
    case .withinCounty:
      has(["uoppgitt", "ukjent", "ikke", "uoppgjeve", "unknown", "unspecified"])
        || code.county.map { isName(name, ofPlace: .county($0)) } == true
    case .svalbard: has(["svalbard", "spitsbergen", "longyear", "bjørnøya", "hopen", "uoppgitt"])
    case .janMayen: has(["jan", "mayen", "uoppgitt"])
    case .shelf: has(["kontinental", "sokkel", "nordsj", "continental", "hav", "uoppgitt"])
    }
  }

  /// Words for the country, as tables print them.
  static let countryWords: Set<String> = [
    "landet", "hele landet", "heile landet", "i alt", "norge", "noreg", "norway", "i alt landet",
    "landet i alt", "i alt norge", "hele norge", "total", "totalt", "alle", "alle kommuner",
    "alle fylker", "hele riket", "riket", "the whole country", "whole country",
  ]

  private static func parts(_ name: String) -> [String] {
    guard name.contains(where: { $0 == "/" || $0 == "-" }) else { return [name] }
    return name.replacing(" / ", with: " - ").replacing("/", with: " - ").split(separator: " - ")
      .map(String.init)
  }

  /// Splits a text that begins with one whole name into that name and the rest.
  private static func whole(_ text: String, of names: [String]) -> [String] {
    let known = names.filter { text.hasPrefix($0 + " ") }.max { $0.count < $1.count }
    guard let known else { return [text] }
    return [known, String(text.dropFirst(known.count + 1))]
  }

  /// Splits the text in brackets from the end of a name.
  private static func split(_ name: String) -> (String, bracket: String?) {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return (name, nil) }
    let bracket = String(name[name.index(after: open)...].dropLast())
    return (CellText.tidied(String(name[..<open])), bracket)
  }

  private static func withoutLevel(_ name: String) -> String {
    for suffix in [" kommune", " fylke", " fylkeskommune"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// Whether two names are the same, apart from accents, hyphens for blanks and lost letters.
  private static func agree(_ text: String, _ name: String) -> Bool {
    if text == name { return true }
    let (text, name) = (plainLetters(text), plainLetters(name))
    guard text.contains(where: isLost) else { return text == name }
    guard text.contains(where: \.isLetter) else { return false }
    return fits(Array(text)[...], Array(name)[...])
  }

  /// Whether a text in which letters were lost may have been a name, both folded.
  static func mayHaveBeen(_ name: String, before text: String) -> Bool {
    text.contains(where: isLost) && agree(text, name)
  }

  /// Writes a question mark for a letter of which a workbook has kept the halves apart, `a_x0001_`.
  private static func withLostLetters(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    var whole = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "_x") {
      let code = rest[mark.upperBound...].prefix(5)
      guard code.count == 5, code.last == "_", code.dropLast().allSatisfy(\.isHexDigit) else {
        whole += rest[..<mark.upperBound]
        rest = rest[mark.upperBound...]
        continue
      }
      whole += rest[..<mark.lowerBound].dropLast() + "?"
      rest = rest[code.endIndex...]
    }
    return whole + rest
  }

  private static func isLost(_ letter: Character) -> Bool { letter == "?" || letter == "\u{FFFD}" }

  /// Whether a text with lost letters may have been the name. A run of them stands for at least one
  /// letter, and for no more than it has marks: a letter of several bytes may have left several.
  private static func fits(_ text: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = text.first else { return name.isEmpty }
    guard isLost(first) else {
      return first == name.first && fits(text.dropFirst(), name.dropFirst())
    }
    let marks = text.prefix(while: isLost).count
    guard !name.isEmpty else { return false }
    return (1...min(marks, name.count)).contains { count in
      fits(text.dropFirst(marks), name.dropFirst(count))
    }
  }

  /// Letters without accents, `aa`, `oe` and `ae` as å, ø and æ without theirs, and a blank for a hyphen.
  private static func plainLetters(_ text: String) -> String {
    var plain = ""
    for letter in text { plain += plainLetters[letter] ?? String(letter) }
    return plain.replacing("aa", with: "a").replacing("oe", with: "o")
  }

  private static let plainLetters: [Character: String] = {
    var table: [Character: String] = ["æ": "ae", "-": " "]
    for (plain, letters) in [
      ("a", "åáàäâã"), ("o", "øöóòôõ"), ("i", "ïíìî"), ("e", "éèêë"), ("u", "üúùû"), ("c", "čç"),
      ("d", "đ"), ("n", "ŋńñ"), ("s", "š"), ("t", "ŧ"), ("z", "ž"),
    ] {
      for letter in letters { table[letter] = plain }
    }
    return table
  }()
}
