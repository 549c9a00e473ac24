import Files
import Geography
import Observations

/// Converts the rows of one table into figures.
struct RowReader {
  let labels: Labels
  let roles: ColumnRoles
  private var kinds: RowKinds
  private var places: KnownPlaces
  private var values: ValueReader
  private(set) var notes: [Measure: MeasureNote] = [:]
  /// Whether a series' measure has been recorded, indexed by the series' number.
  private var areNoted: [Bool] = []
  private var undecidedPlace: Observation.Origin?
  private let placeReader: PlaceReader
  private let geography: Geography
  private var presence = PlacePresence()

  /// - Parameters:
  ///   - year: the year stated above the header.
  ///   - table: what the table is called, for measures that are named after it.
  ///   - ranges: the possible values of measures.
  ///   - decimalMark: the mark that the file's format prescribes; nil where it prescribes none.
  init(
    labels: Labels, roles: ColumnRoles, places placeReader: PlaceReader, geography: Geography,
    year: Int?, table: String, ranges: [Measure: ClosedRange<Double>], decimalMark: Character?
  ) {
    self.geography = geography
    self.labels = labels
    self.roles = roles
    self.placeReader = placeReader
    kinds = RowKinds(labels, roles, year: year, table: table, ranges: ranges)
    places = KnownPlaces(geography)
    values = ValueReader(labels, decimalMark: decimalMark)
  }

  var decimalMark: Character? { values.decimalMark }

  /// The first figure whose mark may mean two things, where no figure of the file decides it.
  var undecided: (line: Int, column: Int, text: String)? {
    guard let text = values.undecided, let place = undecidedPlace else { return nil }
    return (place.line, place.column, text)
  }

  /// Every series of the file, indexed by its number.
  var series: [Series] { kinds.series }

  /// The places that other parts of the file have and one lacks.
  func absentPlaces() -> [AbsentPlaces] {
    guard let kinds = kinds.all else { return [] }
    return presence.absent(
      kinds: kinds.map(\.keys), units: places.units,
      years: Set(series.map { labels.recipe.place.borders.year(of: $0.period) }),
      borders: labels.recipe.place.borders, geography)
  }

  /// The subject of a row: its place and what its key columns state.
  private struct Subject {
    /// The place; nil where each column has its own.
    let cell: RegionCell?
    let registration: Registration?
    let kind: RowKind

    /// The subject as text, for error messages.
    var description: String {
      kind.keys.subject(place: cell?.description ?? "").filter { !$0.isEmpty }.joined(
        separator: ", ")
    }
  }

