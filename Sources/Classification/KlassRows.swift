import Files
import Geography

/// Reads rows by column name, and collects the problems found.
struct KlassRows {
  let path: String
  let header: [String]
  var problems: [Problem] = []

  /// The cell of a column; empty where the row is shorter than the header.
  private func cell(_ row: TableRecord, _ name: String) -> (column: Int, text: String) {
    (row.column(of: name), row[name])
  }

  mutating func code(_ row: TableRecord, from: String, to: String) -> KlassFile.CodeRow? {
    let known = problems.count
    let (first, last) = (day(row, cell(row, from)), day(row, cell(row, to)))
    if let first, let last, last <= first {
      refuse(row, cell(row, to), .row, "the code ends before it begins; expected a later day")
    }
    guard let code = code(row, cell(row, "code")), problems.count == known else { return nil }
    return KlassFile.CodeRow(
      line: row.line, code: code, name: cell(row, "name").text, from: first, to: last)
  }

  mutating func change(_ row: TableRecord) -> KlassFile.ChangeRow? {
    let occurred = cell(row, "changeOccurred")
    if occurred.text.isEmpty { refuse(row, occurred, .value, "expected a day as YYYY-MM-DD") }
    let (old, new) = (code(row, cell(row, "oldCode")), code(row, cell(row, "newCode")))
    guard let date = day(row, occurred), let old, let new else { return nil }
    return KlassFile.ChangeRow(
      line: row.line, old: old, oldName: cell(row, "oldName").text, new: new,
      newName: cell(row, "newName").text, date: date)
  }

  /// Reads one change from a row such as `0101 - Halden;3001 - Halden;0`.
  mutating func change(_ row: TableRecord, on date: CalendarDay) -> KlassFile.ChangeRow? {
    let sides = [header[0], header[1]].map { name -> (KlassCode, String)? in
      let (column, text) = cell(row, name)
      let head = text.prefix { !$0.isWhitespace }
      let rest = text.dropFirst(head.count).drop { $0.isWhitespace || $0 == "-" }
      guard let code = code(row, (column, String(head))) else { return nil }
      return (code, String(rest))
    }
    guard let old = sides[0], let new = sides[1] else { return nil }
    return KlassFile.ChangeRow(
      line: row.line, old: old.0, oldName: old.1, new: new.0, newName: new.1, date: date)
  }

  private mutating func code(_ row: TableRecord, _ cell: (column: Int, text: String)) -> KlassCode?
  {
    if let code = KlassCode(cell.text) { return code }
    refuse(
      row, cell, .unit, "is no code of a municipality (four digits) or a county (two digits)")
    return nil
  }

  /// Reads a day; nil in an empty cell, and with a recorded problem for an invalid one.
  private mutating func day(_ row: TableRecord, _ cell: (column: Int, text: String)) -> CalendarDay?
  {
    let day = CalendarDay(cell.text)
    if day == nil, !cell.text.isEmpty {
      refuse(row, cell, .value, "is no day; expected YYYY-MM-DD")
    }
    return day
  }

  private mutating func refuse(
    _ row: TableRecord, _ cell: (column: Int, text: String), _ kind: Problem.Kind, _ message: String
  ) {
    problems.append(
      Problem(
        file: path, line: row.line, column: cell.column, kind: kind, text: cell.text,
        message: message))
  }
}
