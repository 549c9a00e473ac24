/// Names and codes under which a table writes a total among its units.
package enum TotalName {
  private static let whole: Set<String> = [
    "i alt", "ialt", "alt", "total", "totalt", "totals", "totalsum", "sum", "samlet", "samla",
    "alle",
    "all", "hele landet", "heile landet", "landet", "hele riket", "riket", "norge", "noreg",
    "norway",
    "whole country", "the whole country", "entire country", "snitt", "gjennomsnitt",
    "gjennomsnittet", "landsgjennomsnitt", "landssnitt", "mean", "average", "eak", "eakuo",
  ]
  private static let atEitherEnd: Set<String> = [
    "total", "totalt", "totals", "sum", "subtotal", "delsum", "gjennomsnitt", "gjennomsnittet",
    "snitt", "landet", "riket", "ialt",
  ]
  private static let beginnings = [
    ["i", "alt"], ["alle", "kommuner"], ["alle", "enheter"], ["alle", "skoler"], ["all", "units"],
    ["hele", "landet"], ["heile", "landet"], ["grand", "total"],
  ]

  /// True for a name by which a row says itself that it is a total or an average of units: `I alt`,
  /// `Sum Innlandet`, `0 Hele landet`.
  package static func isTotal(_ name: String) -> Bool {
    let words = name.plainWords(joinedBy: " ", inEnglishLetters: false).split(separator: " ")
      .map(String.init).drop { $0.allSatisfy(\.isNumber) }
    guard let first = words.first, let last = words.last else { return false }
    if whole.contains(words.joined(separator: " ")) || atEitherEnd.contains(first)
      || atEitherEnd.contains(last)
    {
      return true
    }
    return beginnings.contains { words.starts(with: $0) }
      || (words.count > 2 && Array(words.suffix(2)) == ["i", "alt"])
  }

  private static let unknown: Set<String> = [
    "uoppgitt", "uoppgjeve", "ukjent", "ikke oppgitt", "unknown", "unspecified", "not stated",
    "ukjent kommune", "uoppgitt kommune", "kommune uoppgitt", "ukjent bosted", "ukjend",
  ]

  /// True for a name by which a row says that it is of people whose unit is not known: `9999 Uoppgitt`.
  package static func isUnknown(_ name: String) -> Bool {
    let words = name.plainWords(joinedBy: " ", inEnglishLetters: false).split(separator: " ")
      .drop { $0.allSatisfy(\.isNumber) }
    return unknown.contains(words.joined(separator: " "))
  }

  /// The names, among those of a table, whose codes stand for a larger whole than the others': a county's
  /// or the country's among municipalities', a municipality's among its districts'.
  package static func larger(among names: some Sequence<String>) -> Set<String> {
    let coded = names.compactMap { name in code(of: name).map { (name: name, code: $0) } }
    let lengths = Dictionary(grouping: coded, by: \.code.count).mapValues(\.count)
    guard let (usual, count) = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      [4, 6, 8].contains(usual), count * 2 > coded.count,
      lengths.keys.allSatisfy({ [1, 2, 4, 6, 8, usual - 1].contains($0) })
    else {
      return Set(coded.filter { $0.code.allSatisfy { $0 == "0" } && coded.count > 1 }.map(\.name))
    }
    return Set(
      coded.filter { _, code in
        code.count < usual - 1 || code.allSatisfy { $0 == "0" }
          || coded.contains {
            $0.code.count > code.count && $0.code.hasPrefix(code) && code.count > 1
          }
      }.map(\.name))
  }

  /// The digits with which a name begins, behind a letter and a hyphen as in `K-3401`.
  private static func code(of name: String) -> String? {
    var text = Substring(name)
    if let letter = text.first, "KFLkfl".contains(letter), text.dropFirst().first == "-" {
      text = text.dropFirst(2)
    }
    let code = text.prefix { $0.isASCIIDigit }
    guard !code.isEmpty, !(text.dropFirst(code.count).first?.isLetter ?? false) else { return nil }
    return String(code)
  }
}
