import Files
import Geography
import Observations

/// Identifies the place of a row from the columns its recipe names; readings are cached.
final class PlaceReader {
  private let place: Recipe.Place
  private var cells: RegionCellReader
  /// The days of the value columns' periods; nil where each row states its own, or any borders apply.
  private let days: ClosedRange<CalendarDay>?
  /// The last successful reading, cached because consecutive rows often share the place.
  private var last: (text: String, context: RegionContext, cell: RegionCell)?

  init(_ recipe: Recipe, _ roles: ColumnRoles, _ geography: Geography) {
    place = recipe.place
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
    guard let levelColumn = columns.level, let levels = place.level?.values else {
      return try read(row, columns.column, context)
    }
    let text = row[levelColumn]
    guard let level = levels[text] else {
      throw RefusedCell(
        column: levelColumn, kind: .label, text: text,
        message: "is no kind of place of this table; expected "
          + levels.keys.sorted().joined(separator: ", "))
    }
    context.level = level
    return try read(row, columns.codes[level] ?? columns.column, context)
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
