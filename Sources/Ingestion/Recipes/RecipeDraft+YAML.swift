import Files
import Geography
import Observations

extension RecipeDraft {
  /// The recipe as YAML.
  static func text(
    _ file: SourceFile, _ table: DraftTable, _ looks: [Look], _ recipes: Recipes,
    _ geography: Geography
  ) -> String {
    let (header, place) = (table.header, table.place)
    let named = zip(header.names, looks).enumerated()
      .filter { !$0.element.0.isEmpty && $0.offset != place }
    let measureColumn = named.first { _, column in
      column.1 == .text && column.0.lowercased().contains("variabel")
    }?.offset
    let title = table.titles.first ?? header.names.first { Recipe.tableNumber($0) != nil }
    let base = file.name.split(separator: ".").first.map(String.init) ?? file.name
    let known = publisher(table.titles + header.names + [base], recipes)
    var lines = [
      "# Drafted from \(file.name). Look through every line: what is guessed may be wrong.",
      "source: \(slug(title.map { String($0.prefix { $0 != "," && $0 != ":" }) } ?? base))",
    ]
    if known == nil {
      lines += [
        "# Who publishes it: one of "
          + Set(recipes.tables.map(\.recipe.publisher)).sorted().joined(separator: ", ")
          + ", or another with symbols in symbols.yaml."
      ]
    }
    lines += [
      "publisher: \(known ?? "unknown")",
      "about: \(quoted(title ?? "What the table holds, in a sentence."))",
      "match:",
    ]
    let isByColumns = title.flatMap(Recipe.tableNumber) == nil
    if let number = title.flatMap(Recipe.tableNumber) {
      lines.append("  - title: \(quoted(number))")
    } else {
      lines.append("  - columns: [\(matched(header.names[place], named).joined(separator: ", "))]")
    }
    if header.rows > 1 { lines += ["header:", "  rows: \(header.rows)"] }
    lines += ["decimal_mark: auto", "place:", "  column: \(quoted(header.names[place]))"]
    lines += columnLines(named, measureColumn)
    let fractions = named.filter { areFractions(table.cells($0.offset)) }
    let percents = named.filter { column in
      table.cells(column.offset).contains { $0.hasSuffix("%") }
    }
    func measures(_ columns: Named) -> Set<String> {
      Set(columns.map { split($0.element.0).measure })
    }
    lines += valueLines(
      named, measureColumn.map(table.cells), single: isByColumns ? title ?? base : base,
      fractions: measures(fractions), percents: measures(percents))
    if !saysWhen(named) {
      lines.append(
        "# The table says no year: give it a column, or the columns' names, before it is imported.")
    }
    lines += labelLines(table, named, recipes)
    lines += asideLines(table, geography)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The publisher that a title, a header or the file's name names itself, or whose table numbers these are;
  /// nil where none does.
  private static func publisher(_ texts: [String], _ recipes: Recipes) -> String? {
    if texts.contains(where: { Recipe.tableNumber($0) != nil }) { return "ssb" }
    let words = Set(texts.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    let named = Set(recipes.tables.map(\.recipe.publisher)).subtracting(["template"])
      .intersection(words)
    return named.count == 1 ? named.first : nil
  }

  /// Whether a column, or the names of the columns of figures, say when.
  private static func saysWhen(_ named: Named) -> Bool {
    named.contains { column in
      switch column.element.1 {
      case .role(let role): role.period != nil
      case .figures: split(column.element.0).pattern.contains("{year}")
      case .place, .text: false
      }
    }
  }

  /// The columns by which the table is known: the place, the key columns, and what stands beside the year in
  /// columns of figures.
  private static func matched(_ place: String, _ named: Named) -> [String] {
    var columns = [place]
    for (_, (name, look)) in named {
      guard look == .figures else {
        columns.append(name)
        continue
      }
      let (pattern, measure) = split(name)
      let column =
        switch pattern {
        case "{measure} {year}": "\(measure) *"
        case "{year} {measure}": "* \(measure)"
        case "{measure}": measure
        default: ""
        }
      if !column.isEmpty, !columns.contains(column) { columns.append(column) }
    }
    return columns.map(quoted)
  }

  /// The labels of both sexes that are not in the common vocabulary.
  private static func labelLines(_ table: DraftTable, _ named: Named, _ recipes: Recipes)
    -> [String]
  {
    let sexes = recipes.tables.first?.vocabulary.sexes ?? [:]
    let both = Set(
      named.filter { $0.element.1 == .role(.sex) }.flatMap { table.cells($0.offset) }
        .filter { !$0.isEmpty && sexes[$0] == nil })
    guard !both.isEmpty else { return [] }
    return ["sexes: {\(both.sorted().map { "\(quoted($0)): both" }.joined(separator: ", "))}"]
  }

  /// The rows of totals under names that are no places.
  private static func asideLines(_ table: DraftTable, _ geography: Geography) -> [String] {
    let totals = Set(table.cells(table.place)).filter {
      isTotal($0) && !isPlace($0, geography)
    }.sorted()
    guard !totals.isEmpty else { return [] }
    return [
      "aside:",
      "  - column: \(quoted(table.header.names[table.place]))",
      "    cells: [\(totals.map(quoted).joined(separator: ", "))]",
      "    reason: repeated_total",
    ]
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
    let levels =
      roles.contains { $0.0 == ColumnRole.level.rawValue }
      ? [
        "# What is a part of the measure; a column that says nothing of it is to be ignored.",
        "other_levels: true",
      ]
      : []
    return levels + ["columns:"]
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

  /// - Parameter single: what a measure is called that no column names.
  private static func valueLines(
    _ named: Named, _ labels: [String]?, single: String, fractions: Set<String>,
    percents: Set<String>
  ) -> [String] {
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
    measures = measures.map { $0.isEmpty ? single : $0 }
    return ["values: [\(patterns.map(quoted).joined(separator: ", "))]", "measures:"]
      + measures.flatMap { label -> [String] in
        let words = label.lowercased()
        let isShare =
          percents.contains(label)
          || ["andel", "prosent", "%", "percent", "share"].contains { words.contains($0) }
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
    if words.count == 1, Period(plain[0], .year) != nil { return ("{year}", "") }
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
