import Geography
import Observations

/// Reads a table with one column for each measure and year by its recipe.
struct WideTable {
  let recipe: WideTableRecipe
  let symbols: SymbolTable
  let geography: Geography
  let decimalMark: Character

  init(recipe: WideTableRecipe, symbols: SymbolTable, geography: Geography) {
    self.recipe = recipe
    self.symbols = symbols
    self.geography = geography
    decimalMark = recipe.decimalMark.first ?? "."
  }

  /// What each column of the header is read as.
  private struct Roles {
    typealias Value = (column: Int, measure: Measure, year: Int, isProvisional: Bool)

    let unit: Int
    let sex: Int
    let age: Int
    let values: [Value]
  }

  /// What a row's first cells say it is about.
  private struct Subject {
    let unit: UnitCode
    let sex: Sex
    let age: AgeBand
  }

  func read(_ table: TextTable, into builder: inout ExtractBuilder) {
    guard let roles = readHeader(table.header, into: &builder) else { return }
    for row in table.rows {
      builder.beginRow()
      if builder.isWhole(row, header: table.header), read(row, roles, into: &builder) { continue }
      builder.leaveUnaccounted(cells: roles.values.count)
    }
    builder.checkSums()
  }

  /// Reads a row as long as the header; false when it was refused before its values were reached.
  private func read(_ row: CSVRow, _ roles: Roles, into builder: inout ExtractBuilder) -> Bool {
    let band = readLabel(row, roles.age, in: recipe.ages, of: "an age", into: &builder)
    let who = readLabel(row, roles.sex, in: recipe.sexes, of: "a sex", into: &builder)
    do {
      let cell = try RegionCell(row.cells[roles.unit], in: geography)
      let subject = "\(cell), \(row.cells[roles.sex]), \(row.cells[roles.age])"
      guard let who, let band, builder.isFirst(subject, line: row.line) else { return false }
      if cell.unit.level == .unplaced {
        builder.setAside(.unplaced, cells: roles.values.count)
      } else {
        readValues(row, roles, Subject(unit: cell.unit, sex: who, age: band), into: &builder)
      }
      return true
    } catch {
      builder.refuse(
        line: row.line, column: roles.unit + 1, .unit, row.cells[roles.unit], error.message)
      return false
    }
  }

  /// nil when the header lacks a column without which no row can be read.
  private func readHeader(_ header: CSVRow, into builder: inout ExtractBuilder) -> Roles? {
    var keys: [String: Int] = [:]
    var values: [Roles.Value] = []
    for (index, name) in header.cells.enumerated() {
      if let first = header.cells.firstIndex(of: name), first < index {
        builder.refuse(
          line: header.line, column: index + 1, .header, name,
          "is the name of column \(first + 1) too; expected each name once")
        builder.columns.append(Extract.Column(index: index + 1, name: name, role: "unknown"))
        continue
      }
      var role = "unknown"
      keys[name] = index
      switch name {
      case recipe.columns.unit: role = "unit"
      case recipe.columns.sex: role = "sex"
      case recipe.columns.age: role = "age"
      default:
        if let (measure, year, isProvisional) = readMeasureName(name) {
          values.append((index, measure, year, isProvisional))
          role = "measure \(measure.name) \(year)"
        } else {
          builder.refuse(
            line: header.line, column: index + 1, .header, name,
            "is no column of this table; expected \(recipe.columns.unit), \(recipe.columns.sex), "
              + "\(recipe.columns.age), or a year after one of: "
              + recipe.measures.keys.sorted().joined(separator: "; "))
        }
      }
      builder.columns.append(Extract.Column(index: index + 1, name: name, role: role))
    }
    if values.isEmpty {
      builder.refuse(line: header.line, .header, "", "the header has no column with figures")
    }
    for name in [recipe.columns.unit, recipe.columns.sex, recipe.columns.age]
    where keys[name] == nil {
      builder.refuse(
        line: header.line, .header, "", "the column \(name) is missing from the header")
    }
    guard let unit = keys[recipe.columns.unit], let sex = keys[recipe.columns.sex],
      let age = keys[recipe.columns.age]
    else { return nil }
    return Roles(unit: unit, sex: sex, age: age, values: values)
  }

  /// `Befolkning 2021` or `Befolkning 2021*`: the measure, the year and whether it is provisional.
  private func readMeasureName(_ name: String) -> (Measure, Int, Bool)? {
    guard let blank = name.lastIndex(of: " ") else { return nil }
    let (yearText, isProvisional) = withoutProvisionalMark(
      String(name[name.index(after: blank)...]))
    guard let measure = recipe.measures[String(name[..<blank])],
      let year = NumberText.parseYear(yearText)
    else { return nil }
    return (Measure(source: recipe.source, name: measure), year, isProvisional)
  }

  private func readLabel<Meaning>(
    _ row: CSVRow, _ column: Int, in labels: [String: Meaning], of what: String,
    into builder: inout ExtractBuilder
  ) -> Meaning? {
    if let meaning = labels[row.cells[column]] { return meaning }
    builder.refuse(
      line: row.line, column: column + 1, .label, row.cells[column],
      "is not \(what) of this table; expected " + labels.keys.sorted().joined(separator: ", "))
    return nil
  }

  private func readValues(
    _ row: CSVRow, _ roles: Roles, _ subject: Subject, into builder: inout ExtractBuilder
  ) {
    for (column, measure, year, isProvisionalYear) in roles.values {
      let text = row.cells[column]
      let (figure, isMarked) = withoutProvisionalMark(text)
      guard let value = readValue(figure) else {
        builder.refuseCell(
          line: row.line, column: column + 1, .value, text,
          "is neither a count of people (digits) nor a symbol of \(recipe.publisher) "
            + "(\(symbols.listed))")
        continue
      }
      if value == .notApplicable {
        builder.setAside(.notApplicable)
        continue
      }
      if value.number != nil, let objection = geography.objection(to: subject.unit, in: year) {
        builder.refuseCell(line: row.line, column: column + 1, .unit, text, objection)
        continue
      }
      let key = Observation.Key(
        measure: measure, unit: subject.unit, year: year, sex: subject.sex, age: subject.age)
      builder.add(
        Observation(
          key: key, value: value, isProvisional: isMarked || isProvisionalYear,
          origin: Observation.Origin(line: row.line, column: column + 1)))
    }
  }

  private func readValue(_ text: String) -> CellValue? {
    if let count = NumberText.parseCount(text, decimalMark: decimalMark) { return .number(count) }
    if text.isEmpty { return recipe.blank.flatMap { CellValue($0) } }
    return symbols.value(text)
  }

  private func withoutProvisionalMark(_ text: String) -> (String, Bool) {
    guard let mark = symbols.provisional, text != mark, text.hasSuffix(mark) else {
      return (text, false)
    }
    return (String(text.dropLast(mark.count)), true)
  }
}
