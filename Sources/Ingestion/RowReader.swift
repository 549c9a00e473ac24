import Geography
import Observations

/// Turns the rows of one table into observations.
struct RowReader {
  let labels: Labels
  let roles: ColumnRoles
  let geography: Geography
  /// What the lines above the header say.
  let year: Int?
  /// Decided by the first figure that shows one, where the recipe leaves it open.
  private(set) var decimalMark: Character?
  private(set) var notes: [Measure: MeasureNote] = [:]
  private var placeReader: PlaceReader

  init(labels: Labels, roles: ColumnRoles, geography: Geography, year: Int?) {
    self.labels = labels
    self.roles = roles
    self.geography = geography
    self.year = year
    decimalMark = labels.recipe.decimalMark
    placeReader = PlaceReader(labels.recipe, roles, geography)
  }

  /// What a row is about: the place, and what its key columns say of all its figures.
  private struct Subject {
    let cell: RegionCell
    let keys: Keys
  }

  private struct Keys {
    var sex: Sex?
    var age: AgeLabel?
    /// Empty for the whole.
    var level: String?
    var period: Period?
    var measure: Recipe.MeasureEntry?
    var indicator: String?
    var source: String?
    var unit: ValueUnit?
    /// What stands in for every figure of the row.
    var flag: CellValue.Kind?
  }

  /// The observations of a row that has as many cells as the header; none for a row that is set
  /// aside or refused, which the builder is told.
  mutating func read(_ row: CSVRow, into builder: inout ExtractBuilder) -> [Observation] {
    let count = roles.values.count
    if let reason = reasonToSetAside(row) {
      builder.setAside(reason, cells: count)
      return []
    }
    let subject: Subject
    do throws(RefusedCell) {
      subject = try readSubject(row)
    } catch {
      builder.refuse(
        line: row.line, column: error.column + 1, error.kind, error.text, error.message)
      builder.leaveUnaccounted(cells: count)
      return []
    }
    switch builder.standing(
      description(subject, row), roles.values.map { row.cells[$0.column] }, line: row.line,
      mayRepeat: labels.recipe.allowsRepeats)
    {
    case .first: return readValues(roles.values, row, subject, into: &builder)
    case .repeated(let filling):
      builder.setAside(.repeated, cells: count - filling.count)
      return readValues(filling.map { roles.values[$0] }, row, subject, into: &builder)
    case .contradictory:
      builder.leaveUnaccounted(cells: count)
      return []
    }
  }

  private func reasonToSetAside(_ row: CSVRow) -> Reconciliation.SetAsideReason? {
    if let entry = roles.aside.first(where: { $0.cells.contains(row.cells[$0.column]) }) {
      return entry.reason
    }
    if roles.only.contains(where: { !$0.cells.contains(row.cells[$0.column]) }) {
      return .otherCategory
    }
    return nil
  }

  private mutating func readSubject(_ row: CSVRow) throws(RefusedCell) -> Subject {
    let keys = try readKeys(row)
    let cell = try placeReader.read(row, roles.place, period: keys.period)
    return Subject(cell: cell, keys: keys)
  }

  private func readKeys(_ row: CSVRow) throws(RefusedCell) -> Keys {
    var keys = Keys()
    for (role, columns) in roles.keys {
      for column in columns { try read(role, column, row, into: &keys) }
    }
    if let flag = roles.flag, let known = labels.recipe.flag?.values {
      guard let kind = known[row.cells[flag]] else {
        throw refusal(flag, row, "is no flag of this table", known.keys.sorted())
      }
      keys.flag = kind == .number ? nil : kind
    }
    return keys
  }

