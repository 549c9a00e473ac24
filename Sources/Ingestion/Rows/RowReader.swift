import Files
import Geography
import Observations

/// Turns the rows of one table into observations.
struct RowReader {
  let labels: Labels
  let roles: ColumnRoles
  let geography: Geography
  /// What the lines above the header say.
  let year: Int?
  private var values: ValueReader
  private(set) var notes: [Measure: MeasureNote] = [:]
  private var placeReader: PlaceReader

  init(labels: Labels, roles: ColumnRoles, geography: Geography, year: Int?) {
    self.labels = labels
    self.roles = roles
    self.geography = geography
    self.year = year
    values = ValueReader(labels)
    placeReader = PlaceReader(labels.recipe, roles, geography)
  }

  var decimalMark: Character? { values.decimalMark }

  /// What a row is about: the place, and what its key columns say of all its figures.
  private struct Subject {
    let cell: RegionCell
    let registration: Registration?
    let keys: RowKeys
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
    if let registration = subject.registration {
      register(registration, of: subject, row, into: &builder)
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
    let keys = try RowKeys(row, roles, labels, year: year)
    let cell = try placeReader.read(row, roles.place, period: keys.period)
    let registration = try placeReader.registration(of: cell.unit, row, roles.place)
    return Subject(cell: cell, registration: registration, keys: keys)
  }

  /// What a row is about, in words.
  private func description(_ subject: Subject, _ row: CSVRow) -> String {
    let keys = subject.keys
    let parts = [
      keys.source, keys.indicator, keys.measure?.name, subject.cell.description,
      keys.period?.description, keys.sex?.rawValue, keys.age?.band?.description, keys.level,
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The name and the municipality hold for every period in which the row has a figure.
  private func register(
    _ registration: Registration, of subject: Subject, _ row: CSVRow,
    into builder: inout ExtractBuilder
  ) {
    let periods = Set(
      roles.values.filter { !row.cells[$0.column].isEmpty }
        .compactMap { $0.period ?? subject.keys.period })
    for period in periods.sorted() {
      builder.register(
        RegisterEntry(
          unit: subject.cell.unit, period: period, name: registration.name,
          municipality: registration.municipality, line: row.line))
    }
  }

  private struct Figure {
    let entry: Recipe.MeasureEntry
    let series: Series
    let unit: ValueUnit
    var value: CellValue
    let marks: Observation.Marks
    /// The place existed when the period ended.
    let isInForce: Bool
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
      builder.count(observation, unit: figure.unit, isInForce: figure.isInForce)
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
    guard let value = values.read(figure, entry, unit) else {
      builder.refuseCell(
        line: row.line, column: column.column + 1, .value, text, values.refusal(entry, unit))
      return nil
    }
    let shown = subject.keys.flag.flatMap { CellValue($0) } ?? value
    if shown == .notApplicable {
      builder.setAside(.notApplicable)
      return nil
    }
    let objection = objection(to: subject.cell.unit, period)
    if labels.recipe.place.borders != .any, shown.number != nil, !subject.cell.isAggregate,
      let objection
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
    if isMarked || column.isProvisional || subject.keys.isProvisional { marks.insert(.provisional) }
    if subject.cell.isAggregate { marks.insert(.aggregate) }
    return Figure(
      entry: entry, series: series, unit: unit, value: shown, marks: marks,
      isInForce: objection == nil, column: column.column)
  }

  /// Why a place can have no figure for a period.
  private func objection(to unit: UnitCode, _ period: Period) -> String? {
    let year = labels.recipe.place.borders.year(of: period)
    return geography.objection(to: unit, in: year)
  }

  /// A share beside a count that is withheld would give it away, whichever of a row's counts it is of
  /// where its recipe does not say; and the sign for a count that is
  /// withheld, beside a count that is shown, only says that the share cannot be had.
  private func protected(_ figures: [Figure]) -> [Figure] {
    figures.map { figure in
      let counts = figures.filter { other in
        other.unit == .persons && other.series.isBeside(figure.series)
          && (figure.entry.beside ?? other.entry.name) == other.entry.name
      }
      guard figure.unit != .persons, !counts.isEmpty else { return figure }
      var figure = figure
      if counts.contains(where: { $0.value == .suppressed }), figure.value.number != nil {
        figure.value = .suppressed
      } else if figure.entry.beside != nil, figure.value == .suppressed,
        counts.contains(where: { $0.value.number != nil })
      {
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
      measure: measure, unit: unit, period: period.kind,
      beside: entry.beside.map { Measure(source: measure.source, name: $0) },
      definition: entry.definition)
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
