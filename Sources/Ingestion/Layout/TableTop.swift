import Files

/// Reads the lines above a table's rows: titles, and the header that identifies the recipe.
struct TableTop {
  /// The labels of the matching recipe; nil where none fits.
  private(set) var labels: Labels?
  /// What in the table matched the recipe.
  private(set) var reason: String?
  private(set) var header: HeaderRow?
  /// Rows read ahead while searching for the header, which belong below it.
  private(set) var rows: [RawRow] = []
  private(set) var titles: [String] = []

  private static let mostRows = 60

  /// Reads rows until the header of a known table is found.
  init(_ reader: inout CSVReader, _ recipes: Recipes, fileName: String) throws(RefusedFile) {
    while rows.count < Self.mostRows, let row = try reader.next() {
      rows.append(row)
      if row.fault == nil, let known = Self.recognise(rows, recipes, fileName) {
        recognise(known.labels, known.reason, headerRows: known.labels.recipe.header.rows)
        rows = []
        return
      }
    }
    // A table that its title names, or an unknown one: the header is the first row of several cells.
    guard let first = rows.firstIndex(where: { !Self.isSeparatorLine($0) && Self.filled($0) > 1 })
    else {
      titles = rows.flatMap(\.cells).filter { !$0.isEmpty }
      return
    }
    let below = Array(rows[(first + 1)...])
    rows = Array(rows[...first])
    let byTitle = recipes.tables.first { table in
      table.recipe.match.contains { $0.title.map { Self.title($0, in: rows) } ?? false }
    }
    recognise(byTitle, byTitle.map { "the title is that of \($0.recipe.source)" }, headerRows: 1)
    rows = below
  }

  private mutating func recognise(_ labels: Labels?, _ reason: String?, headerRows: Int) {
    self.labels = labels
    self.reason = reason
    header = HeaderRow(rows.suffix(headerRows))
    var above = rows.dropLast(headerRows)
    // Nearest above a header that comes again stands the name of its first block.
    if labels?.recipe.header.isRepeated == true, above.last.map(Self.filled) == 1 {
      above.removeLast()
    }
    titles = above.filter { !Self.isSeparatorLine($0) }.map { row in
      row.cells.filter { !$0.isEmpty }.joined(separator: " ")
    }
    .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// The year stated above the header; nil unless it is a single one.
  var year: Int? {
    let words = titles.flatMap { $0.split { !$0.isNumber } }
    let years = Set(words.filter { $0.utf8.count == 4 }.compactMap { Int($0) })
      .filter { (1900...2100).contains($0) }
    return years.count == 1 ? years.first : nil
  }

  private static func recognise(_ rows: [RawRow], _ recipes: Recipes, _ fileName: String) -> (
    labels: Labels, reason: String
  )? {
    guard let last = rows.last, filled(last) > 1 else { return nil }
    var best: (labels: Labels, reason: String, weight: Int)?
    var headers: [Int: HeaderRow] = [:]
    for labels in recipes.tables {
      let count = labels.recipe.header.rows
      guard rows.count >= count else { continue }
      let header = headers[count] ?? HeaderRow(rows.suffix(count))
      headers[count] = header
      let places = labels.recipe.place.column.all
      guard header.names.contains(where: { places.contains(HeaderRow.known($0, places)) }) else {
        continue
      }
      for match in labels.recipe.match {
        guard match.file.map({ Self.words(fileName).contains($0.lowercased()) }) ?? true,
          let reason = reason(match, header, above: rows.dropLast(count))
        else { continue }
        let weight = match.columns.count + (match.title == nil ? 0 : 1000)
        if let other = best, other.weight == weight, match.file != nil,
          other.labels.recipe.source != labels.recipe.source
        {
          // The name speaks of two tables that look the same: neither is taken.
          return nil
        }
        if weight > best?.weight ?? 0 { best = (labels, reason, weight) }
      }
    }
    return best.map { ($0.labels, $0.reason) }
  }

  /// The words of a file name in lower case, and each pair of neighbours joined by a blank.
  private static func words(_ fileName: String) -> Set<String> {
    let words = fileName.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Set(words).union(zip(words, words.dropFirst()).map { "\($0) \($1)" })
  }

  /// Why a recipe fits the header; nil when it does not.
  private static func reason(
    _ match: Recipe.Match, _ header: HeaderRow, above: ArraySlice<RawRow>
  ) -> String? {
    var reasons = match.file.map { ["a file name with \($0)"] } ?? []
    if let title = match.title {
      guard Self.title(title, in: Array(above)) else { return nil }
      reasons.append("a title that begins with \(title)")
    }
    let isThere = match.columns.allSatisfy { wanted in
      header.names.contains { fits($0, wanted) }
    }
    guard isThere else { return nil }
    if !match.columns.isEmpty {
      reasons.append("the columns \(match.columns.joined(separator: ", "))")
    }
    return reasons.joined(separator: " and ")
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

  private static func title(_ beginning: String, in rows: [RawRow]) -> Bool {
    rows.contains { row in row.cells.contains { $0.hasPrefix(beginning) } }
  }

  private static func isSeparatorLine(_ row: RawRow) -> Bool {
    row.cells.first?.hasPrefix("sep=") == true && row.cells.count <= 2
  }

  private static func filled(_ row: RawRow) -> Int { row.cells.count { !$0.isEmpty } }
}
