import Files
import Observations

/// Assigns roles to the columns of a header, one by one.
struct HeaderReading {
  private let header: HeaderRow
  private let labels: Labels
  private let year: Int?
  /// The indices, from 0, of columns that the recipe names.
  private(set) var named: [String: Int] = [:]
  private(set) var values: [ColumnRoles.Value] = []
  /// The indices of value columns, keyed by role, to detect duplicates.
  private var taken: [String: Int] = [:]
  private var openNotes: [(column: Int, series: String)] = []
  /// The reader of headers that are sets of labels; nil where the recipe has patterns for them.
  private let heads: HeadLabels?

  init(_ header: HeaderRow, _ meanings: HeadMeanings, year: Int?) {
    self.header = header
    labels = meanings.labels
    self.year = year
    heads = labels.recipe.values.isEmpty ? HeadLabels(header, meanings, year: year) : nil
  }

  /// Whether every value column itself states what a key column of this role would.
  func isGiven(_ role: ColumnRole) -> Bool {
    switch role {
    case .sex: values.allSatisfy { $0.sex != nil }
    case .age: values.allSatisfy { $0.age != nil }
    case .level: values.allSatisfy { $0.level != nil }
    case .measure: values.allSatisfy { $0.measure != nil }
    case .year, .schoolYear, .quarter, .month, .window: values.allSatisfy { $0.period != nil }
    case .indicator, .source, .unitOfMeasure, .ignore: false
    }
  }

  mutating func read(into builder: inout ExtractBuilder) {
    let keys = keyRoles
    for (index, name) in header.names.enumerated() {
      let known = HeaderRow.known(name, keys.keys)
      let role = read(known, index, keys, into: &builder)
      builder.columns.append(Extract.Column(index: index + 1, name: name, role: role))
    }
  }

  private mutating func read(
    _ name: String, _ index: Int, _ keys: [String: String], into builder: inout ExtractBuilder
  ) -> String {
    if name.isEmpty, index > 0 || keys[name] == nil { return ColumnRole.ignore.rawValue }
    if HiddenLetters.areControls(in: name) {
      builder.refuse(
        line: header.line, column: index + 1, .header, name,
        "holds a control character; expected letters, digits and marks")
      return "unknown"
    }
    let readings = keys[name] == nil ? heads?.readings(of: name) ?? [] : []
    if readings.count > 1 {
      builder.refuse(
        line: header.line, column: index + 1, .header, name,
        "may mean \(readings.map(\.description).joined(separator: ", or ")); expected a header with one "
          + "meaning, as with the labels in full")
      return "unknown"
    }
    let role =
      keys[name] ?? readings.first.map { read($0, index) } ?? readNote(name, index)
      ?? readValue(name, index)
    guard let role else {
      let nearest = LabelHint.nearest(to: name, among: keyRoles.keys)
      builder.refuse(
        line: header.line, column: index + 1, .header, name,
        "is no column of this table; \(nearest)expected \(expected)")
      return "unknown"
    }
    if role != ColumnRole.ignore.rawValue {
      if let first = named[name] ?? taken[role] {
        builder.refuse(
          line: header.line, column: index + 1, .header, name,
          "says the same as column \(first + 1); expected each column once")
      }
      if role.hasPrefix("measure ") { taken[role] = index }
    }
    if named[name] == nil { named[name] = index }
    return role
  }

  /// The roles of the key columns, by name.
  private var keyRoles: [String: String] {
    let recipe = labels.recipe
    var roles: [String: String] = [:]
    for name in recipe.place.column.all { roles[name] = "unit" }
    if let level = recipe.place.level { roles[level.column] = "unit_level" }
    for (level, name) in recipe.place.codes { roles[name] = "\(level.rawValue)_code" }
    for (role, names) in recipe.columns { for name in names.all { roles[name] = role.rawValue } }
    for name in recipe.only.keys where roles[name] == nil { roles[name] = "filter" }
    for name in recipe.aside.map(\.column) where roles[name] == nil { roles[name] = "filter" }
    if let flag = recipe.flag { roles[flag.column] = "flag" }
    for (name, role) in [
      (recipe.place.name, "unit_name"), (recipe.place.municipality, "unit_municipality"),
    ] {
      if let name, roles[name] == nil { roles[name] = role }
    }
    return roles
  }

  private var expected: String {
    let recipe = labels.recipe
    let keys = keyRoles.keys.sorted().joined(separator: ", ")
    let patterns =
      recipe.values.isEmpty
      ? "labels of its dimensions" : recipe.values.map(\.text).joined(separator: " or ")
    let measures =
      recipe.measures.isEmpty
      ? "" : " with one of: \(labels.measureLabels.joined(separator: "; "))"
    return "\(keys), or \(patterns)\(measures)"
  }

