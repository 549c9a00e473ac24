/// A time as people, spreadsheets and sources write it, reduced to what puts it in order.
package struct TimeText: Sendable, Hashable {
  /// How long the time is, and how it was written where that decides what it means; times are only
  /// compared within one.
  package enum Kind: Sendable, Hashable {
    /// A number that counts periods, such as a wave.
    case number
    case year, halfYear, third, quarter, season, month, week
    case day
    /// A date whose month stands before its day, `03/31/2021`.
    case dayAfterMonth
    /// Several years or the parts of several, `2018-2020` or the school year `1998/99`.
    case years(Int)
  }

  package let kind: Kind
  /// Orders times of one kind.
  package let key: Int

  private init(_ kind: Kind, _ key: Int) { (self.kind, self.key) = (kind, key) }

  private init(_ kind: Kind, year: Int, part: Int, of most: Int) {
    self.init(kind, year * (most + 1) + part)
  }

  /// All that a text may mean: `2011-12` is a school year and a month. Empty for a text that is no time.
  package static func readings(of text: String) -> [TimeText] {
    let words = Words(text)
    guard !words.parts.isEmpty else { return [] }
    return [
      number(words), year(words), span(words), month(words), named(words), part(words),
      day(words, .day), day(words, .dayAfterMonth), season(words),
    ].compactMap { $0 }
  }

  // MARK: - Kinds

  private static func number(_ words: Words) -> TimeText? {
    guard words.parts.count == 1, let number = words.number(0), words.parts[0].count < 4 else {
      return nil
    }
    return TimeText(.number, number)
  }

  /// `2021`, `år 2021`, `2021.0` as programs write it that know no whole numbers.
  private static func year(_ words: Words) -> TimeText? {
    var words = words
    if words.parts.count == 2, words.isDotted, words.parts[1] == "0" { words.parts.removeLast() }
    if ["år", "year"].contains(words.parts[0]) { words.parts.removeFirst() }
    guard words.parts.count == 1, let year = words.year(0) else { return nil }
    return TimeText(.year, year)
  }

  /// `2018-2020`, `1998/99`: by the last year, then the first.
  private static func span(_ words: Words) -> TimeText? {
    guard words.parts.count == 2, !words.isDotted, let first = words.year(0),
      let last = words.year(1) ?? words.year(1, after: first), last > first, last - first < 100
    else { return nil }
    return TimeText(.years(last - first), last)
  }

  /// `2021-03`, `03.2021`, `3/2021`, `202103`, `2021M03`.
  private static func month(_ words: Words) -> TimeText? {
    if words.parts.count == 1, words.parts[0].count == 6, let number = words.number(0) {
      return month(number % 100, of: number / 100)
    }
    guard words.parts.count == 2 else { return nil }
    // 2020.1 may be what a spreadsheet left of 2020.10.
    if let year = words.year(0), let month = words.short(1),
      !words.isDotted || words.parts[1].count == 2
    {
      return Self.month(month, of: year)
    }
    if let year = words.year(1), let month = words.short(0) { return Self.month(month, of: year) }
    return nil
  }

  private static func month(_ month: Int, of year: Int) -> TimeText? {
    guard (1...12).contains(month), Words.years.contains(year) else { return nil }
    return TimeText(.month, year: year, part: month, of: 12)
  }

  /// `mars 2021`, `2021 mars`, `Mar-21`, `1. mars 2021`, `March 1, 2021`.
  private static func named(_ words: Words) -> TimeText? {
    guard let place = words.parts.firstIndex(where: { monthNames[$0] != nil }),
      let month = monthNames[words.parts[place]]
    else { return nil }
    var rest = words
    rest.parts.remove(at: place)
    switch rest.parts.count {
    case 1:
      guard let year = rest.year(0) ?? (place == 0 ? rest.yearOfTwoDigits(0) : nil) else {
        return nil
      }
      return Self.month(month, of: year)
    case 2:
      let (first, last) = (rest.year(0), rest.year(1))
      guard let year = first ?? last ?? (place == 1 ? rest.yearOfTwoDigits(1) : nil),
        let day = rest.short(first == nil ? 0 : 1)
      else { return nil }
      return Self.day(year, month, day, .day)
    default: return nil
    }
  }

  /// `2021K4`, `Q4 2021`, `4. kvartal 2021`, `2021T1`, `2021H2`, `2021-W05`, `2021M03`.
  private static func part(_ words: Words) -> TimeText? {
    guard let place = words.parts.firstIndex(where: { partNames[$0] != nil }),
      let (kind, most) = partNames[words.parts[place]]
    else { return nil }
    var rest = words
    rest.parts.remove(at: place)
    guard rest.parts.count == 2 else { return nil }
    // The number stands beside the name: `2021 K 4`, `K 4 2021`, `4 kvartal 2021`.
    let pair =
      rest.year(0).map { ($0, rest.short(1)) } ?? rest.year(1).map { ($0, rest.short(0)) }
    guard let (year, number) = pair, let number, (1...most).contains(number) else { return nil }
    return kind == .month
      ? Self.month(number, of: year) : TimeText(kind, year: year, part: number, of: most)
  }

  /// `2021-03-31`, `31.03.2021`, `20210331`, with a time of the day or without; the month before the day
  /// only between slashes or hyphens.
  private static func day(_ words: Words, _ kind: Kind) -> TimeText? {
    if words.parts.count == 1, words.parts[0].count == 8, let number = words.number(0),
      kind == .day
    {
      return day(number / 10_000, number / 100 % 100, number % 100, kind)
    }
    guard words.parts.count == 3 else { return nil }
    if let year = words.year(0), let month = words.short(1), let day = words.short(2) {
      return kind == .day ? Self.day(year, month, day, kind) : nil
    }
    guard let year = words.year(2) ?? words.yearOfTwoDigits(2), let first = words.short(0),
      let second = words.short(1)
    else { return nil }
    if kind == .day { return Self.day(year, second, first, kind) }
    return words.isDotted ? nil : Self.day(year, first, second, kind)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int, _ kind: Kind) -> TimeText? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard Words.years.contains(year), (1...12).contains(month),
      (1...lengths[month - 1]).contains(day)
    else { return nil }
    return TimeText(kind, year * 10_000 + month * 100 + day)
  }

  /// `vår 2021`, `H2021`: spring before autumn.
  private static func season(_ words: Words) -> TimeText? {
    guard words.parts.count == 2 else { return nil }
    for (name, year) in [(0, 1), (1, 0)] {
      if let season = seasons[words.parts[name]], let year = words.year(year) {
        return TimeText(.season, year: year, part: season, of: 2)
      }
    }
    return nil
  }

  // MARK: - Names

  private static let monthNames: [String: Int] = {
    let names = [
      ["januar", "january", "jan"], ["februar", "february", "feb"], ["mars", "march", "mar"],
      ["april", "apr"], ["mai", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
      ["august", "aug"], ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"],
      ["november", "nov"], ["desember", "december", "des", "dec"],
    ]
    return Dictionary(
      names.enumerated().flatMap { index, names in names.map { ($0, index + 1) } },
      uniquingKeysWith: { first, _ in first })
  }()

  private static let partNames: [String: (Kind, Int)] = [
    "k": (.quarter, 4), "q": (.quarter, 4), "kvartal": (.quarter, 4), "kv": (.quarter, 4),
    "quarter": (.quarter, 4), "m": (.month, 12), "h": (.halfYear, 2), "halvår": (.halfYear, 2),
    "t": (.third, 3), "tertial": (.third, 3), "w": (.week, 53), "u": (.week, 53),
    "uke": (.week, 53), "veke": (.week, 53), "week": (.week, 53),
  ]

  private static let seasons = [
    "vår": 1, "våren": 1, "v": 1, "spring": 1, "høst": 2, "høsten": 2, "haust": 2, "hausten": 2,
    "h": 2, "autumn": 2, "fall": 2,
  ]
}

