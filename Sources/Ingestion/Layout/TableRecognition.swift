import Files
import Geography
import Observations

/// Finds the recipe of a table from all that it says: its columns, the lines above them and its file's
/// name.
final class TableRecognition {
  private let recipes: Recipes
  private let fileName: String
  private let geography: Geography
  private lazy var placeWords = geography.words
  /// What texts of headers can mean, by the recipe's source.
  private var known: [String: HeadMeanings] = [:]

  init(_ recipes: Recipes, fileName: String, _ geography: Geography) {
    self.recipes = recipes
    self.fileName = fileName
    self.geography = geography
  }

  enum Answer {
    case known(RecognisedTable)
    /// Recipes know the columns, but the words are not theirs, or several recipes know both.
    case refused(String)
    case unknown
  }

  /// The recipe whose header ends in the last of the rows.
  func answer(_ rows: [RawRow]) -> Answer {
    var found: [(table: RecognisedTable, weight: Int)] = []
    var objections: [String] = []
    var unsaid: [String] = []
    var headers: [Int: HeaderRow] = [:]
    for labels in recipes.tables {
      let recipe = labels.recipe
      let heads = HeadSearch(meanings(labels))
      if let number = heads.number(in: rows) {
        if let header = heads.header(in: rows) {
          found.append(
            (
              RecognisedTable(
                labels: labels, reason: "the table's number, \(number)", header: header.row,
                rowsBelow: header.rowsBelow), 1000
            ))
        }
        continue
      }
      let count = recipe.header.rows
      guard rows.count >= count else { continue }
      let header = headers[count] ?? HeaderRow(rows.suffix(count))
      headers[count] = header
      let places = recipe.place.column.all
      guard header.names.contains(where: { places.contains(HeaderRow.known($0, places)) }) else {
        continue
      }
      let above = rows.dropLast(count)
      let fitting = recipe.match.filter { match in
        match.titles.allSatisfy { isTitle($0, of: recipe, in: above, header) }
          && match.columns.allSatisfy { wanted in
            header.names.contains { Self.fits($0, wanted, labels) }
          }
      }
      guard let best = fitting.max(by: { Self.weight($0) < Self.weight($1) }) else { continue }
      switch words(of: recipe, best, header, above) {
      case .fits(let reason):
        found.append(
          (
            RecognisedTable(
              labels: labels, reason: Self.reason(best, reason), header: header, rowsBelow: 0),
            Self.weight(best)
          ))
      case .refused(let why):
        if !objections.contains(why) { objections.append(why) }
      case .notSaid:
        let words = recipe.subject?.accepts.first?.description ?? ""
        unsaid.append("«\(words)» (\(recipe.source))")
      }
    }
    let top = found.map(\.weight).max()
    let best = found.filter { $0.weight == top }
    if best.count > 1 {
      return .refused(
        "the table may be \(best.map(\.table.labels.recipe.source).joined(separator: " or ")); "
          + "expected a file name or title that says which")
    }
    if let best = best.first { return .known(best.table) }
    guard !(objections + unsaid).isEmpty else { return .unknown }
    // What several recipes object to is what the table says: the shortest list that tells it.
    let why =
      objections.isEmpty
      ? "expected a file name or title that says one of \(unsaid.joined(separator: ", "))"
      : objections.prefix(Self.mostObjections).joined(separator: "; ")
    return .refused("the columns are known, but not what they measure: \(why)")
  }

  private static let mostObjections = 3

  private func meanings(_ labels: Labels) -> HeadMeanings {
    if let found = known[labels.recipe.source] { return found }
    let meanings = HeadMeanings(labels, geography)
    known[labels.recipe.source] = meanings
    return meanings
  }

  /// The recipe whose title stands above the first row of several cells, whatever the columns.
  func named(by rows: [RawRow]) -> Labels? {
    let named = recipes.tables.filter { table in
      table.recipe.match.contains { match in
        !match.titles.isEmpty
          && match.titles.allSatisfy { isTitle($0, of: table.recipe, in: rows[...], nil) }
      }
    }
    return named.count == 1 ? named.first : nil
  }

  /// What a table is called: the words of the lines above its header or, without any, of its file's name,
  /// that are no times, places or words of no subject, which differ from one edition to the next.
  func tableName(_ titles: [String], _ labels: Labels) -> String {
    let dot = fileName.lastIndex(of: ".") ?? fileName.endIndex
    let texts = titles.isEmpty ? [String(fileName[..<dot])] : titles
    let words = TableWords(fileName: "", titles: [], labels.vocabulary, placeWords: placeWords)
    return texts.flatMap { words.telling($0, columns: Set(ColumnRole.allCases)) }
      .joined(separator: "_")
  }

