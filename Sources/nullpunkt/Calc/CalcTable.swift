import Analysis
import Files
import Foundation
import Ingestion
import Statistics

/// The input of a calculation. What an option gives holds for every row; the rest are columns of a table
/// on standard input, named as the options. Where the options give everything, there is one row and
/// standard input is not read.
struct CalcTable {
  /// The table's other columns, which are copied to the answer.
  let carried: [String]
  private let given: [String: String]
  /// The table on standard input; nil where the options give all values.
  private var table: SurveyedTable?
  private var isAnswered = false

  private let others: OtherRows

  static let inputName = "standard input"
  /// The values that are whole numbers; a column's marks between thousands are known by that.
  static let counts = [
    "x", "n", "x1", "n1", "x2", "n2", "benchmark-x", "benchmark-n", "population", "t",
  ]

  /// - Parameters:
  ///   - needed: the required values.
  ///   - optional: values that may be given too.
  ///   - given: the options' values, nil for those not given.
  ///   - answer: the columns of the answer, with which no copied column may share a name.
  ///   - also: other names under which a column may come.
  ///   - counts: the values that are whole numbers.
  /// - Throws: `RefusedFile` or `Refusal` when the table lacks a required column, repeats one, or has one
  ///   that an option gives too.
  init(
    needed: [String], optional: [String] = [],
    given: KeyValuePairs<String, (any CustomStringConvertible)?> = [:], answer: [String],
    also: [String: String] = [:], counts: [String] = Self.counts, _ options: TableOptions
  ) throws {
    var values: [String: String] = [:]
    for (name, value) in given where value != nil { values[name] = value?.description }
    self.given = values
    others = OtherRows(options.otherRows, file: Self.inputName)
    let missing = needed.filter { values[$0] == nil }
    guard !missing.isEmpty else {
      (carried, table) = ([], nil)
      return
    }
    let wanted = missing.joined(separator: ", ")
    let absence = Refusal(
      "no value for \(wanted): give \(missing.map { "--\($0)" }.joined(separator: ", ")), "
        + "or a table with such columns on standard input")
    guard isatty(FileHandle.standardInput.fileDescriptor) == 0 else { throw absence }
    let file = try SourceFile(standardInputNamed: Self.inputName)
    // Who gave a part of the values has forgotten another, and no table.
    if file.size == 0, missing.count < needed.count { throw absence }
    let known = Set(needed + optional)
    var shape = TableShape()
    shape.header = .naming
    shape.rows = .asHeaderOrNote
    shape.needed = missing
    // benchmark_x is the column of --benchmark-x.
    shape.renamed = { name in
      let option = also[name] ?? name.replacing("_", with: "-")
      return known.contains(option) ? option : name
    }
    shape.absence = { name, header in
      (
        header.joined(separator: ","),
        "no column is called \(name); give one, or --\(name)"
      )
    }
    let table = try HeadedTable(file, shape)
    let header = table.header
    for (index, name) in header.names.enumerated() where values[name] != nil {
      throw table.refusal(
        line: header.line, column: index + 1, kind: .header, name,
        "the table has this column and --\(name) is given too; leave one of them out")
    }
    carried = header.names.filter { !known.contains($0) }
    for (index, name) in header.names.enumerated()
    where answer.contains(name) && !known.contains(name) {
      throw table.refusal(
        line: header.line, column: index + 1, kind: .header, name,
        "the answer has a column of this name; rename it")
    }
    self.table = try SurveyedTable(
      (needed + optional).filter { !["unit", "method"].contains($0) }.map {
        .init($0, isWhole: counts.contains($0))
      }, decimalMark: options.decimalMark?.character, remedy: TableOptions.remedy
    ) { () throws(RefusedFile) in try HeadedTable(file, shape) }
  }

  /// Returns the next row; nil after the last.
  mutating func next() throws -> CalcRow? {
    guard let numbers = table?.numbers else {
      defer { isAnswered = true }
      return isAnswered
        ? nil : CalcRow(record: nil, given: given, numbers: NumberColumns(), others: [])
    }
    while let record = try table?.next() {
      if NoteRow.isNote(record.cells), record.cells.count > 1 || carried.count > 1 {
        let note = OtherRows.Found(line: record.line, text: record.cells[0], reason: .note)
        if try others.settle([note]) { continue }
      }
      if let column = record.cells.firstIndex(where: {
        $0.utf8.contains(0xEF) && $0.contains("\u{FFFD}")
      }) {
        throw Self.refusal(
          line: record.line, column: column + 1, record.cells[column], "the text must be UTF-8")
      }
      return CalcRow(
        record: record, given: given, numbers: numbers, others: carried.map { record[$0] })
    }
    return nil
  }

  /// Returns all rows, for calculations over the whole table.
  mutating func all() throws -> [CalcRow] {
    var all: [CalcRow] = []
    while let row = try next() { all.append(row) }
    return all
  }

  /// Returns all rows of a table with a row for each unit, totals set aside where that is asked for.
  /// - Throws: `RefusedFile` for a unit that stands twice, and for totals.
  mutating func units() throws -> [CalcRow] {
    let rows = try all()
    var byName: [String: CalcRow] = [:]
    for row in rows {
      guard let unit = row.text("unit") else { continue }
      if let first = byName[unit] {
        throw row.refusal(
          "unit", "stands in line \(first.line) already; expected one row for each unit")
      }
      byName[unit] = row
    }
    let places = Dictionary(rows.enumerated().map { (name($1, $0), $0) }) { first, _ in first }
    let sums = try Dictionary(
      rows.enumerated().map { index, row in
        let (x, n) = (try row.optionalNumber("x"), try row.optionalNumber("n"))
        return (name(row, index), SumRows.Row(part: x, whole: n))
      }, uniquingKeysWith: { first, _ in first })
    let totals = OtherRows.totals(byName.keys, [sums], hasNeighbours: true) {
      places[$0] ?? 0 < places[$1] ?? 0
    }
    let found = totals.map { name, reason in
      OtherRows.Found(line: places[name].map { rows[$0].line } ?? 0, text: name, reason: reason)
    }
    guard try others.settle(found) else { return rows }
    return rows.enumerated().filter { totals[name($1, $0)] == nil }.map(\.element)
  }

  /// The unit's name, or where it has none what tells its row from others.
  private func name(_ row: CalcRow, _ index: Int) -> String {
    row.text("unit") ?? "row \(index + 1)"
  }

  static func refusal(line: Int, column: Int = 0, _ text: String, _ message: String)
    -> RefusedFile
  {
    RefusedFile([
      Problem(
        file: inputName, line: line, column: column, kind: .value, text: String(text.prefix(60)),
        message: message)
    ])
  }
}
