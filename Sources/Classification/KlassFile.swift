import Files
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
    /// Every municipality of the year before, with the municipality it becomes on this day.
    case wholeYear(CalendarDay, [ChangeRow])
  }

  /// A code with a name and its days of validity; nil where the file states none.
  struct CodeRow: Sendable {
    let line: Int
    let code: KlassCode
    let name: String
    let from: CalendarDay?
    let to: CalendarDay?
  }

  /// One change: on this day all or part of the old code's area passed to the new code.
  struct ChangeRow: Sendable {
    let line: Int
    let old: KlassCode
    let oldName: String
    let new: KlassCode
    let newName: String
    let date: CalendarDay
  }

  /// True when the file's header is one of KLASS's; false also for a file that cannot be read.
  public static func isOne(_ file: SourceFile) -> Bool {
    guard let delimiter = try? Delimiter.detect(file) else { return false }
    var reader = CSVReader(file, delimiter: delimiter)
    while let row = try? reader.next() {
      if row.cells.count > 1 { return recognises(row.cells) }
    }
    return false
  }

  /// True when a header is one of KLASS's.
  static func recognises(_ header: [String]) -> Bool { Layout(header) != nil }

  /// - Throws: `RefusedFile` with every cell that does not fit the layout.
  public init(_ file: SourceFile) throws(RefusedFile) {
    path = file.path
    var table = try HeadedTable(file, .titled)
    header = table.header.names
    guard let layout = Layout(header) else {
      throw RefusedFile([
        Problem(
          file: file.path, line: table.header.line, kind: .header,
          text: header.joined(separator: ";"),
          message: "is no header of KLASS; expected code;parentCode;level;name;… , "
            + "oldCode,oldName,… or kommuner_2019;kommuner_2020;splittes")
      ])
    }
    let records = try table.all()
    var rows = KlassRows(path: file.path, header: header)
    switch layout {
    case .codes(let from, let to):
      content = .codes(records.compactMap { rows.code($0, from: from, to: to) })
    case .changes: content = .changes(records.compactMap { rows.change($0) })
    case .wholeYear(let year):
      let date = CalendarDay(year: year, month: 1, day: 1)
      content = .wholeYear(date, records.compactMap { rows.change($0, on: date) })
    }
    guard rows.problems.isEmpty else { throw RefusedFile(rows.problems) }
  }

  /// The file layout that a header identifies.
  private enum Layout {
    case codes(from: String, to: String)
    case changes
    /// Changes between two consecutive years; the value is the later year.
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

    /// The year in a column name such as `kommuner_2019`; nil for any other name.
    private static func year(_ name: String) -> Int? {
      let parts = name.split(separator: "_")
      guard parts.count == 2, parts[0] == "kommuner", parts[1].utf8.count == 4 else { return nil }
      return Int(parts[1])
    }
  }
}