  private func read(_ role: ColumnRole, _ column: Int, _ row: CSVRow, into keys: inout Keys)
    throws(RefusedCell)
  {
    let text = row.cells[column]
    switch role {
    case .ignore: break
    case .sex:
      keys.sex = labels.sex(text)
      guard keys.sex != nil else {
        throw refusal(column, row, "is not a sex of this table", labels.listedSexes)
      }
    case .age:
      keys.age = text.isEmpty ? AgeLabel(nil) : labels.age(text)
      guard keys.age != nil else {
        throw refusal(
          column, row, "is not an age of this table",
          labels.recipe.ages.isEmpty ? ["20-24 år"] : labels.recipe.ages.keys.sorted())
      }
    case .level:
      guard let level = labels.level(text, in: roles.names[column]) else {
        throw refusal(
          column, row, "is not a level of this table", labels.recipe.levels.keys.sorted())
      }
      keys.level = [keys.level, level].compactMap { $0 }.filter { !$0.isEmpty }
        .joined(separator: ", ")
    case .measure:
      keys.measure = labels.measure(text)
      guard keys.measure != nil else {
        throw refusal(column, row, "is not a measure of this table", [labels.listedMeasures])
      }
    case .indicator, .source:
      guard !text.isEmpty else {
        throw refusal(column, row, "names no \(role.rawValue)", ["one word"])
      }
      if role == .indicator { keys.indicator = text } else { keys.source = text }
    case .unitOfMeasure:
      // A count of the template's may be a change, and so negative.
      keys.unit = text == "count" ? .number : ValueUnit(rawValue: text)
      guard keys.unit != nil else {
        throw refusal(
          column, row, "is not a unit of measure", ["count", "per_mille", "percent", "share"])
      }
    case .year, .schoolYear, .quarter, .month, .window:
      let (plain, _) = labels.symbols.withoutProvisionalMark(text)
      keys.period = role.period.flatMap { labels.period(plain, $0, year: year) }
      guard keys.period != nil else {
        throw refusal(
          column, row, "is not a \(role.rawValue.replacing("_", with: " "))", [Self.example(role)])
      }
    }
  }

  private static func example(_ role: ColumnRole) -> String {
    switch role {
    case .schoolYear: "two years such as 2020-21"
    case .quarter: "a year and a quarter such as 2021K4"
    case .month: "a year and a month such as 2022-03"
    case .window: "two years such as 2018_2020"
    default: "four digits, such as 2021"
    }
  }

  private func refusal(_ column: Int, _ row: CSVRow, _ what: String, _ expected: [String])
    -> RefusedCell
  {
    RefusedCell(
      column: column, kind: .label, text: row.cells[column],
      message: "\(what); expected \(expected.joined(separator: ", "))")
  }

