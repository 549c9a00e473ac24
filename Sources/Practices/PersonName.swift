import Foundation

/// Tells a person's name from the names of places, offices, organisations and titles.
struct PersonName {
  let words: PracticeWords
  /// The words of all place names, in lower case.
  let places: Set<String>

  /// The names of people in a description, as they stand there.
  func found(inProse text: String) -> [String] {
    let rows = CapitalisedWords.rows(in: text, isProse: true, passing: words.openers)
    var found = rows.enumerated().filter { place, row in
      isName(row) || isAddressed(row)
        || isFamilyNameFirst(row, place + 1 < rows.count ? rows[place + 1] : nil)
    }.map(\.element.text)
    let told = Set(rows.flatMap(\.words))
    found += smallNames(in: text).filter { !told.contains($0.lowercased()) }
    return found
  }

  /// The names of people in a role, where nothing but places and offices has a capital letter.
  func found(inRole text: String) -> [String] {
    let rows = CapitalisedWords.rows(in: text, isProse: false, passing: words.openers)
    let found = rows.filter { row in
      let hasGiven = row.words.contains { isGivenName($0) || isGivenNameAndWord($0) }
      if row.words.count > 1 {
        if hasGiven || row.hasInitial { return !isInstitution(row) && !isKnown(row) }
        return row.words.contains { !isKnown($0) } && !hasTitle(row)
          || isAddressed(row)
      }
      // `Haugen, leder` and `rektor Haugen`.
      return hasGiven || isAddressed(row)
        || row.beginsSentence && row.sign == "," && !isKnown(row) && row.words[0].count > 1
          && words.people.contains(row.after.lowercased())
    }.map(\.text)
    return found.isEmpty ? smallNames(in: text, alsoWords: false) : found
  }

  /// Whether a run of words is a person's name.
  private func isName(_ row: CapitalisedWords) -> Bool {
    if isInstitution(row) { return false }
    let pairs = zip(row.words, row.words.dropFirst())
    if row.words.contains(where: isGivenName) { return true }
    if pairs.contains(where: { isGivenNameAndWord($0) && (!isKnown($1) || places.contains($1)) }) {
      return true
    }
    if row.words.count == 1, !row.isQuoted, isGivenNameAndWord(row.words[0]) {
      // `Gro ved biblioteket` begins with a name, `Gro grønt` does not.
      if !row.beginsSentence || ["ved", "hos"].contains(row.after) { return true }
    }
    if row.hasInitial {
      return row.words.count > 1
        || row.before.hasSuffix(",") && !row.beginsSentence
          && row.after.isEmpty
    }
    if row.words.contains(where: isFamilyName), !row.beginsSentence || row.words.count > 1 {
      return true
    }
    // `Kari Strand` is one although Strand is a municipality.
    return row.words.count > 1 && !row.isQuoted && !hasTitle(row)
      && !row.words.allSatisfy(isPlaceOrOffice) && !announcesTitle(row.before)
  }

  /// Whether a word for a person stands before it: `rektor Haugsdal`, `Brødrene Nguyen`, `hun heter Synne`.
  private func isAddressed(_ row: CapitalisedWords) -> Bool {
    func isUnknown(_ word: String) -> Bool {
      word.count > 1 && !isKnown(word) && !words.people.contains(word)
        && !words.openers.contains(word)
    }
    let before = row.before.filter { $0.isLetter || $0 == "," }
    let isNamed = before.hasSuffix(",") ? String(before.dropLast()) : before
    if words.people.contains(isNamed), let first = row.words.first, isUnknown(first),
      !row.isQuoted
    {
      return true
    }
    guard let first = row.words.first, words.people.contains(first), row.words.count > 1 else {
      return false
    }
    return row.words.dropFirst().allSatisfy(isUnknown)
  }

  /// Whether a family name stands before it with a comma: `Haugsdal, Torgny (los)`.
  private func isFamilyNameFirst(_ row: CapitalisedWords, _ next: CapitalisedWords?) -> Bool {
    guard row.words.count == 1, row.sign == ",", row.beginsSentence, let next,
      next.words.count == 1, next.before.hasSuffix(","), next.spelled[0] == row.after
    else { return false }
    return !isKnown(row) && !isKnown(next) && !words.people.contains(row.words[0])
  }

