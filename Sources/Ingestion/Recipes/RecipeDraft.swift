import Files
import Geography
import Observations

/// A draft recipe for an unknown table, inferred from its first rows; a person reviews it and saves it in
/// `data/recipes/`.
public struct RecipeDraft: Sendable {
  public let yaml: String

  /// The role that a column's cells suggest.
  private enum Look: Equatable {
    /// A column of places; the value is the number of distinct ones.
    case place(Int)
    case role(ColumnRole)
    case figures
    case text

    var places: Int? { if case .place(let count) = self { count } else { nil } }
  }

  private static let mostRows = 500

  /// - Throws: `RefusedFile` when the file is not a table with a column of places.
  init(_ file: SourceFile, _ recipes: Recipes, _ geography: Geography) throws(RefusedFile) {
    var reader = try TableSource(file)
    var rows: [RawRow] = []
    while rows.count < Self.mostRows, let row = try reader.next() {
      if row.fault == nil, !row.isBlank { rows.append(row) }
    }
    let filled = rows.filter { row in row.cells.count { !$0.isEmpty } > 1 }
    let counts = Dictionary(grouping: filled, by: \.cells.count)
    // The header is the first of the rows that are as long as most.
    let table = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value ?? []
    guard let first = table.first, table.count > 1 else {
      throw Self.refusal(file, first: rows.first, "no header with rows below it was found")
    }
    let header = HeaderRow([first])
    let title = rows.prefix { $0 != first }.flatMap(\.cells)
      .first { !$0.isEmpty && !$0.hasPrefix("sep=") }
    let data = Array(table.dropFirst())
    let looks = header.names.indices.map { column in
      Self.look(data.map { $0.cells[column] }, of: header.names[column], recipes, geography)
    }
    let places = looks.enumerated().compactMap { index, look in look.places.map { (index, $0) } }
    guard let place = places.max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0 else {
      throw Self.refusal(
        file, first: first, "no column holds places; expected codes such as 3401 or names")
    }
    yaml = Self.text(file, title, header, looks, place, data, recipes)
  }

  private static func refusal(_ file: SourceFile, first: RawRow?, _ message: String) -> RefusedFile
  {
    RefusedFile([
      Problem(
        file: file.path, line: first?.line ?? 1, kind: .header,
        text: first?.cells.joined(separator: ";") ?? "", message: message)
    ])
  }

  /// The role that at least 90 % of the non-empty cells fit.
  private static func look(
    _ cells: [String], of name: String, _ recipes: Recipes, _ geography: Geography
  ) -> Look {
    let filled = cells.filter { !$0.isEmpty }
    guard !filled.isEmpty else { return .text }
    func areMostly(_ isOne: (String) -> Bool) -> Bool {
      filled.count(where: isOne) * 10 >= filled.count * 9
    }
    let sexes = recipes.tables.first?.vocabulary.sexes ?? [:]
    if areMostly({ sexes[$0] != nil }) { return .role(.sex) }
    if areMostly({ Period($0, .schoolYear) != nil }) { return .role(.schoolYear) }
    if areMostly({ Period($0, .year) != nil }) { return .role(.year) }
    if areMostly({ Period($0, .quarter) != nil }) { return .role(.quarter) }
    if areMostly({ Period($0, .month) != nil }) { return .role(.month) }
    if areMostly({ AgeText.band($0) != nil && $0.contains { !$0.isNumber } }) { return .role(.age) }
    // Digits alone are codes only where one begins with a zero, which counts do not, or the column says so.
    let distinct = Set(filled)
    let haveNames = distinct.contains { $0.contains(where: \.isLetter) }
    let haveZeros = distinct.contains {
      $0.count > 1 && $0.hasPrefix("0") && $0.allSatisfy(\.isNumber)
    }
    let areCodes = codeWords.contains { name.lowercased().contains($0) }
    if haveNames || haveZeros || areCodes, areMostly({ isPlace($0, geography) }) {
      return .place(distinct.count)
    }
    // Signs such as .. and : stand for figures.
    let words = filled.filter { $0.contains { $0.isLetter || $0.isNumber } }
    let areFigures = words.count(where: NumberText.isFigure) * 2 >= words.count
    if areFigures, !haveZeros { return .figures }
    return distinct.count > 1 && !areFigures ? .text : .role(.ignore)
  }

  private static let codeWords = ["nummer", "kode", "code", "knr", "komm_nr", "kommunenr"]

  /// Whether a text names a place, on any day.
  private static func isPlace(_ text: String, _ geography: Geography) -> Bool {
    ([RegionContext()] + [2024, 2021, 2018].map(RegionContext.endOfYear)).contains {
      (try? RegionCell(text, in: geography, $0)) != nil
    }
  }

