import Files
import Geography
import Observations

/// Identifies the place of a row from the columns its recipe names; readings are cached.
final class PlaceReader {
  private let place: Recipe.Place
  private let geography: Geography
  private var cells: RegionCellReader
  /// The days of the value columns' periods; nil where each row states its own, or any borders apply.
  private let days: ClosedRange<CalendarDay>?
  /// The last successful reading, cached because consecutive rows often share the place.
  private var last: (text: String, context: RegionContext, cell: RegionCell)?

  init(_ recipe: Recipe, _ roles: ColumnRoles, _ geography: Geography) {
    place = recipe.place
    self.geography = geography
    cells = RegionCellReader(geography)
    let years = roles.values.compactMap(\.period?.year)
    if case .of(let year) = place.borders {
      days = .endOfYear(year) ... .endOfYear(year)
    } else if let first = years.min(), let last = years.max(), place.borders == .own {
      days = .endOfYear(first) ... .endOfYear(last)
    } else {
      days = nil
    }
  }

  /// - Parameters:
  ///   - row: the row's cells, at least as many as the header has names.
  ///   - period: when the row is about, where it says so.
  /// - Throws: `RefusedCell` when the cells name no place, or more than one.
  func read(_ row: [String], _ columns: PlaceColumns, period: Period?) throws(RefusedCell)
    -> RegionCell
  {
    var context = RegionContext(
      days: days, holdsCodes: place.hasLostZeros, isWithoutRegions: !place.namesRegions)
    if let year = period?.year, place.borders == .own {
      context.days = .endOfYear(year) ... .endOfYear(year)
    }
    let cell = try read(row, columns, context)
    if let column = columns.name, !row[column].isEmpty {
      try check(name: row[column], in: column, of: cell.unit)
    }
    guard place.holds(cell.unit.level) else {
      throw RefusedCell(
        column: columns.column, kind: .unit, text: row[columns.column],
        message: "is a \(cell.unit.level.rawValue) (\(cell.unit)); expected a "
          + place.kinds.map(\.rawValue).joined(separator: " or ") + ", which this table holds")
    }
    return cell
  }

  /// Reads the place that a column's header names.
  /// - Throws: as for a row.
  func read(header text: String, of column: Int, period: Period) throws(RefusedCell) -> RegionCell {
    var context = RegionContext(days: days, isWithoutRegions: true)
    if place.borders == .own { context.days = .endOfYear(period.year) ... .endOfYear(period.year) }
    do throws(RegionCell.Refusal) {
      return try cells.read(text, context)
    } catch {
      throw RefusedCell(column: column, kind: .unit, text: text, message: error.message)
    }
  }

  private func read(_ row: [String], _ columns: PlaceColumns, _ context: RegionContext)
    throws(RefusedCell) -> RegionCell
  {
    guard let levelColumn = columns.level, let levels = place.level?.values else {
      return try read(row, columns.column, context)
    }
    let text = row[levelColumn]
    let known = Self.level(text, levels)
    guard let (level, county) = known else {
      throw RefusedCell(
        column: levelColumn, kind: .label, text: text,
        message: "is no kind of place of this table; expected "
          + levels.keys.sorted().joined(separator: ", "))
    }
    var context = context
    context.level = level
    let column = columns.codes[level] ?? columns.column
    guard let county else { return try read(row, column, context) }
    return try read(row, column, context, inCounty: county, levelColumn)
  }

  /// The kind of place for a cell, with the county that it names: `Telemark kommuner`.
  private static func level(_ text: String, _ levels: [String: UnitLevel]) -> (
    UnitLevel, county: String?
  )? {
    if let level = levels[text] { return (level, nil) }
    for (key, level) in levels where key.hasPrefix("*") && text.hasSuffix(key.dropFirst()) {
      return (level, String(text.dropLast(key.count - 1)))
    }
    return nil
  }

  /// Reads a municipality that must lie in a county.
  private func read(
    _ row: [String], _ column: Int, _ context: RegionContext, inCounty county: String,
    _ levelColumn: Int
  ) throws(RefusedCell) -> RegionCell {
    var ofCounty = context
    ofCounty.level = .county
    let text = row[levelColumn]
    let wanted: RegionCell
    do throws(RegionCell.Refusal) {
      wanted = try cells.read(county, ofCounty)
    } catch {
      throw RefusedCell(column: levelColumn, kind: .label, text: text, message: error.message)
    }
    // A name that several municipalities have is this county's.
    let named = "\(row[column]) (\(county))"
    let ofName = try? cells.read(named, context)
    let cell = if let ofName { ofName } else { try read(row, column, context) }
    guard case .municipality(let code) = cell.unit, .county(code.county) == wanted.unit else {
      throw RefusedCell(
        column: column, kind: .unit, text: row[column],
        message: "is \(cell.unit), which is not in \(county) (\(wanted.unit)); "
          + "expected one of its municipalities")
    }
    return cell
  }

  /// Refuses a name that is not the unit's.
  private func check(name: String, in column: Int, of unit: UnitCode) throws(RefusedCell) {
    let known = NameBesideCode(geography: geography)
    guard !known.isName(name, of: unit) else { return }
    let names = known.names(of: unit)
    throw RefusedCell(
      column: column, kind: .unit, text: name,
      message: "stands beside \(unit), which is \(names.isEmpty ? unit.level.rawValue : names); "
        + "expected code and name of the same place")
  }

  /// The row's statement about a school; nil for other units, and for a row without one.
  /// - Throws: `RefusedCell` when the municipality's cell does not name one.
  func registration(of unit: UnitCode, _ row: [String], _ columns: PlaceColumns)
    throws(RefusedCell) -> Registration?
  {
    guard case .school = unit else { return nil }
    func cell(_ column: Int?) -> Int? { column.flatMap { row[$0].isEmpty ? nil : $0 } }
    var registration = Registration(name: cell(columns.name).map { row[$0] })
    if let column = cell(columns.municipality) {
      let context = RegionContext(
        level: .municipality, holdsCodes: place.hasLostZeros, isWithoutRegions: true)
      registration.municipality = try read(row, column, context).unit
    }
    return registration == Registration() ? nil : registration
  }

  private func read(_ row: [String], _ column: Int, _ context: RegionContext) throws(RefusedCell)
    -> RegionCell
  {
    let text = row[column]
    if let last, last.text == text, last.context == context { return last.cell }
    do throws(RegionCell.Refusal) {
      let cell = try cells.read(text, context)
      last = (text, context, cell)
      return cell
    } catch {
      throw RefusedCell(column: column, kind: .unit, text: text, message: error.message)
    }
  }
}

/// A school's name and municipality as a row states them.
struct Registration: Equatable {
  var name: String?
  var municipality: UnitCode?
}

/// The error for a cell that cannot be read.
struct RefusedCell: Error {
  /// The column, from 0.
  let column: Int
  let kind: Problem.Kind
  let text: String
  let message: String
}
