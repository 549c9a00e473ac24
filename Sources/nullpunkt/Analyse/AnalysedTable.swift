import Files
import Flagging
import Foundation
import Observations
import Statistics

/// A tidy table of units, whose rows are taken when it is known how its numbers are written.
struct AnalysedTable {
  private let columns: AnalysedColumns
  /// The periods in chronological order.
  private let periods: [String]
  private var rows: [String: [String: AnalysedRow]] = [:]
  private let units: [String]

  /// - Throws: `RefusedFile` for a cell that cannot be read, a second row of a unit in a period, a total or a
  ///   note among the units, periods whose order is not known, and numbers whose marks may mean two things.
  init(path: String, _ columns: AnalysedColumns, _ options: TableOptions) throws {
    self.columns = columns
    let file =
      try path == "-"
      ? SourceFile(standardInputNamed: CalcTable.inputName) : SourceFile(path: path)
    var rowsOfTable = try SurveyedTable(
      columns.numbers, decimalMark: options.decimalMark?.character, remedy: TableOptions.remedy
    ) { () throws(RefusedFile) in try HeadedTable(file, columns.shape) }
    let table = rowsOfTable.table
    let reader = AnalysedRowReader(table, columns, rowsOfTable.numbers)
    let others = OtherRows(options.otherRows, file: file.path)
    var found: [OtherRows.Found] = []
    var (lines, periodLines): ([String: Int], [String: Int]) = ([:], [:])
    var spelling = UnitSpelling()
    while let record = try rowsOfTable.next() {
      if NoteRow.isNote(record.cells) {
        found.append(.init(line: record.line, text: record.cells[0], reason: .note))
        if options.otherRows != .keep { continue }
      }
      let (unit, period) = try (reader.name(columns.unit, record), reader.period(record))
      if let first = rows[period]?[unit] {
        let way =
          columns.period.map { "in the same \($0)" }
          ?? "already; name the column of the period with --period"
        throw reader.refusal(columns.unit, record, "stands in line \(first.line) \(way)")
      }
      if lines[unit] == nil, let other = spelling.other(than: unit), let line = lines[other] {
        throw reader.refusal(
          columns.unit, record,
          "is written \(other) in line \(line); expected one spelling of a unit")
      }
      if lines[unit] == nil {
        lines[unit] = record.line
        if DamagedLetters.areIn(unit) {
          Console.explain(
            "\(file.path):\(record.line): \"\(unit)\": a letter looks lost or misread; save the table "
              + "as UTF-8")
        }
      }
      periodLines[period] = periodLines[period] ?? record.line
      rows[period, default: [:]][unit] = try reader.row(record)
    }
    let totals = OtherRows.totals(
      lines.keys, rows.values.map { $0.mapValues(\.sums) }, hasNeighbours: columns.isOfShares
    ) { lines[$0] ?? 0 < lines[$1] ?? 0 }
    found += totals.map { .init(line: lines[$0] ?? 0, text: $0, reason: $1) }
    if try others.settle(found) {
      for unit in totals.keys {
        lines[unit] = nil
        for period in rows.keys { rows[period]?[unit] = nil }
      }
    }
    units = lines.keys.sorted()
    do {
      periods =
        columns.period == nil
        ? Array(rows.keys)
        : try TimeOrder.sorted(rows.keys.sorted { periodLines[$0] ?? 0 < periodLines[$1] ?? 0 })
    } catch {
      throw table.refusal(
        line: periodLines[error.text] ?? 0,
        column: columns.period.flatMap(table.header.index).map { $0 + 1 } ?? 0,
        error.text, "\(columns.period ?? "") \(error.message)")
    }
  }

  /// One family for each period in chronological order; a unit without a row has no figure.
  func families(_ aim: Aim) throws -> [Family] {
    try periods.map { period in
      let rows = units.map { self.rows[period]?[$0] }
      return try Family(
        period: period, aim: aim, units: units, outcomes: rows.map { $0?.outcome },
        context: columns.context.enumerated().map { index, name in
          Context(name, rows.map { $0?.context[index] })
        },
        peers: columns.group == nil ? .nearest : .groups(rows.map { $0?.group }))
    }
  }
}
