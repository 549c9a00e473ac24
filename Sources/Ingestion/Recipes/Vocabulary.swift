import Files
import Observations

/// Labels that mean the same in every table, from `data/recipes/vocabulary.yaml`.
struct Vocabulary: Sendable, SettingsReadable {
  let sexes: [String: Sex]
  /// The names of the months, January first.
  let months: [String]
  /// The words that begin or end a label of the total: `Alle`.
  let wholes: [String]
  /// Words of a title or a file's name that say nothing of what a table measures, in lower case.
  let neutral: Set<String>
  /// Words of sex and of age, which narrow what is measured.
  let sexWords: Set<String>
  let ageWords: Set<String>
  /// The names of places' columns in tables of which any dimension can stand in the head.
  let placeColumns: [String]
  /// The names of those tables' other columns.
  let columns: [ColumnRole: Names]

  enum Keys: String, CaseIterable {
    case sexes, months, wholes, neutral
    case sexWords = "sex_words"
    case ageWords = "age_words"
    case placeColumns = "place_columns"
    case columns
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    sexes = try read(.sexes)
    months = try read(.months)
    wholes = try read(.wholes)
    neutral = Set(try read(.neutral) as [String])
    sexWords = Set(try read(.sexWords) as [String])
    ageWords = Set(try read(.ageWords) as [String])
    placeColumns = try read(.placeColumns)
    columns = try read.keyed(.columns)
    guard months.count == 12 else {
      throw read.refusal(.months, "there are \(months.count) months; expected 12")
    }
  }

  /// Whether a label stands for the total, such as `Alle trinn` or `Nivå i alt`.
  func isWhole(_ label: String) -> Bool {
    wholes.contains { label == $0 || label.hasPrefix("\($0) ") || label.hasSuffix(" \($0)") }
  }

  /// The text that stands before or behind the words for a total; nil for a label without such words, or with
  /// nothing else.
  func besideWhole(_ label: String) -> String? {
    guard !wholes.contains(label) else { return nil }
    return wholes.lazy.compactMap { whole -> String? in
      if label.hasPrefix("\(whole) ") { return String(label.dropFirst(whole.count + 1)) }
      return label.hasSuffix(" \(whole)") ? String(label.dropLast(whole.count + 1)) : nil
    }.first
  }

  /// Whether a word in lower case is the name of a month or its first three letters.
  func isMonth(_ word: String) -> Bool {
    months.contains { $0 == word || (word.count == 3 && $0.hasPrefix(word)) }
  }

  /// The number of a month, from 1, by its name in any case; nil for any other text.
  func month(_ name: String) -> Int? {
    months.firstIndex { $0.lowercased() == name.lowercased() }.map { $0 + 1 }
  }
}
