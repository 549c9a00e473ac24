/// A small table that people fill in: columns known by name in any order, comments above the header.
public struct FilledInTable: Sendable {
  public struct Row: Sendable {
    /// Of the file, from 1.
    public let line: Int
    private let cells: [String]
    private let places: [String: Int]

    fileprivate init(line: Int, cells: [String], places: [String: Int]) {
      (self.line, self.cells, self.places) = (line, cells, places)
    }

    /// The cell of a column; empty where the table has no such column.
    public subscript(_ name: String) -> String { places[name].map { cells[$0] } ?? "" }

    /// Where a column stands, from 1; 0 where the table has none.
    public func column(of name: String) -> Int { places[name].map { $0 + 1 } ?? 0 }
  }

  public let rows: [Row]

  /// - Parameters:
  ///   - needed: columns that must be there.
  ///   - optional: columns that may be.
  ///   - also: other names under which a column may come.
  /// - Throws: `RefusedFile` for bytes that are no text, a header that lacks or repeats a column or
  ///   has one that is not known, and rows that have not as many cells as the header.
  public init(
    _ file: SourceFile, needed: [String], optional: [String], also: [String: String] = [:]
  ) throws(RefusedFile) {
    var reader = CSVReader(file, delimiter: try Delimiter.detect(file))
    var places: [String: Int]?
    var width = 0
    var rows: [Row] = []
    var problems: [Problem] = []
    func problem(
      _ line: Int, _ column: Int = 0, _ kind: Problem.Kind, _ text: String, _ message: String
    ) -> Problem {
      Problem(
        file: file.path, line: line, column: column, kind: kind, text: text, message: message)
    }
    while let row = try reader.next() {
      if let fault = row.fault {
        problems.append(
          problem(fault.line, fault.column, .syntax, String(row.cells[0].prefix(60)), fault.message)
        )
        continue
      }
      // A spreadsheet fills comments and empty lines up with empty cells.
      if row.isBlank || row.cells.first?.hasPrefix("#") == true { continue }
      guard let places else {
        // The empty cells at the end are the spreadsheet's too.
        let names = row.cells.map { also[$0] ?? $0 }.reversed().drop(while: \.isEmpty).reversed()
        let known = needed + optional
        for (index, name) in names.enumerated() where !known.contains(name) {
          problems.append(
            problem(
              row.line, index + 1, .header, name,
              "is no column here; expected \(known.joined(separator: ", "))"))
        }
        for name in needed where !names.contains(name) {
          problems.append(problem(row.line, 0, .header, "", "the column \(name) is missing"))
        }
        for name in Set(names) where names.count(where: { $0 == name }) > 1 {
          problems.append(problem(row.line, 0, .header, name, "the column stands twice"))
        }
        guard problems.isEmpty else { throw RefusedFile(problems) }
        places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        width = names.count
        continue
      }
      guard row.cells.count >= width, row.cells.dropFirst(width).allSatisfy(\.isEmpty) else {
        problems.append(
          problem(
            row.line, 0, .row, String(row.cells.joined(separator: ";").prefix(60)),
            "the row has \(row.cells.count) cells, but must have \(width) as the header"))
        continue
      }
      rows.append(Row(line: row.line, cells: row.cells, places: places))
    }
    if problems.isEmpty, rows.isEmpty {
      problems.append(
        problem(
          1, 0, places == nil ? .header : .empty, "",
          places == nil
            ? "no header was found; expected the columns \(needed.joined(separator: ", "))"
            : "no rows below the header"))
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
    self.rows = rows
  }
}
