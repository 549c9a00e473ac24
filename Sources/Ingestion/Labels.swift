import Observations

/// What the labels of one table mean: the recipe's own first, then what all tables share.
struct Labels: Sendable {
  let recipe: Recipe
  let symbols: SymbolTable
  let vocabulary: Vocabulary
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

  /// A label of the recipe's, or whole years of age: `20-24 år`, `20–24`, `15_24`, `18 år`,
  /// `Tom. 49` for up to and with 49. Where the recipe lists ages, no other is one.
  func age(_ text: String) -> AgeLabel? {
    if let label = Self.look(text, in: recipe.ages) { return label }
    guard let band = Self.band(text),
      recipe.ages.isEmpty || recipe.ages.values.contains(where: { $0.band == band })
    else { return nil }
    return AgeLabel(band)
  }

  /// A level's name; an empty one for the whole. Without levels in the recipe, every label is one.
  func level(_ text: String) -> String? {
    recipe.levels.isEmpty ? text : Self.look(text, in: recipe.levels)
  }

  /// The measure of a label, and how it is printed; nil for a label that the recipe does not take.
  func measure(_ text: String) -> Recipe.MeasureEntry? {
    if let entry = Self.look(text, in: measures) { return entry }
    return recipe.otherMeasures.first { text.hasPrefix($0.begins) }.map {
      Recipe.MeasureEntry(
        name: Self.slug(text), label: text, unit: $0.unit, blank: $0.blank)
    }
  }

  /// A period of a kind; a month also by its name, in the year given.
  func period(_ text: String, _ kind: Period.Kind, year: Int?) -> Period? {
    if let period = Period(text, kind) { return period }
    guard kind == .month, let year, let month = vocabulary.month(text) else { return nil }
    return .month(month, of: year)
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
    guard let hyphen = text.firstRange(of: " - ") else { return nil }
    return table[String(text[hyphen.upperBound...])] ?? table[String(text[..<hyphen.lowerBound])]
  }

  /// Whether a text is an age and could be nothing else.
  static func isAgeBand(_ text: String) -> Bool {
    band(text) != nil && text.contains { !$0.isNumber }
  }

  private static func band(_ text: String) -> AgeBand? {
    var body = Substring(text)
    if body.hasSuffix(" år") { body = body.dropLast(3) }
    if body.hasPrefix("Tom. ") { return AgeBand("0-\(body.dropFirst(5))") }
    let ends = body.split(omittingEmptySubsequences: false) { "-–_".contains($0) }
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    return switch ends.count {
    case 1: AgeBand("\(ends[0])-\(ends[0])")
    case 2: AgeBand("\(ends[0])-\(ends[1])")
    default: nil
    }
  }

  /// `Andel sluttet` as a name: `andel_sluttet`.
  private static func slug(_ text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "_")
  }
}
