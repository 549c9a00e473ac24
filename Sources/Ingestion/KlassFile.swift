import Geography

/// A file of Statistics Norway's classifications 131 (municipalities) and 104 (counties), in one of
/// four layouts: the code list downloaded from the web, the API's list of codes with validity, the
/// API's list of changes, and the web's list of changes between two years.
public struct KlassFile: Sendable {
  public let path: String
  let content: Content
  let header: [String]

  enum Content: Sendable {
    case codes([CodeRow])
    case changes([ChangeRow])
    /// Every municipality of the year before, and what it is from this day on.
    case wholeYear(CalendarDay, [ChangeRow])
  }

  /// A code while it has a name; no days where the file says none.
  struct CodeRow: Sendable {
    let line: Int
    let code: KlassCode
    let name: String
    let from: CalendarDay?
    let to: CalendarDay?
  }

  /// On the day the old code's ground went, wholly or in part, to the new.
  struct ChangeRow: Sendable {
    let line: Int
    let old: KlassCode
    let oldName: String
    let new: KlassCode
    let newName: String
    let date: CalendarDay
  }

  /// Whether a file's first row of several cells is one of KLASS's headers; false for a file that
  /// cannot be read.
  public static func isOne(_ file: SourceFile) -> Bool {
    guard let delimiter = try? Delimiter.detect(file),
      var reader = try? CSVReader(file, delimiter: delimiter)
    else { return false }
    while let row = try? reader.next() {
      if row.cells.count > 1 { return recognises(row.cells) }
    }
    return false
  }

  /// Whether a header is one of KLASS's.
  static func recognises(_ header: [String]) -> Bool { Layout(header) != nil }

  /// - Throws: `RefusedFile` with every cell that is not as the layout has it.
  public init(_ file: SourceFile) throws(RefusedFile) {
    path = file.path
    let table = try TextTable(file)
    guard let layout = Layout(table.header.cells) else {
      throw RefusedFile([
        Problem(
          file: file.path, line: table.header.line, kind: .header,
          text: table.header.cells.joined(separator: ";"),
          message: "is no header of KLASS; expected code;parentCode;level;name;… , "
            + "oldCode,oldName,… or kommuner_2019;kommuner_2020;splittes")
      ])
    }
    header = table.header.cells
    var rows = KlassRows(path: file.path, header: header)
    switch layout {
    case .codes(let from, let to):
      content = .codes(table.rows.compactMap { rows.code($0, from: from, to: to) })
    case .changes: content = .changes(table.rows.compactMap { rows.change($0) })
    case .wholeYear(let year):
      let date = CalendarDay(year: year, month: 1, day: 1)
      content = .wholeYear(date, table.rows.compactMap { rows.change($0, on: date) })
    }
    guard rows.problems.isEmpty else { throw RefusedFile(rows.problems) }
  }

  /// What the header says the columns are.
  private enum Layout {
    case codes(from: String, to: String)
    case changes
    /// The later of the two years.
    case wholeYear(Int)

    init?(_ header: [String]) {
      let names = Set(header)
      if names.isSuperset(of: ["code", "parentCode", "level", "name", "validFrom", "validTo"]) {
        self = .codes(from: "validFrom", to: "validTo")
      } else if names.isSuperset(of: [
        "code", "parentCode", "level", "name", "validFromInPeriod", "validToInPeriod",
      ]) {
        self = .codes(from: "validFromInPeriod", to: "validToInPeriod")
      } else if names.isSuperset(of: ["oldCode", "oldName", "newCode", "newName", "changeOccurred"])
      {
        self = .changes
      } else if header.count >= 2, let before = Self.year(header[0]),
        let after = Self.year(header[1]), after == before + 1
      {
        self = .wholeYear(after)
      } else {
        return nil
      }
    }

    /// `kommuner_2019`.
    private static func year(_ name: String) -> Int? {
      let parts = name.split(separator: "_")
      guard parts.count == 2, parts[0] == "kommuner", parts[1].utf8.count == 4 else { return nil }
      return Int(parts[1])
    }
  }
}

/// A municipality's four digits or a county's two.
enum KlassCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  case county(CountyCode)
  case municipality(MunicipalityCode)

  init?(_ text: some StringProtocol) {
    if let code = MunicipalityCode(text) {
      self = .municipality(code)
    } else if let code = CountyCode(text) {
      self = .county(code)
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .county(let code): code.description
    case .municipality(let code): code.description
    }
  }

  /// The classifications' own codes for what lies in none: no place.
  var isUnplaced: Bool {
    switch self {
    case .county(let code): code.description == "99" || UnplacedCode("\(code)00") != nil
    case .municipality(let code): UnplacedCode(code.description) != nil
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// Reads rows by the names of their columns, and keeps what is wrong with them.
struct KlassRows {
  let path: String
  let header: [String]
  var problems: [Problem] = []

  /// A row may be shorter than the header: what is not there is empty.
  private func cell(_ row: CSVRow, _ name: String) -> (column: Int, text: String) {
    let index = header.firstIndex(of: name) ?? header.count
    return (index + 1, index < row.cells.count ? row.cells[index] : "")
  }

  mutating func code(_ row: CSVRow, from: String, to: String) -> KlassFile.CodeRow? {
    let known = problems.count
    let (first, last) = (day(row, cell(row, from)), day(row, cell(row, to)))
    if let first, let last, last <= first {
      refuse(row, cell(row, to), .row, "the code ends before it begins; expected a later day")
    }
    guard let code = code(row, cell(row, "code")), problems.count == known else { return nil }
    return KlassFile.CodeRow(
      line: row.line, code: code, name: cell(row, "name").text, from: first, to: last)
  }

  mutating func change(_ row: CSVRow) -> KlassFile.ChangeRow? {
    let occurred = cell(row, "changeOccurred")
    if occurred.text.isEmpty { refuse(row, occurred, .value, "expected a day as YYYY-MM-DD") }
    let (old, new) = (code(row, cell(row, "oldCode")), code(row, cell(row, "newCode")))
    guard let date = day(row, occurred), let old, let new else { return nil }
    return KlassFile.ChangeRow(
      line: row.line, old: old, oldName: cell(row, "oldName").text, new: new,
      newName: cell(row, "newName").text, date: date)
  }

  /// `0101 - Halden;3001 - Halden;0`.
  mutating func change(_ row: CSVRow, on date: CalendarDay) -> KlassFile.ChangeRow? {
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

  private mutating func code(_ row: CSVRow, _ cell: (column: Int, text: String)) -> KlassCode? {
    if let code = KlassCode(cell.text) { return code }
    refuse(
      row, cell, .unit, "is no code of a municipality (four digits) or a county (two digits)")
    return nil
  }

  /// nil in an empty cell, and with a problem for what is no day.
  private mutating func day(_ row: CSVRow, _ cell: (column: Int, text: String)) -> CalendarDay? {
    let day = CalendarDay(cell.text)
    if day == nil, !cell.text.isEmpty {
      refuse(row, cell, .value, "is no day; expected YYYY-MM-DD")
    }
    return day
  }

  private mutating func refuse(
    _ row: CSVRow, _ cell: (column: Int, text: String), _ kind: Problem.Kind, _ message: String
  ) {
    problems.append(
      Problem(
        file: path, line: row.line, column: cell.column, kind: kind, text: cell.text,
        message: message))
  }
}