/// The runs of letters and of digits in a text, in lower case.
private struct Words {
  var parts: [String] = []
  /// Whether a point is all that stands between the parts.
  let isDotted: Bool

  static let years = 1000...2999

  init(_ text: String) {
    var text = Substring(text.lowercased())
    // A time of the day: 2021-03-31T00:00:00, 2021-03-31 00:00.
    if let match = text.firstMatch(of: #/[t ]00:00(:00(\.0+)?)?(z|\+00:?00)?$/#) {
      text = text[..<match.range.lowerBound]
    }
    var separators: Set<Character> = []
    var isLetters = false
    var isOpen = false
    for character in text {
      let (isDigit, isLetter) = (("0"..."9").contains(character), character.isLetter)
      guard isDigit || isLetter else {
        separators.insert(character)
        isOpen = false
        continue
      }
      if isOpen, isLetters == isLetter {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
      (isOpen, isLetters) = (true, isLetter)
    }
    isDotted = separators == ["."]
    if !separators.isSubset(of: Set(" \u{A0}.,-–_/")) { parts = [] }
  }

  func number(_ place: Int) -> Int? {
    guard parts.indices.contains(place), parts[place].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(parts[place])
  }

  func year(_ place: Int) -> Int? {
    guard let number = number(place), parts[place].count == 4, Self.years.contains(number) else {
      return nil
    }
    return number
  }

  /// The year that two digits name after another: `99` after 1998, `00` after 1999.
  func year(_ place: Int, after first: Int) -> Int? {
    guard let number = number(place), parts[place].count == 2 else { return nil }
    let year = first - first % 100 + number
    return year > first ? year : year + 100
  }

  /// `19` is 2019, `70` is 1970.
  func yearOfTwoDigits(_ place: Int) -> Int? {
    guard let number = number(place), parts[place].count == 2 else { return nil }
    return number < 70 ? 2000 + number : 1900 + number
  }

  /// A number of one or two digits.
  func short(_ place: Int) -> Int? {
    guard let number = number(place), parts[place].count <= 2 else { return nil }
    return number
  }
}