  private static func text(
    _ file: SourceFile, _ title: String?, _ header: HeaderRow, _ looks: [Look], _ place: Int,
    _ data: [RawRow], _ recipes: Recipes
  ) -> String {
    let named = zip(header.names, looks).enumerated()
      .filter { !$0.element.0.isEmpty && $0.offset != place }
    let measureColumn = named.first { _, column in
      column.1 == .text && column.0.lowercased().contains("variabel")
    }?.offset
    var lines = [
      "# Drafted from \(file.name). Look through every line: what is guessed may be wrong.",
      "source: \(slug(title.map { String($0.prefix { $0 != "," && $0 != ":" }) } ?? file.name))",
      "# One of \(Set(recipes.tables.map(\.recipe.publisher)).sorted().joined(separator: ", ")),"
        + " or another with symbols in symbols.yaml.",
      "publisher: ssb",
      "about: \(quoted(title ?? "What the table holds, in a sentence."))",
      "match:",
    ]
    if let title, let colon = title.firstIndex(of: ":") {
      lines.append("  - title: \(quoted(String(title[...colon])))")
    } else {
      let keys = named.filter { $0.element.1 != .figures }.map(\.element.0)
      let columns = ([header.names[place]] + keys).map(quoted).joined(separator: ", ")
      lines.append("  - columns: [\(columns)]")
    }
    lines += ["decimal_mark: auto", "place:", "  column: \(quoted(header.names[place]))"]
    lines += columnLines(named, measureColumn)
    let fractions = named.filter { column in
      areFractions(data.map { $0.cells[column.offset] })
    }
    lines += valueLines(
      named, measureColumn.map { column in data.map { $0.cells[column] } },
      fractions: Set(fractions.map { split($0.element.0).measure }))
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Named = [EnumeratedSequence<Zip2Sequence<[String], [Look]>>.Element]

  private static func columnLines(_ named: Named, _ measureColumn: Int?) -> [String] {
    var roles: [(String, [String])] = []
    func add(_ role: ColumnRole, _ name: String) {
      if let at = roles.firstIndex(where: { $0.0 == role.rawValue }) {
        roles[at].1.append(name)
      } else {
        roles.append((role.rawValue, [name]))
      }
    }
    var hasPeriod = false
    for (index, (name, look)) in named {
      switch look {
      case .role(let role) where role.period != nil:
        // One period is enough; the day of the download is another's.
        add(hasPeriod ? .ignore : role, name)
        hasPeriod = true
      case .role(let role): add(role, name)
      case .text where index == measureColumn: add(.measure, name)
      case .text: add(.level, name)
      case .place: add(.ignore, name)
      case .figures: break
      }
    }
    guard !roles.isEmpty else { return [] }
    return ["columns:"]
      + roles.map { role, names in
        "  \(role): [\(names.map(quoted).joined(separator: ", "))]"
      }
  }

  /// Whether all figures of a column are between 0 and 1, and one has decimals.
  private static func areFractions(_ cells: [String]) -> Bool {
    let figures = cells.compactMap { text in
      NumberText.decimalMark(in: text).flatMap { NumberText.parse(text, decimalMark: $0) }
        ?? NumberText.parse(text, decimalMark: ".")
    }
    return figures.contains { $0 != $0.rounded() } && figures.allSatisfy { (0...1).contains($0) }
  }

  private static func valueLines(_ named: Named, _ labels: [String]?, fractions: Set<String>)
    -> [String]
  {
    let figures = named.filter { $0.element.1 == .figures }.map(\.element.0)
    var patterns: [String] = []
    var measures: [String] = []
    for name in figures {
      let (pattern, measure) = split(name)
      if !patterns.contains(pattern) { patterns.append(pattern) }
      if !measures.contains(measure) { measures.append(measure) }
    }
    if let labels {
      patterns = ["{title}"]
      measures = labels.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return ["values: [\(patterns.map(quoted).joined(separator: ", "))]", "measures:"]
      + measures.flatMap { label -> [String] in
        let isShare = label.lowercased().hasPrefix("andel") || label.contains("prosent")
        let unit = !isShare ? "number" : fractions.contains(label) ? "share" : "percent"
        return [
          "  - name: \(slug(label))", "    labels: \(quoted(label))",
          "    # persons, percent, per_mille, share, points, million_kroner, rate or number.",
          "    unit: \(unit)",
        ]
      }
  }

  /// Splits a column name such as `Befolkning 2021` into a pattern and a measure, in either order.
  private static func split(_ name: String) -> (pattern: String, measure: String) {
    let words = name.split(separator: " ").map(String.init)
    let plain = words.map { $0.filter { $0 != "*" } }
    if words.count > 1, let last = plain.last, Period(last, .year) != nil {
      return ("{measure} {year}", words.dropLast().joined(separator: " "))
    }
    if words.count > 1, Period(plain[0], .year) != nil {
      return ("{year} {measure}", words.dropFirst().joined(separator: " "))
    }
    return ("{measure}", name)
  }

  private static func slug(_ text: String) -> String {
    let words = text.plainWords(joinedBy: "_", inEnglishLetters: true)
    return words.isEmpty ? "table" : words
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
