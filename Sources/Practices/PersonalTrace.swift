import Foundation
import Geography

/// A part of a text that could identify a person.
public struct PersonalTrace: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case emailAddress, identityNumber, telephoneNumber, webAddress, streetAddress, birthDate
    case initials
  }

  public let kind: Kind
  /// The part as written.
  public let text: String

  /// Finds everything but names.
  /// - Parameter offices: letters that are no initials, in lower case.
  static func all(in text: String, offices: Set<String>) -> [Self] {
    let words = text.split(separator: " ")
    let digits = text.count { $0.isNumber }
    var found = addresses(words)
    if digits >= 6 { found += numbers(in: text) }
    if digits > 0 { found += streets(words) }
    if digits >= 3 { found += birthDates(in: text) }
    return found + initials(words, offices: offices)
  }

  // MARK: Addresses

  /// E-mail addresses, addresses of pages, and names on social media.
  private static func addresses(_ words: [Substring]) -> [Self] {
    words.enumerated().compactMap { place, word -> Self? in
      let isHandle = word.trimmed.first == "@" && word.trimmed.count > 3
      if isHandle { return Self(kind: .webAddress, text: String(word.trimmed)) }
      if word.drop(while: { $0 == "@" }).dropLast().contains("@") {
        return Self(kind: .emailAddress, text: String(word))
      }
      let spelledOut = ["(at)", "[at]", "(a)", "(krøllalfa)", "krøllalfa"]
      if spelledOut.contains(word.lowercased()), place > 0, place + 1 < words.count {
        return Self(
          kind: .emailAddress, text: words[place - 1...place + 1].joined(separator: " "))
      }
      if isPageOfSomebody(word.lowercased()[...].trimmed) {
        return Self(kind: .webAddress, text: String(word.trimmed))
      }
      guard place > 0 else { return nil }
      let before = words[place - 1].lowercased()
      let isNamed = social.contains(before.filter(\.isLetter))
      let name = word.trimmed
      let hasSign =
        name.contains { $0.isNumber || "._".contains($0) } && name.contains(where: \.isLetter)
      return isNamed && (hasSign || before.hasSuffix(":"))
        ? Self(kind: .webAddress, text: String(name)) : nil
    }
  }

  private static let social: Set = [
    "insta", "instagram", "snap", "snapchat", "tiktok", "facebook", "fb", "messenger", "discord",
    "twitter", "youtube", "linkedin",
  ]
  private static let socialPages = [
    "facebook.", "instagram.", "linkedin.", "snapchat.", "tiktok.", "twitter.", "x.com/", "fb.com",
    "youtube.", "t.me/",
  ]
  /// Pages of public bodies, which point at nobody.
  private static let publicEnds = [
    "kommune.no", "fylke.no", "fylkeskommune.no", "nav.no", "ung.no", "udir.no", "ssb.no", "fhi.no",
    "bufdir.no", "helsenorge.no", "utdanning.no", "vilbli.no", "vigo.no", "ungdata.no", "imdi.no",
    "helsedirektoratet.no", "regjeringen.no", "lovdata.no", "statsforvalteren.no", "korus.no",
  ]

  /// Whether a word is the address of a page that may be somebody's.
  /// - Parameter word: in lower case.
  private static func isPageOfSomebody(_ word: Substring) -> Bool {
    let scheme = ["https://", "http://", "www."].contains { word.hasPrefix($0) }
    let rest = word.replacing("https://", with: "").replacing("http://", with: "")
      .replacing("www.", with: "")
    let parts = rest.split(separator: "/", maxSplits: 1)
    guard let host = parts.first else { return scheme }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let ends: Set<Substring> = [
      "no", "com", "net", "org", "se", "dk", "eu", "io", "info", "me", "blog", "app", "nu", "uk",
    ]
    guard labels.count >= 2, let last = labels.last, ends.contains(last),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
      )
    else { return scheme }
    if socialPages.contains(where: { rest.hasPrefix($0) || rest.contains(".\($0)") }) {
      return true
    }
    let isPublic = publicEnds.contains {
      host == $0 || host.hasSuffix(".\($0)") || host.hasSuffix($0) && $0.contains("kommune")
    }
    let path = parts.count > 1 ? parts[1] : ""
    let leadsToPeople = ["ansatt", "person", "people", "profil", "user", "/in/"].contains {
      path.contains($0)
    }
    return !isPublic || leadsToPeople
  }

  /// A street with a number: `Storgata 14`, `Granlivegen 22 B`.
  private static func streets(_ words: [Substring]) -> [Self] {
    zip(words.indices, words).compactMap { place, word in
      let street = word.trimmed
      guard place + 1 < words.count, street.count >= 6, word.last == street.last else { return nil }
      let number = words[place + 1]
      let digits = number.prefix { $0.isNumber }
      let rest = number.dropFirst(digits.count).trimmed
      guard (1...4).contains(digits.count),
        rest.isEmpty || rest.count == 1 && rest.allSatisfy(\.isLetter)
      else { return nil }
      let lower = street.lowercased()
      let isRoad = roads.contains { lower.hasSuffix($0) }
      let isPlace = grounds.contains { lower.hasSuffix($0) }
      let ends = number.last.map { !$0.isNumber } ?? false || place + 2 == words.count
      let isCapital = street.first?.isUppercase == true
      let isHome = isCapital && ends && livesThere(words[..<place])
      guard isCapital && (isRoad || isPlace) || isRoad && ends || isHome else { return nil }
      return Self(kind: .streetAddress, text: "\(street) \(digits)\(rest)")
    }
  }

  /// Whether words end as those before an address: `bor på`, `adressen er`.
  private static func livesThere(_ before: ArraySlice<Substring>) -> Bool {
    let last = before.suffix(2).map { $0.lowercased().filter(\.isLetter) }
    guard let word = last.last else { return false }
    let lives: Set = ["bor", "bodde", "bur", "budde", "hjemme", "heime", "lives"]
    return ["på", "i", "at"].contains(word) && last.count == 2 && lives.contains(last[0])
      || last.contains { $0.hasPrefix("adress") }
  }

  private static let roads = [
    "gata", "gate", "gaten", "veien", "vegen", "veg", "vei", "allé", "alleen", "alléen", "smauet",
  ]
  private static let grounds = [
    "bakken", "lia", "åsen", "plass", "plassen", "stien", "tunet", "svingen", "kroken", "haugen",
    "jordet", "ringen", "terrasse", "toppen", "enga", "moen", "brinken", "kleiva", "faret", "løkka",
  ]

  // MARK: Numbers

  /// Long numbers: eight digits or more, whatever signs stand between them; eleven are taken for a national
  /// identity number, whether or not its check digits are right. Days, years, times, amounts, numbers of cases and
  /// organisation numbers are none.
  private static func numbers(in text: String) -> [Self] {
    var plain = String(text.map(Self.plain))
    for harmless in [caseNumber, timeRange, amountAfter, amountBefore] {
      plain = plain.replacing(harmless) { match in
        String(repeating: "x", count: match.output.count)
      }
    }
    let run = /[0-9]+(?:(?: - |[ \-.\/_·•:|+*~]|, ?(?=[0-9]{2}(?![0-9]))|\) ?|\( ?){1,2}[0-9]+)*/
    return plain.matches(of: run).compactMap { match in
      let groups = match.output.split { !("0"..."9").contains($0) }
      let digits = groups.joined()
      let isOrganisation = SchoolCode(digits) != nil
      guard digits.count >= 8, !isOrganisation, !isDaysAndYears(groups[...]) else {
        return nil as Self?
      }
      return Self(
        kind: digits.count == 11 ? .identityNumber : .telephoneNumber, text: String(match.output))
    }
  }

  /// `sak 2021/12345`, `arkivsak 23/01234-5`, `2021/12345-3`.
  nonisolated(unsafe) private static let caseNumber =
    /(?:(?i:sak(?:s?nr|snummer)?|arkivsak|ref(?:eranse)?|journal(?:nr|nummer)?|vedtak|jnr|dok(?:ument)?)[.:]? ?(?:nr\.? ?)?[0-9]{2,4}\/[0-9]{1,7}(?:-[0-9]{1,3})?|\b(?:19|20)[0-9]{2}\/[0-9]{3,6}(?:-[0-9]{1,3})?\b)/
  /// `08.00-16.00`, `kl. 09:30`.
  nonisolated(unsafe) private static let timeRange =
    /\b(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9] ?(?:-|til|og) ?(?:kl\.? ?)?(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\b(?![.\-:][0-9])/
  /// `1 250 000 kroner`, `850.000 kr`, `12000000 kr`.
  nonisolated(unsafe) private static let amountAfter =
    /\b[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)? ?(?:kr|NOK|mill|,-|millioner|euro)|\b[0-9]{4,12} ?(?:kr\b|kroner|NOK|,-)/
  /// `kr 1 250 000`.
  nonisolated(unsafe) private static let amountBefore =
    /\b(?i:kr|NOK|kroner)\.? ?[0-9]{1,3}(?:[ .]?[0-9]{3})+(?:,[0-9]+)?/

  /// Normalises digits of any script to 0–9 and any dash to a hyphen.
  private static func plain(_ character: Character) -> Character {
    if character.isWholeNumber, let digit = character.wholeNumberValue, (0...9).contains(digit) {
      return Character(String(digit))
    }
    if "\u{A0}\u{202F}\u{2009}".contains(character) { return " " }
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

  /// A day on which somebody was born, or the six digits of one: `født 14.05.2006`, `f. 3. mai 2005`.
  private static func birthDates(in text: String) -> [Self] {
    String(text.map(plain)).matches(of: birth).map {
      Self(kind: .birthDate, text: String($0.output))
    }
  }

  nonisolated(unsafe) private static let birth =
    /(?i:\b(?:født|fødd|fødselsdato|fødselsdag|født den|fnr|f\.?nr|fødselsnummer|personnr|personnummer|born|f\.|f)\.?:? ?(?:den |er |på |i )?(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2} ?[.\/\-] ?[0-9]{1,2} ?[.\/\-] ?[0-9]{2,4}|[0-9]{6,8}|[0-9]{1,2}\.? (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.? ?(?:[0-9]{2,4})?))/

  // MARK: Initials

  /// Initials in a signature: `K.N.`, `Hilsen KN`, `/KN`.
  private static func initials(_ words: [Substring], offices: Set<String>) -> [Self] {
    func isOffice(_ letters: String) -> Bool { offices.contains(letters.lowercased()) }
    var found: [Self] = words.compactMap { word in
      let parts = word.trimmed.split(separator: ".")
      let isDotted =
        (2...3).contains(parts.count) && word.contains(".")
        && parts.allSatisfy { $0.count == 1 && $0.first?.isUppercase == true }
      return isDotted && !isOffice(parts.joined()) ? Self(kind: .initials, text: String(word)) : nil
    }
    guard let last = words.last else { return found }
    let letters = last.trimmed.drop { $0 == "/" }
    guard (2...3).contains(letters.count), letters.allSatisfy(\.isUppercase),
      letters.allSatisfy(\.isLetter), !isOffice(String(letters))
    else { return found }
    let before = words.count > 1 ? words[words.count - 2] : ""
    let greets: Set = ["hilsen", "mvh", "sign", "signert", "helsing", "v"]
    let isSigned =
      greets.contains(before.lowercased().filter(\.isLetter)) || last.hasPrefix("/")
      || last.hasPrefix("-") || last.hasPrefix("–")
      || ["-", "–", "—", "/"].contains(String(before))
      || before.last.map { ".!?".contains($0) } == true
    if isSigned { found.append(Self(kind: .initials, text: String(letters))) }
    return found
  }
}

extension Substring {
  /// Without brackets, quotation marks and punctuation around it; a sign of the word's own stays.
  fileprivate var trimmed: Substring {
    var word = self
    while let first = word.first, Self.signs.contains(first) { word = word.dropFirst() }
    while let last = word.last, Self.signs.contains(last) { word = word.dropLast() }
    return word
  }

  private static let signs = Set("()[]«»\"“”'’.,;:!?")
}
