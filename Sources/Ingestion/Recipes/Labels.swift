import Observations

/// Looks up the labels of one table: the recipe's own first, then the shared vocabulary.
struct Labels: Sendable {
  let recipe: Recipe
  let symbols: SymbolTable
  let vocabulary: Vocabulary
  /// The sources of all other recipes, which rows of a template may not use.
  var otherSources: Set<String> = []
  private let measures: [String: Recipe.MeasureEntry]

  init(_ recipe: Recipe, symbols: SymbolTable, vocabulary: Vocabulary) {
    self.recipe = recipe
    self.symbols = symbols
    self.vocabulary = vocabulary
    measures = Dictionary(
      recipe.measures.flatMap { entry in entry.labels.all.map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
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
    return recipe.otherMeasures.first { text.hasPrefix($0.begins) }.map {
      Recipe.MeasureEntry(
        name: text.plainWords(joinedBy: "_", inEnglishLetters: false), label: text, unit: $0.unit,
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
    text.firstRange(of: " - ").map {
      (String(text[..<$0.lowerBound]), String(text[$0.upperBound...]))
    }
  }
}