  /// Names in small letters: those that are no words, and what comes after `losen heter`.
  private func smallNames(in text: String, alsoWords: Bool = true) -> [String] {
    let split = text.split { !$0.isLetter && $0 != "-" }
    let all = split.flatMap { $0.split(separator: "-") }
    var found = all.filter { word in
      word.first?.isLowercase == true && isGivenName(word.lowercased())
        && !isGivenNameAndWord(word.lowercased())
    }.map(String.init)
    guard alsoWords else { return found }
    for (place, word) in split.enumerated() where Self.naming.contains(word.lowercased()) {
      guard place + 1 < split.count else { continue }
      let name = split[place + 1].lowercased()
      let subject = split[max(0, place - 3)..<place].map { $0.lowercased() }
      if subject.contains(where: words.people.contains), !isKnown(name),
        !words.openers.contains(name)
      {
        found.append(String(split[place + 1]))
      }
    }
    return found
  }

  private static let naming: Set = ["heter", "het", "hetter", "heiter", "heitte"]

  /// Whether a word before it says that a title or an organisation comes.
  private func announcesTitle(_ before: String) -> Bool {
    let word = before.filter(\.isLetter)
    return Self.naming.contains(word)
      || words.titleEndings.contains { word.hasSuffix($0) && word.count >= $0.count }
  }

  /// A school or a church that is called after somebody.
  private func isInstitution(_ row: CapitalisedWords) -> Bool {
    let kinds: Set = [
      "skole", "skolen", "videregående", "vidaregåande", "vgs", "ungdomsskole", "barneskole",
      "barnehage", "kirke", "folkehøgskole",
    ]
    return row.words.count > 1
      && (kinds.contains(row.after.lowercased()) || row.words.contains(where: kinds.contains))
  }

  private func hasTitle(_ row: CapitalisedWords) -> Bool {
    row.words.contains { word in
      isTitle(word) && !places.contains(word)
        // An office before it says nothing of what follows: `NAV Kari Nordmann`.
        && !(words.offices.contains(word) && row.words.count { !isKnown($0) } > 1)
    }
      || zip(row.words, row.spelled).contains { isAcronym($1) && !isGivenName($0) }
        && row.words.count { !isKnown($0) } < 2
  }

  private func isKnown(_ row: CapitalisedWords) -> Bool {
    zip(row.words, row.spelled).allSatisfy { isKnown($0) || isAcronym($1) && !isGivenName($0) }
  }

  private func isKnown(_ word: String) -> Bool { isPlaceOrOffice(word) || isTitle(word) }

  private func isTitle(_ word: String) -> Bool {
    [word, word.withoutS].contains { words.offices.contains($0) || words.titles.contains($0) }
      || words.titleEndings.contains { word.count > $0.count && word.hasSuffix($0) }
      // Neuter and plural nouns with their article: `Kråkeslottet`, `Talentene`.
      || word.count >= 6 && ["et", "ene"].contains { word.hasSuffix($0) } && !isGivenName(word)
  }

  private func isPlaceOrOffice(_ word: String) -> Bool {
    [word, word.withoutS].contains {
      places.contains($0) || words.places.contains($0) || words.offices.contains($0)
    }
      || word.contains("-")
        && word.split(separator: "-").allSatisfy { isPlaceOrOffice(String($0)) }
  }

  /// Letters that stand for an organisation, as `MOT` does.
  private func isAcronym(_ word: String) -> Bool {
    (2...5).contains(word.count) && word.allSatisfy { $0.isUppercase || $0.isNumber }
  }

  private func isGivenName(_ word: String) -> Bool {
    has(word, in: words.givenNames)
  }

  private func isGivenNameAndWord(_ word: String) -> Bool {
    has(word, in: words.givenNamesAndWords)
  }

  /// `Ola-Kristian` is a given name, `Ella-prosjektet` is none.
  private func has(_ word: String, in names: Set<String>) -> Bool {
    // `Åsnes` is a place, and not what belongs to Åsne.
    func isOne(_ word: String) -> Bool {
      names.contains(word) || !places.contains(word) && names.contains(word.withoutS)
    }
    guard word.contains("-") else { return isOne(word) }
    let parts = word.split(separator: "-").map(String.init)
    return parts.contains(where: isOne) && !parts.contains(where: isTitle)
  }

  /// `Kristoffersen`, and no word that ends so.
  private func isFamilyName(_ word: String) -> Bool {
    word.count >= 6 && (word.hasSuffix("sen") || word.hasSuffix("sson")) && !isKnown(word)
  }
}

extension String {
  /// The word without the s of the genitive.
  fileprivate var withoutS: String { hasSuffix("s") ? String(dropLast()) : self }
}