  /// What a row is about, in words.
  private func description(_ subject: Subject, _ row: CSVRow) -> String {
    let parts = [
      subject.keys.source, subject.keys.indicator, subject.keys.measure?.name,
      subject.cell.description,
      subject.keys.period?.description, subject.keys.sex?.rawValue,
      subject.keys.age?.band?.description,
      subject.keys.level,
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Figures

  private struct Figure {
    let entry: Recipe.MeasureEntry
    let series: Series
    let unit: ValueUnit
    var value: CellValue
    let marks: Observation.Marks
    let column: Int
  }

  private mutating func readValues(
    _ columns: [ColumnRoles.Value], _ row: CSVRow, _ subject: Subject,
    into builder: inout ExtractBuilder
  ) -> [Observation] {
    var figures: [Figure] = []
    for value in columns {
      if let figure = readFigure(value, row, subject, into: &builder) { figures.append(figure) }
    }
    return protected(figures).map { figure in
      let observation = Observation(
        key: Observation.Key(figure.series, subject.cell.unit), value: figure.value,
        marks: figure.marks,
        origin: Observation.Origin(line: row.line, column: figure.column + 1))
      let isInForce = objection(to: subject.cell.unit, figure.series.period) == nil
      builder.count(observation, unit: figure.unit, isInForce: isInForce)
      return observation
    }
  }

  private mutating func readFigure(
    _ column: ColumnRoles.Value, _ row: CSVRow, _ subject: Subject,
    into builder: inout ExtractBuilder
  ) -> Figure? {
    let text = row.cells[column.column]
    guard let entry = column.measure ?? subject.keys.measure,
      let period = column.period ?? subject.keys.period
    else {
      builder.refuseCell(
        line: row.line, column: column.column + 1, .header, text,
        "nothing says which measure and period this is; expected a recipe that does")
      return nil
    }
    let unit = entry.unit ?? subject.keys.unit ?? .number
    let (figure, isMarked) = labels.symbols.withoutProvisionalMark(text)
    if text.isEmpty, case .leftOut = entry.blank {
      builder.setAside(.leftEmpty)
      return nil
    }
    guard let value = readValue(figure, entry, unit) else {
      builder.refuseCell(
        line: row.line, column: column.column + 1, .value, text,
        "is neither \(unit.expectation)\(markExpected(unit)) nor a symbol of "
          + "\(labels.recipe.publisher) (\(labels.symbols.listed))\(entry.codesExpected)")
      return nil
    }
    let shown = subject.keys.flag.flatMap { CellValue($0) } ?? value
    if shown == .notApplicable {
      builder.setAside(.notApplicable)
      return nil
    }
    if labels.recipe.place.borders != .any, shown.number != nil, !subject.cell.isAggregate,
      let objection = objection(to: subject.cell.unit, period)
    {
      builder.refuseCell(line: row.line, column: column.column + 1, .unit, text, objection)
      return nil
    }
    let measure = Measure(
      source: subject.keys.source ?? labels.recipe.source,
      name: entry.name.replacing("{indicator}", with: subject.keys.indicator ?? ""))
    let level = column.level ?? subject.keys.level
    let series = Series(
      measure: measure, period: period, sex: column.sex ?? subject.keys.sex ?? .both,
      age: (column.age ?? subject.keys.age)?.band, level: level?.isEmpty == false ? level : nil)
    note(measure, entry, unit, period)
    noteBreak(column, row, subject, series, into: &builder)
    var marks: Observation.Marks = []
    if isMarked || column.isProvisional { marks.insert(.provisional) }
    if subject.cell.isAggregate { marks.insert(.aggregate) }
    return Figure(
      entry: entry, series: series, unit: unit, value: shown, marks: marks, column: column.column)
  }

  /// Why a place can have no figure for a period.
  private func objection(to unit: UnitCode, _ period: Period) -> String? {
    let year = labels.recipe.place.borders.year(of: period)
    return geography.objection(to: unit, in: year)
  }

  private mutating func readValue(_ text: String, _ entry: Recipe.MeasureEntry, _ unit: ValueUnit)
    -> CellValue?
  {
    if text.isEmpty {
      guard case .value(let kind) = entry.blank else { return nil }
      return CellValue(kind)
    }
    if let symbol = labels.symbols.value(text) { return symbol }
    if let code = entry.codes[text] { return .number(Double(code)) }
    if decimalMark == nil { decimalMark = NumberText.decimalMark(in: text) }
    let mark = decimalMark ?? "."
    guard unit == .percent || !text.hasSuffix("%"),
      let number = NumberText.parse(text, decimalMark: mark, exponent: unit.exponent),
      unit.allows(number)
    else { return nil }
    if number == 0, let zero = entry.zero { return CellValue(zero) }
    return .number(number)
  }

  private func markExpected(_ unit: ValueUnit) -> String {
    guard unit != .persons, let decimalMark else { return "" }
    return " with decimal mark \(decimalMark)"
  }

  /// A share beside a count that is withheld would give it away, and the sign for a count that is
  /// withheld, beside a count that is shown, only says that the share cannot be had.
  private func protected(_ figures: [Figure]) -> [Figure] {
    figures.map { figure in
      guard let name = figure.entry.beside,
        let count = figures.first(where: { other in
          other.entry.name == name && other.series.isBeside(figure.series)
        })
      else { return figure }
      var figure = figure
      if count.value == .suppressed {
        figure.value = .suppressed
      } else if figure.value == .suppressed, count.value.number != nil {
        figure.value = .notComputable
      }
      return figure
    }
  }

  private mutating func note(
    _ measure: Measure, _ entry: Recipe.MeasureEntry, _ unit: ValueUnit, _ period: Period
  ) {
    guard notes[measure] == nil else { return }
    notes[measure] = MeasureNote(
      measure: measure, unit: unit, period: period.kind, definition: entry.definition)
  }

  private func noteBreak(
    _ column: ColumnRoles.Value, _ row: CSVRow, _ subject: Subject, _ series: Series,
    into builder: inout ExtractBuilder
  ) {
    guard let note = column.breakNote, !row.cells[note].isEmpty else { return }
    builder.breaks.append(
      SeriesBreak(
        measure: series.measure, period: series.period, unit: subject.cell.unit,
        note: row.cells[note],
        origin: Observation.Origin(line: row.line, column: note + 1)))
  }
}

extension Series {
  /// The same people at the same time, by another measure.
  fileprivate func isBeside(_ other: Series) -> Bool {
    (period, sex, age, level) == (other.period, other.sex, other.age, other.level)
  }
}
