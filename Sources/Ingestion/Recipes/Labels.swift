import Observations

/// Looks up the labels of one table: the recipe's own first, then the shared vocabulary.
struct Labels: Sendable {
  private(set) var recipe: Recipe
  let symbols: SymbolTable
  let vocabulary: Vocabulary
  /// The sources of all other recipes, which rows of a template may not use.
  var otherSources: Set<String> = []
  private let measures: [String: Recipe.MeasureEntry]

  init(_ recipe: Recipe, symbols: SymbolTable, vocabulary: Vocabulary) {
    self.recipe = recipe.values.isEmpty ? recipe.withNames(of: vocabulary) : recipe
    self.symbols = symbols
    self.vocabulary = vocabulary
    measures = Dictionary(
      recipe.measures.flatMap { entry in entry.labels.all.map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The labels of a table whose header names years: figures in the borders of the last year are in that year's.
  func settled(by roles: ColumnRoles) -> Labels {
    guard recipe.place.borders == .last else { return self }
    var settled = self
    settled.recipe.place.borders =
      roles.values.compactMap(\.period?.year).max().map(Recipe.Borders.of) ?? .own
    return settled
  }

  /// The other names of the column that a recipe calls so, in tables of which any dimension can stand in the
  /// head; none for a name that is no dimension's.
  func columnNames(like name: String) -> [String] {
    guard recipe.values.isEmpty else { return [] }
    let dimensions = [recipe.place.column] + Array(recipe.columns.values)
    return dimensions.first { $0.all.contains(name) }?.all ?? []
  }

  func sex(_ text: String) -> Sex? {
    Self.look(text, in: recipe.sexes) ?? Self.look(text, in: vocabulary.sexes)
  }

  /// The age for a label of the recipe, or for whole years (`AgeText`). A recipe that lists ages accepts
  /// no others.
  func age(_ text: String) -> AgeLabel? {
    if let label = Self.look(text, in: recipe.ages) { return label }
    guard let band = AgeText.band(text),
      recipe.ages.isEmpty || recipe.ages.values.contains(where: { $0.band == band })
    else { return nil }
    return AgeLabel(band)
  }

  /// The level for a label; empty for the total. Unless the recipe lists all levels, any other label is a
  /// level, and `Alle trinn` is the total.
  /// - Parameter column: the label's column; a recipe may distinguish `INNVAND 1` from `UTDANN 1`.
  func level(_ text: String, in column: String? = nil) -> String? {
    let listed =
      Self.look(text, in: recipe.levels) ?? column.flatMap { recipe.levels["\($0) \(text)"] }
    guard listed == nil, recipe.levels.isEmpty || recipe.takesOtherLevels else { return listed }
    return vocabulary.isWhole(text) ? "" : text
  }

  /// The level for a label that the recipe lists, or for the total; nil for any other.
  func listedLevel(_ text: String) -> String? {
    Self.look(text, in: recipe.levels)
      ?? ((recipe.levels.isEmpty || recipe.takesOtherLevels) && vocabulary.isWhole(text) ? "" : nil)
  }

  /// What stands beside the words for a total in a label: `Nivå` in `Nivå i alt`; nil where the label is one that
  /// the recipe lists, or nothing but such words.
  func besideWhole(_ text: String) -> String? {
    guard Self.look(text, in: recipe.levels) == nil else { return nil }
    return vocabulary.besideWhole(text)
  }

  /// Reads several labels separated by points: `Alle eierformer.Alle trinn.Begge kjønn`.
  func categories(_ text: String) -> (sex: Sex?, age: AgeLabel?, level: String) {
    var (sex, age): (Sex?, AgeLabel?)
    var levels: [String] = []
    for part in Self.parts(text) {
      if sex == nil, let found = self.sex(part) {
        sex = found
      } else if age == nil, part.hasSuffix(" år") || recipe.ages[part] != nil,
        let found = self.age(part)
      {
        age = found
      } else {
        levels.append(level(part) ?? part)
      }
    }
    return (sex, age, levels.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// The measure for a label, with how it is printed; nil for a label that the recipe does not read.
  func measure(_ text: String) -> Recipe.MeasureEntry? {
    if let entry = Self.look(text, in: measures) { return entry }
    let label = Self.halves(text)?.label ?? text
    return recipe.otherMeasures.first { label.hasPrefix($0.begins) }.map {
      Recipe.MeasureEntry(
        name: label.plainWords(joinedBy: "_", inEnglishLetters: false), label: label, unit: $0.unit,
        blank: $0.blank)
    }
  }

  /// Splits at points, but not at one followed by a blank, as in `8. trinn`.
  private static func parts(_ text: String) -> [String] {
    text.split(separator: ".").reduce(into: []) { parts, part in
      if part.hasPrefix(" "), let last = parts.popLast() {
        parts.append("\(last).\(part)")
      } else {
        parts.append(String(part))
      }
    }
  }

  /// Reads a period of a kind; a month may be given by name, in the given year.
  func period(_ text: String, _ kind: Period.Kind, year: Int?) -> Period? {
    if let period = Period(text, kind) { return period }
    if kind == .month, let year, let month = vocabulary.month(text) {
      return .month(month, of: year)
    }
    // `Januar 2022`
    if kind == .month, let blank = text.lastIndex(of: " "),
      let year = Period(text[text.index(after: blank)...], .year)?.year,
      let month = vocabulary.month(String(text[..<blank]))
    {
      return .month(month, of: year)
    }
    // Code and text in one, which for a period are the same: `2021 - 2021`.
    guard let (code, label) = Self.halves(text), code == label else { return nil }
    return period(label, kind, year: year)
  }

  /// All labels of measures, for error messages.
  var measureLabels: [String] { measures.keys.sorted() }

  /// The valid labels of sexes, for error messages; the recipe's own where it has any.
  var listedSexes: [String] {
    (recipe.sexes.isEmpty ? vocabulary.sexes : recipe.sexes).keys.sorted()
  }

  /// Looks up a label that may be a code, a text or both: `0`, `Begge kjønn`, `0 - Begge kjønn`.
  private static func look<Meaning>(_ text: String, in table: [String: Meaning]) -> Meaning? {
    if let meaning = table[text] { return meaning }
    guard let (code, label) = halves(text) else { return nil }
    return table[label] ?? table[code]
  }

  /// Splits `0 - Begge kjønn` into code and text; nil for any other text.
  static func halves(_ text: String) -> (code: String, label: String)? {
    let bytes = text.utf8
    var at = bytes.startIndex
    while let dash = bytes[at...].firstIndex(of: UInt8(ascii: "-")), dash > bytes.startIndex {
      let before = bytes.index(before: dash)
      let after = bytes.index(after: dash)
      guard after < bytes.endIndex else { return nil }
      if bytes[before] == UInt8(ascii: " "), bytes[after] == UInt8(ascii: " ") {
        return (String(text[..<before]), String(text[bytes.index(after: after)...]))
      }
      at = after
    }
    return nil
  }
}

extension Recipe {
  /// The recipe with the names that its dimensions' columns have in all such tables.
  fileprivate func withNames(of vocabulary: Vocabulary) -> Recipe {
    var recipe = self
    func joined(_ own: Names, _ shared: [String]) -> Names {
      Names(own.all + shared.filter { !own.all.contains($0) })
    }
    recipe.place.column = joined(place.column, vocabulary.placeColumns)
    for (role, names) in columns {
      recipe.columns[role] = joined(names, vocabulary.columns[role]?.all ?? [])
    }
    return recipe
  }
}
