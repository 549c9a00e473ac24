import Geography

/// A part of a text that could identify a person.
public struct PersonalTrace: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case emailAddress, identityNumber, telephoneNumber
  }

  public let kind: Kind
  /// The part as written.
  public let text: String

  /// Finds addresses and long numbers. Numbers: eight digits or more, also with single blanks, hyphens,
  /// full stops or slashes between them; eleven are taken for a national identity number, whether or not
  /// its check digits are right. Days (`2023-05-14`, `14.5.2023`), years (`2021–2024`) and organisation
  /// numbers are none.
  static func numbersAndAddresses(in text: String) -> [Self] {
    let addresses = text.split(separator: " ").filter { word in
      word.drop { $0 == "@" }.dropLast().contains("@")
    }.map { Self(kind: .emailAddress, text: String($0)) }
    let plain = String(text.map(Self.plain))
    let numbers = plain.matches(of: /[0-9]+(?:(?: - |[ \-.\/])[0-9]+)*/).compactMap { match in
      let groups = match.output.split { !("0"..."9").contains($0) }
      let digits = groups.joined()
      let isOrganisation = SchoolCode(digits) != nil
      guard digits.count >= 8, !isOrganisation, !isDaysAndYears(groups[...]) else {
        return nil as Self?
      }
      return Self(
        kind: digits.count == 11 ? .identityNumber : .telephoneNumber, text: String(match.output))
    }
    return addresses + numbers
  }

  /// Normalises digits of any script to 0–9 and any dash to a hyphen.
  private static func plain(_ character: Character) -> Character {
    if character.isWholeNumber, let digit = character.wholeNumberValue, (0...9).contains(digit) {
      return Character(String(digit))
    }
    return "‐‑‒–—−".contains(character) ? "-" : character
  }

  private static func isDaysAndYears(_ groups: ArraySlice<Substring>) -> Bool {
    var rest = groups
    while let first = rest.first {
      if isDay(rest.prefix(3)) || isDay(rest.prefix(3).reversed()) {
        rest = rest.dropFirst(3)
      } else if first.count == 4, let year = Int(first), (1900...2100).contains(year) {
        rest = rest.dropFirst()
      } else {
        return false
      }
    }
    return true
  }

  /// Whether the groups are a year, month and day.
  private static func isDay(_ groups: some Collection<Substring>) -> Bool {
    let padded = groups.map { $0.count == 1 ? "0\($0)" : String($0) }
    return padded.count == 3 && CalendarDay(padded.joined(separator: "-")) != nil
  }
}