  /// Returns the figures of a row with as many cells as the header; none for a row that is set aside or
  /// refused, which is recorded in the builder.
  mutating func read(_ row: RawRow, into builder: inout ExtractBuilder) -> [ReadFigure] {
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
        line: row.line, column: error.column + 1, error.kind, error.text,
        error.message + ExcelDate.note(error.text))
      builder.leaveUnaccounted(cells: count)
      return []
    }
    if let unit = subject.cell?.unit {
      presence.add(places.number(of: unit), in: subject.kind.number)
    }
    if let registration = subject.registration {
      if let municipality = registration.municipality { presence.mention(municipality) }
      register(registration, of: subject, row, into: &builder)
    }
    let fingerprint = Fingerprint { hasher in
      hasher.combine(subject.kind.fingerprint)
      hasher.combine(subject.cell?.unit)
    }
    switch builder.standing(
      fingerprint, line: row.line, mayRepeat: labels.recipe.allowsRepeats,
      subject: { subject.description }, cells: { roles.values.map { row.cells[$0.column] } })
    {
    case .first: return readValues(roles.values.indices, row, subject, into: &builder)
    case .repeated(let filling):
      builder.setAside(.repeated, cells: count - filling.count)
      return readValues(filling, row, subject, into: &builder)
    case .contradictory:
      builder.leaveUnaccounted(cells: count)
      return []
    }
  }

  private func reasonToSetAside(_ row: RawRow) -> Reconciliation.SetAsideReason? {
    if let entry = roles.aside.first(where: { $0.cells.contains(row.cells[$0.column]) }) {
      return entry.reason
    }
    if roles.only.contains(where: { !$0.cells.contains(row.cells[$0.column]) }) {
      return .otherCategory
    }
    return roles.place.flatMap { RegionCell.noUnit(row.cells[$0.column]) }.map(
      Reconciliation.SetAsideReason.init)
  }

  private mutating func readSubject(_ row: RawRow) throws(RefusedCell) -> Subject {
    let kind = try kinds.kind(of: row.cells)
    guard let place = roles.place else { return Subject(cell: nil, registration: nil, kind: kind) }
    let cell = try placeReader.read(row.cells, place, period: kind.keys.period)
    let registration = try placeReader.registration(of: cell.unit, row.cells, place)
    return Subject(cell: cell, registration: registration, kind: kind)
  }

  /// Records the school's name and municipality for every period in which the row has a figure.
  private func register(
    _ registration: Registration, of subject: Subject, _ row: RawRow,
    into builder: inout ExtractBuilder
  ) {
    guard let unit = subject.cell?.unit else { return }
    let periods = Set(
      roles.values.filter { !row.cells[$0.column].isEmpty }
        .compactMap { $0.period ?? subject.kind.keys.period })
    for period in periods.sorted() {
      builder.register(
        RegisterEntry(
          unit: unit, period: period, name: registration.name,
          municipality: registration.municipality, line: row.line))
    }
  }

  private struct Figure {
    let kind: FigureKind
    let unit: UnitCode
    var value: CellValue
    let marks: Observation.Marks
    /// Whether the place was valid at the end of the period.
    let isInForce: Bool
  }

  /// - Parameter columns: the indices of the value columns to read.
  private mutating func readValues(
    _ columns: some Sequence<Int>, _ row: RawRow, _ subject: Subject,
    into builder: inout ExtractBuilder
  ) -> [ReadFigure] {
    var figures: [Figure] = []
    figures.reserveCapacity(roles.values.count)
    let place = subject.cell.map { (cell: $0, number: places.number(of: $0.unit)) }
    for column in columns {
      if let figure = readFigure(column, row, subject, place, into: &builder) {
        figures.append(figure)
      }
    }
    protect(&figures)
    let ofRow = subject.cell.map { builder.share(of: $0.unit) }
    return figures.map { figure in
      let kind = figure.kind
      let share = ofRow ?? builder.share(of: figure.unit)
      builder.count(
        figure.value, in: kind.number, share,
        isSummed: kind.unit == .persons && figure.isInForce)
      return ReadFigure(
        observation: Observation(
          key: Observation.Key(kind.series, figure.unit), value: figure.value, marks: figure.marks,
          origin: Observation.Origin(line: row.line, column: kind.column + 1)),
        series: kind.number)
    }
  }

  /// The place that a column of figures names, with its number.
  private mutating func place(
    of kind: FigureKind, _ value: ColumnRoles.Value, _ subject: Subject
  ) throws(RefusedCell) -> (cell: RegionCell, number: Int) {
    let cell = try placeReader.read(
      header: value.place ?? "", of: value.column, period: kind.series.period)
    let number = places.number(of: cell.unit)
    presence.add(number, in: subject.kind.number)
    return (cell, number)
  }

  /// - Parameter ofRow: the row's place; nil where each column has its own.
  private mutating func readFigure(
    _ column: Int, _ row: RawRow, _ subject: Subject, _ ofRow: (cell: RegionCell, number: Int)?,
    into builder: inout ExtractBuilder
  ) -> Figure? {
    if let other = roles.values[column].place.flatMap(RegionCell.noUnit) {
      builder.setAside(Reconciliation.SetAsideReason(other))
      return nil
    }
    guard let kind = kinds.figures(column, in: subject.kind) else {
      let column = roles.values[column].column
      builder.refuseCell(
        line: row.line, column: column + 1, .header, row.cells[column],
        "nothing says which measure and period this is; expected a recipe that does")
      return nil
    }
    let text = row.cells[kind.column]
    let (figure, isMarked) = labels.symbols.withoutProvisionalMark(text)
    if text.isEmpty, case .leftOut = kind.entry.blank {
      builder.setAside(.leftEmpty)
      return nil
    }
    guard let value = values.read(figure, kind.entry, kind.unit) else {
      builder.refuseCell(
        line: row.line, column: kind.column + 1, .value, text,
        values.refusal(kind.entry, kind.unit) + ExcelDate.note(text))
      return nil
    }
    if let range = kind.range, let number = value.number, !range.contains(number) {
      builder.refuseCell(
        line: row.line, column: kind.column + 1, .value, text,
        "is outside what \(kind.series.measure) can be; expected from \(range.lowerBound) to "
          + "\(range.upperBound)")
      return nil
    }
    if undecidedPlace == nil, values.undecided != nil {
      undecidedPlace = Observation.Origin(line: row.line, column: kind.column + 1)
    }
    let shown = subject.kind.keys.flag.flatMap { CellValue($0) } ?? value
    if shown == .notApplicable {
      builder.setAside(.notApplicable)
      return nil
    }
    let (cell, place): (RegionCell, Int)
    do throws(RefusedCell) {
      if let ofRow {
        (cell, place) = ofRow
      } else {
        (cell, place) = try self.place(of: kind, roles.values[column], subject)
      }
    } catch {
      builder.refuseCell(
        line: row.line, column: error.column + 1, error.kind, error.text, error.message)
      return nil
    }
    let objection = places.objection(to: place, in: kind.yearOfBorders)
    if let objection, labels.recipe.place.borders != .any, shown.number != nil,
      !cell.isAggregate
    {
      builder.refuseCell(line: row.line, column: kind.column + 1, .unit, text, objection)
      return nil
    }
    if let other = note(kind) {
      builder.refuseCell(
        line: row.line, column: kind.column + 1, .label, text,
        "\(kind.series.measure) is in \(kind.unit.rawValue) here and in \(other.rawValue) above; "
          + "expected one unit for a measure")
      return nil
    }
    noteBreak(kind, row, cell.unit, into: &builder)
    var marks: Observation.Marks = []
    if isMarked || kind.isProvisional { marks.insert(.provisional) }
    if cell.isAggregate { marks.insert(.aggregate) }
    return Figure(
      kind: kind, unit: cell.unit, value: shown, marks: marks, isInForce: objection == nil)
  }

  /// Suppresses a share beside a suppressed count, since it would reveal the count. The symbol for a
  /// suppressed figure beside a count that is shown only means that the share is missing.
  private func protect(_ figures: inout [Figure]) {
    for index in figures.indices where figures[index].kind.unit != .persons {
      let share = figures[index]
      var (isWithheld, isShown) = (false, false)
      for count in figures
      where count.kind.unit == .persons && count.unit == share.unit
        && share.kind.isShare(of: count.kind)
      {
        if count.value == .suppressed { isWithheld = true }
        if count.value.number != nil { isShown = true }
      }
      if isWithheld, share.value.number != nil {
        figures[index].value = .suppressed
      } else if isShown, share.kind.entry.beside != nil, share.value == .suppressed {
        figures[index].value = .notComputable
      }
    }
  }

  /// Records the series' measure.
  /// - Returns: the unit in which the file has the measure already, where that is another.
  private mutating func note(_ kind: FigureKind) -> ValueUnit? {
    while areNoted.count < kinds.series.count { areNoted.append(false) }
    guard !areNoted[kind.number] else { return nil }
    areNoted[kind.number] = true
    let measure = kind.series.measure
    if let known = notes[measure] { return known.unit == kind.unit ? nil : known.unit }
    notes[measure] = MeasureNote(
      measure: measure, unit: kind.unit, period: kind.series.period.kind,
      beside: kind.entry.beside.map { Measure(source: measure.source, name: $0) },
      definition: kind.entry.definition)
    return nil
  }

  private func noteBreak(
    _ kind: FigureKind, _ row: RawRow, _ unit: UnitCode, into builder: inout ExtractBuilder
  ) {
    guard let note = kind.breakNote, !row.cells[note].isEmpty else { return }
    builder.breaks.append(
      SeriesBreak(
        measure: kind.series.measure, period: kind.series.period, unit: unit,
        note: row.cells[note],
        origin: Observation.Origin(line: row.line, column: note + 1)))
  }
}

/// An observation with its series' number in the file.
struct ReadFigure {
  let observation: Observation
  let series: Int
}

extension FigureKind {
  /// Whether this is a share of the given count: of the same persons and period, and of that count where
  /// the recipe names it.
  fileprivate func isShare(of count: FigureKind) -> Bool {
    let (own, other) = (series, count.series)
    return (own.period, own.sex, own.age, own.level)
      == (other.period, other.sex, other.age, other.level)
      && (entry.beside ?? count.entry.name) == count.entry.name
  }
}