  private mutating func readValue(_ name: String, _ index: Int) -> String? {
    guard let (value, role) = value(name, index, labels.recipe.values) else { return nil }
    values.append(value)
    if let note = openNotes.firstIndex(where: { $0.series == role }) {
      values[values.count - 1].breakNote = openNotes[note].column
    }
    return role
  }

  /// Takes what a header's labels say.
  private mutating func read(_ reading: HeadLabels.Reading, _ index: Int) -> String {
    let value = ColumnRoles.Value(
      column: index, measure: heads?.measure(of: reading), period: reading.period,
      sex: reading.sex, age: reading.age, level: reading.level, place: reading.place,
      isProvisional: reading.isProvisional, breakNote: nil)
    values.append(value)
    return Self.role(value)
  }

  /// Reads a column that holds the reasons for breaks in the value column it is named after.
  private mutating func readNote(_ name: String, _ index: Int) -> String? {
    guard let (_, role) = value(name, index, labels.recipe.breakNotes) else { return nil }
    openNotes.append((index, role))
    return "break note for \(role)"
  }

  private func value(_ name: String, _ index: Int, _ patterns: [ColumnPattern]) -> (
    ColumnRoles.Value, role: String
  )? {
    let (plain, isProvisional) = labels.symbols.withoutProvisionalMark(name)
    for pattern in patterns where isEnough(pattern) {
      guard let found = pattern.match(plain, accepts: { accepts($0, $1, isMarked: isProvisional) })
      else { continue }
      let periods = found.compactMap { place, text in
        place.period.flatMap { period(text, $0, isMarked: isProvisional) }
      }
      let categories = found[.categories].map(labels.categories)
      let value = ColumnRoles.Value(
        column: index, measure: found[.measure].flatMap(labels.measure) ?? onlyMeasure,
        period: periods.first?.period, sex: found[.sex].flatMap(labels.sex) ?? categories?.sex,
        age: found[.age].flatMap(labels.age) ?? categories?.age,
        level: found[.level].flatMap { labels.level($0) } ?? categories?.level, place: nil,
        isProvisional: isProvisional || periods.contains { $0.isProvisional }, breakNote: nil)
      return (value, Self.role(value))
    }
    return nil
  }

  /// Whether the table's columns supply what the pattern leaves open.
  private func isEnough(_ pattern: ColumnPattern) -> Bool {
    func isColumn(_ isWanted: (ColumnRole) -> Bool) -> Bool {
      labels.recipe.columns.contains { role, names in
        isWanted(role)
          && header.names.contains { names.all.contains(HeaderRow.known($0, names.all)) }
      }
    }
    return (pattern.has { $0 == .measure } || onlyMeasure != nil || isColumn { $0 == .measure })
      && (pattern.has { $0.period != nil } || isColumn { $0.period != nil })
  }

  /// The only measure of a table that has one, which no column needs to name.
  private var onlyMeasure: Recipe.MeasureEntry? {
    let recipe = labels.recipe
    return recipe.measures.count == 1 && recipe.columns[.measure] == nil
      ? recipe.measures.first : nil
  }

  private func accepts(_ place: ColumnPattern.Place, _ text: String, isMarked: Bool) -> Bool {
    switch place {
    case .measure: labels.measure(text) != nil
    case .sex: labels.sex(text) != nil
    case .age: labels.age(text) != nil
    case .level: labels.level(text) != nil
    case .categories, .title: true
    case .year, .schoolYear, .quarter, .month, .window:
      place.period.flatMap { period(text, $0, isMarked: isMarked) } != nil
    }
  }

  /// Reads the period in a column's name, which may be marked as provisional, `2022*`, unless the whole
  /// name is.
  private func period(_ text: String, _ kind: Period.Kind, isMarked: Bool) -> (
    period: Period, isProvisional: Bool
  )? {
    let (plain, isProvisional) =
      isMarked ? (text, true) : labels.symbols.withoutProvisionalMark(text)
    return labels.period(plain, kind, year: year).map { ($0, isProvisional) }
  }

  /// The role as text: `measure population 2021`.
  private static func role(_ value: ColumnRoles.Value) -> String {
    let parts = [
      value.measure?.name, value.period?.description, value.sex?.rawValue,
      value.age?.band?.description, value.level, value.place,
    ]
    return (["measure"] + parts.compactMap { $0 }.filter { !$0.isEmpty }).joined(separator: " ")
  }
}
