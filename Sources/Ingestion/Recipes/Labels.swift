import Observations

/// What the labels of one table mean: the recipe's own first, then what all tables share.
struct Labels: Sendable {
  let recipe: Recipe
  let symbols: SymbolTable
  let vocabulary: Vocabulary
  /// The sources of all other recipes.
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

  /// A label of the recipe's, or whole years of age (`AgeText`). Where the recipe lists ages, no
  /// other is one.
  func age(_ text: String) -> AgeLabel? {
    if let label = Self.look(text, in: recipe.ages) { return label }
    guard let band = AgeText.band(text),
      recipe.ages.isEmpty || recipe.ages.values.contains(where: { $0.band == band })
    else { return nil }
    return AgeLabel(band)
  }

  /// A level's name; an empty one for the whole. Where the recipe does not list them all, any other
  /// label is one, and `Alle trinn` is the whole.
  /// - Parameter column: where the label stands; the recipe may tell `INNVAND 1` from `UTDANN 1`.
  func level(_ text: String, in column: String? = nil) -> String? {
    let listed =
      Self.look(text, in: recipe.levels) ?? column.flatMap { recipe.levels["\($0) \(text)"] }
    guard listed == nil, recipe.levels.isEmpty || recipe.takesOtherLevels else { return listed }
    return vocabulary.isWhole(text) ? "" : text
  }

  /// What several labels with points between them say: `Alle eierformer.Alle trinn.Begge kjønn`.
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

  /// The measure of a label, and how it is printed; nil for a label that the recipe does not take.
  func measure(_ text: String) -> Recipe.MeasureEntry? {
    if let entry = Self.look(text, in: measures) { return entry }
    return recipe.otherMeasures.first { text.hasPrefix($0.begins) }.map {
      Recipe.MeasureEntry(
        name: text.plainWords(joinedBy: "_", inEnglishLetters: false), label: text, unit: $0.unit,
        blank: $0.blank)
    }
  }

  /// Cut at points, but not at one with a blank behind it, as in `8. trinn`.
  private static func parts(_ text: String) -> [String] {
    text.split(separator: ".").reduce(into: []) { parts, part in
      if part.hasPrefix(" "), let last = parts.popLast() {
        parts.append("\(last).\(part)")
      } else {
        parts.append(String(part))
      }
    }
  }

  /// A period of a kind; a month also by its name, in the year given.
  func period(_ text: String, _ kind: Period.Kind, year: Int?) -> Period? {
    if let period = Period(text, kind) { return period }
    if kind == .month, let year, let month = vocabulary.month(text) {
      return .month(month, of: year)
    }
    // Code and text in one, which for a period are the same: `2021 - 2021`.
    guard let (code, label) = Self.halves(text), code == label else { return nil }
    return period(label, kind, year: year)
  }

  /// All labels of measures, for messages.
  var listedMeasures: String { measures.keys.sorted().joined(separator: "; ") }

  /// For messages: the recipe's own where it has any.
  var listedSexes: [String] {
    (recipe.sexes.isEmpty ? vocabulary.sexes : recipe.sexes).keys.sorted()
  }

  /// Sources may write a code, a text or both: `0`, `Begge kjønn`, `0 - Begge kjønn`.
  private static func look<Meaning>(_ text: String, in table: [String: Meaning]) -> Meaning? {
    if let meaning = table[text] { return meaning }
    guard let (code, label) = halves(text) else { return nil }
    return table[label] ?? table[code]
  }

  /// `0 - Begge kjønn` as its code and its text.
  static func halves(_ text: String) -> (code: String, label: String)? {
    text.firstRange(of: " - ").map {
      (String(text[..<$0.lowerBound]), String(text[$0.upperBound...]))
    }
  }
}
