import Files
import Geography
import Observations

/// Reads the header of a column of figures as a set of labels, in any order: one for each dimension of the
/// table that has no column of its own, `Befolkning 2021 Begge kjønn`.
struct HeadLabels {
  /// What a column's header says of its figures.
  struct Reading: Hashable {
    var measure: String?
    var period: Period?
    var isProvisional = false
    var sex: Sex?
    var age: AgeLabel?
    var level: String?
    /// The place as it is written.
    var place: String?

    /// The parts that are said, for error messages.
    var description: String {
      [
        place.map { "place \($0)" }, measure.map { "measure \($0)" }, period.map { "period \($0)" },
        sex.map { "sex \($0.rawValue)" }, age.map { "age \($0.band?.description ?? "all")" },
        level.map { "level \($0.isEmpty ? "all" : $0)" },
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// A dimension of a table.
  enum Dimension: Hashable, CaseIterable { case place, measure, period, sex, age, level }

  private let labels: Labels
  private let texts: HeadMeanings
  /// The dimensions without a column of their own.
  private let open: Set<Dimension>
  private let year: Int?

  private static let mostWords = 40

  /// - Parameters:
  ///   - header: the columns, of which those that the recipe names have a dimension each.
  ///   - year: the year stated above the header, for columns that name only a month.
  init(_ header: HeaderRow, _ meanings: HeadMeanings, year: Int?) {
    labels = meanings.labels
    texts = meanings
    self.year = year
    func isColumn(_ names: Names) -> Bool {
      header.names.contains { names.all.contains(HeaderRow.known($0, names.all)) }
    }
    var open: Set<Dimension> = isColumn(labels.recipe.place.column) ? [] : [.place]
    for (role, names) in labels.recipe.columns where !isColumn(names) {
      if let dimension = Self.dimension(role) { open.insert(dimension) }
    }
    self.open = open
  }

  private static func dimension(_ role: ColumnRole) -> Dimension? {
    switch role {
    case .measure: .measure
    case .sex: .sex
    case .age: .age
    case .level: .level
    case .year, .schoolYear, .quarter, .month, .window: .period
    case .indicator, .source, .unitOfMeasure, .ignore: nil
    }
  }

  /// The readings of a header that say all that its figures need: one for a header that is clear, several
  /// for one that may mean different things, none for one that is no header of figures.
  func readings(of header: String) -> [Reading] {
    let words = header.split(separator: " ").map(String.init)
    guard !words.isEmpty, words.count <= Self.mostWords else { return [] }
    if let first = endOfTitle(words) {
      if first == words.endIndex { return isEnough(Reading()) ? [Reading()] : [] }
      let found = best(words[first...])
      if !found.isEmpty { return found }
    }
    // Words of a title are no label that no recipe lists.
    let hasNumber = Recipe.tableNumber(header) != nil
    let whole = best(words[...], isListed: hasNumber)
    if !whole.isEmpty { return whole }
    // The table's title may stand before the labels, or alone.
    guard saysTitle(header) else { return [] }
    for first in words.indices.dropFirst() {
      let found = best(words[first...], isListed: hasNumber)
      if !found.isEmpty { return found }
    }
    return isEnough(Reading()) ? [Reading()] : []
  }

  /// The index behind a title that tells its table's number and its dimensions, `07459: Befolkning, etter region,
  /// kjønn og år`; nil where the words do not begin with such a title.
  private func endOfTitle(_ words: [String]) -> Int? {
    guard Recipe.tableNumber(words.joined(separator: " ")) != nil,
      labels.recipe.tableNumbers.contains(words[0])
    else { return nil }
    let recipe = labels.recipe
    let names = ([recipe.place.column] + Array(recipe.columns.values)).flatMap(\.all)
      .map { $0.split(separator: " ").map(String.init) }
    let ends = words.indices.filter { Self.beforeLast.contains(words[$0]) }.compactMap { word in
      names.filter { words[(word + 1)...].starts(with: $0) }.map { word + 1 + $0.count }.max()
    }
    return ends.max()
  }

  /// The words in front of the last dimension in a title, in three languages.
  private static let beforeLast: Set = ["og", "etter", "and", "by"]

  /// Whether a header is or begins with the table's title: by its number, or as the only thing that is left
  /// to say.
  private func saysTitle(_ header: String) -> Bool {
    let numbers = labels.recipe.tableNumbers
    if let number = Recipe.tableNumber(header) { return numbers.contains(number) }
    return numbers.contains("\(header):") || (!open.contains(.measure) && !open.contains(.period))
  }

  /// The complete readings with the fewest words that are taken for a label without being listed and, of
  /// those, the fewest labels: a label that the recipe lists whole is not taken apart.
  /// - Parameter isListed: whether only labels that are listed are taken.
  private func best(_ words: ArraySlice<String>, isListed: Bool = false) -> [Reading] {
    var found: [Cover] = []
    cover(words, Cover(), open, into: &found)
    if isListed { found.removeAll { $0.unlisted > 0 } }
    let best = found.map(\.cost).min { $0 < $1 }
    return found.filter { cover in best.map { cover.cost == $0 } ?? false }.map(\.reading)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A reading of all words, with how many labels it has, and how many words are taken for a label
  /// without being listed.
  private struct Cover {
    var reading = Reading()
    var unlisted = 0
    var labels = 0
    var cost: (Int, Int) { (unlisted, labels) }

    func adding(_ part: Reading, unlisted words: Int = 0) -> Cover {
      Cover(reading: reading.joined(with: part), unlisted: unlisted + words, labels: labels + 1)
    }
  }

  private func cover(
    _ words: ArraySlice<String>, _ done: Cover, _ open: Set<Dimension>, into found: inout [Cover]
  ) {
    guard !words.isEmpty else {
      if isEnough(done.reading) { found.append(done) }
      return
    }
    for end in words.indices {
      let text = words[...end].joined(separator: " ")
      let rest = words[(end + 1)...]
      for (dimension, part) in texts.of(text, year: year) where open.contains(dimension) {
        cover(rest, done.adding(part), open.subtracting([dimension]), into: &found)
      }
      // In `Kvinner I alt` the first word may be another label.
      if open.contains(.level),
        labels.recipe.takesOtherLevels
          || (labels.besideWhole(text) != nil && labels.listedLevel(text) != nil)
      {
        var part = Reading()
        part.level = labels.level(text) ?? text
        let unlisted = words.distance(from: words.startIndex, to: end) + 1
        cover(
          rest, done.adding(part, unlisted: unlisted), open.subtracting([.level]), into: &found)
      }
    }
  }

  /// Whether a reading says all that the table's other columns leave open.
  private func isEnough(_ reading: Reading) -> Bool {
    (reading.measure != nil || !open.contains(.measure) || onlyMeasure != nil)
      && (reading.period != nil || !open.contains(.period))
  }

  /// The measure of a table that has only one, which no header needs to name.
  private var onlyMeasure: Recipe.MeasureEntry? {
    let recipe = labels.recipe
    return recipe.measures.count == 1 && recipe.otherMeasures.isEmpty ? recipe.measures.first : nil
  }

  /// The measure of a reading; nil where a column of the table names it.
  func measure(of reading: Reading) -> Recipe.MeasureEntry? {
    if let label = reading.measure { return labels.measure(label) }
    return open.contains(.measure) ? onlyMeasure : nil
  }
}

extension HeadLabels.Reading {
  /// Both readings in one; a part is said by one of them.
  func joined(with other: Self) -> Self {
    var both = self
    both.measure = measure ?? other.measure
    both.period = period ?? other.period
    both.isProvisional = isProvisional || other.isProvisional
    both.sex = sex ?? other.sex
    both.age = age ?? other.age
    both.level = level ?? other.level
    both.place = place ?? other.place
    return both
  }
}