  private func words(
    of recipe: Recipe, _ match: Recipe.Match, _ header: HeaderRow, _ above: ArraySlice<RawRow>
  ) -> TableWords.Answer {
    let titles = TableTop.titles(above)
    if let number = Self.otherNumber(than: recipe.tableNumbers, titles + header.names) {
      return .refused("a title says \(number)")
    }
    guard let subject = recipe.subject, match.titles.isEmpty else { return .fits("") }
    let table = recipes.tables.first { $0.recipe.source == recipe.source }
    guard let vocabulary = table?.vocabulary else { return .fits("") }
    let own = Set(subject.accepts)
    let others = recipes.tables.filter { $0.recipe.source != recipe.source }.flatMap { other in
      (other.recipe.subject?.accepts ?? []).filter { !own.contains($0) }
        .map { (other.recipe.source, $0) }
    }
    return TableWords(
      fileName: fileName, titles: titles, vocabulary, placeWords: placeWords
    ).answer(subject, others: others, columns: Self.roles(recipe, header))
  }

  /// The roles of the columns that are there.
  private static func roles(_ recipe: Recipe, _ header: HeaderRow) -> Set<ColumnRole> {
    Set(
      recipe.columns.filter { _, names in
        header.names.contains { names.all.contains(HeaderRow.known($0, names.all)) }
      }.keys)
  }

  /// A table number of five digits and a colon at the beginning of a text, which is not the recipe's own.
  private static func otherNumber(than own: Set<String>, _ texts: [String]) -> String? {
    guard !own.isEmpty else { return nil }
    return texts.compactMap(Recipe.tableNumber).first { !own.contains($0) }
  }

  /// Whether a title stands above the header: whole, or followed by words that say nothing of a subject. A
  /// table's number decides whatever follows.
  private func isTitle(
    _ beginning: String, of recipe: Recipe, in rows: ArraySlice<RawRow>, _ header: HeaderRow?
  ) -> Bool {
    rows.contains { row in
      row.cells.contains { cell in
        guard cell.hasPrefix(beginning) else { return false }
        if Recipe.tableNumber(beginning) != nil { return true }
        let rest = cell.dropFirst(beginning.count)
        let isCut = [beginning.last, rest.first].allSatisfy {
          $0?.isLetter == true || $0?.isNumber == true
        }
        guard !isCut, let table = recipes.tables.first else { return false }
        let roles = header.map { Self.roles(recipe, $0) } ?? Set(ColumnRole.allCases)
        return TableWords(
          fileName: "", titles: [], table.vocabulary, placeWords: placeWords
        ).saysNothing(String(rest), columns: roles)
      }
    }
  }

  private static func weight(_ match: Recipe.Match) -> Int {
    match.columns.count + match.titles.count + (match.titles.isEmpty ? 0 : 1000)
  }

  /// What in the table matched the recipe.
  private static func reason(_ match: Recipe.Match, _ words: String) -> String {
    var reasons = words.isEmpty ? [] : [words]
    reasons += match.titles.map { "a title that begins with \($0)" }
    if !match.columns.isEmpty {
      reasons.append("the columns \(match.columns.joined(separator: ", "))")
    }
    return reasons.joined(separator: " and ")
  }

  private static func fits(_ name: String, _ wanted: String, _ labels: Labels) -> Bool {
    let same = labels.columnNames(like: wanted)
    return ([wanted] + same).contains { fits(name, $0) }
  }

  private static func fits(_ name: String, _ wanted: String) -> Bool {
    let body = wanted.drop { $0 == "*" }
    let text = String(body.hasSuffix("*") ? body.dropLast() : body)
    return switch (wanted.hasPrefix("*"), wanted.hasSuffix("*")) {
    case (true, true): name.contains(text)
    case (true, false): name.hasSuffix(text)
    case (false, true): name.hasPrefix(text)
    case (false, false): HeaderRow.known(name, [text]) == text
    }
  }
}

extension Recipe {
  /// The numbers by which the recipe's table is known, `07459:`.
  var tableNumbers: Set<String> {
    Set(match.flatMap { $0.titles + $0.columns }.compactMap(Self.tableNumber))
  }

  /// The number of a table at the beginning of a text, `07459:`; nil where there is none.
  static func tableNumber(_ text: String) -> String? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    return digits.count == 5 && text.dropFirst(5).first == ":" ? "\(digits):" : nil
  }
}
