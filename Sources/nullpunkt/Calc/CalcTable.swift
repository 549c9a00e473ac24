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
  private var table: HeadedTable?
  private var isAnswered = false

  static let inputName = "standard input"

  /// - Parameters:
  ///   - needed: the required values.
  ///   - optional: values that may be given too.
  ///   - given: the options' values, nil for those not given.
  ///   - answer: the columns of the answer, with which no copied column may share a name.
  ///   - also: other names under which a column may come.
  /// - Throws: `RefusedFile` or `Refusal` when the table lacks a required column, repeats one, or has one
  ///   that an option gives too.
  init(
    needed: [String], optional: [String] = [],
    given: KeyValuePairs<String, (any CustomStringConvertible)?> = [:], answer: [String],
    also: [String: String] = [:]
  ) throws {
    var values: [String: String] = [:]
    for (name, value) in given where value != nil { values[name] = value?.description }
    self.given = values
    let missing = needed.filter { values[$0] == nil }
    guard !missing.isEmpty else {
      (carried, table) = ([], nil)
      return
    }
    let wanted = missing.joined(separator: ", ")
    guard isatty(FileHandle.standardInput.fileDescriptor) == 0 else {
      throw Refusal(
        "no value for \(wanted): give \(missing.map { "--\($0)" }.joined(separator: ", ")), "
          + "or a table with such columns on standard input")
    }
    let known = Set(needed + optional)
    var shape = TableShape()
    shape.needed = missing
    // benchmark_x is the column of --benchmark-x.
    shape.renamed = { name in
      let option = also[name] ?? name.replacing("_", with: "-")
      return known.contains(option) ? option : name
    }
    shape.absence = { name, header in
      (
        header.joined(separator: ","),
        "no column is called \(name); give one, separated by commas, or --\(name)"
      )
    }
    let table = try HeadedTable(CSVReader.standardInput(), shape)
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
    self.table = table
  }

  /// Returns the next row; nil after the last.
  mutating func next() throws -> CalcRow? {
    guard table != nil else {
      defer { isAnswered = true }
      return isAnswered ? nil : CalcRow(record: nil, given: given, others: [])
    }
    guard let record = try table?.next() else { return nil }
    if let column = record.cells.firstIndex(where: {
      $0.utf8.contains(0xEF) && $0.contains("\u{FFFD}")
    }) {
      throw Self.refusal(
        line: record.line, column: column + 1, record.cells[column], "the text must be UTF-8")
    }
    return CalcRow(record: record, given: given, others: carried.map { record[$0] })
  }

  /// Returns all rows, for calculations over the whole table.
  mutating func all() throws -> [CalcRow] {
    var all: [CalcRow] = []
    while let row = try next() { all.append(row) }
    return all
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

/// The values of one row, by name.
struct CalcRow {
  /// The table's row; nil where the options give all values.
  fileprivate let record: TableRecord?
  fileprivate let given: [String: String]
  /// The cells of the copied columns.
  let others: [String]

  /// The value's text; nil where neither an option nor the row gives it.
  func text(_ name: String) -> String? {
    if let value = given[name] { return value }
    guard let text = record?[name], !text.isEmpty else { return nil }
    return text
  }

  /// A whole number, also R's `1e+05`; nil where none is given.
  func optionalCount(_ name: String) throws -> Int? {
    guard let text = text(name) else { return nil }
    guard let count = Int(text) ?? Self.number(text).flatMap({ Int(exactly: $0) }) else {
      throw refusal(name, "must be a whole number")
    }
    return count
  }

  /// A finite number with a decimal point; nil where none is given.
  func optionalNumber(_ name: String) throws -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Self.number(text) else {
      throw refusal(name, "must be a number with a decimal point")
    }
    return number
  }

  func count(_ name: String) throws -> Int {
    guard let count = try optionalCount(name) else {
      throw refusal(name, "must be a whole number, not empty")
    }
    return count
  }

  func number(_ name: String) throws -> Double {
    guard let number = try optionalNumber(name) else {
      throw refusal(name, "must be a number, not empty")
    }
    return number
  }

  /// A method by its name; nil where none is given.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String, as: Choice.Type)
    throws -> Choice?
  {
    guard let text = text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw refusal(name, "must be one of \(names)")
    }
    return choice
  }

  /// A share from the columns or options with the given names.
  func share(_ x: String, of n: String) throws -> Share {
    let (events, total) = (try count(x), try count(n))
    return try refusing(["x": x, "n": n]) { () throws(StatisticsError) in
      try Share(events, of: total)
    }
  }

  /// The confidence level; 0.95 where none is given.
  func level() throws -> ConfidenceLevel {
    guard let level = try optionalNumber("level") else { return .percent95 }
    return try refusing { () throws(StatisticsError) in try ConfidenceLevel(level) }
  }

  /// Runs a calculation and adds the value's place to its errors.
  /// - Parameter names: maps the calculation's argument names to the columns' names where they differ.
  func refusing<Result>(
    _ names: [String: String] = [:], _ calculate: () throws(StatisticsError) -> Result
  ) throws -> Result {
    do {
      return try calculate()
    } catch {
      let name = names[error.argument] ?? error.argument
      guard text(name) != nil else {
        guard let record else { throw Refusal("\(error)") }
        throw CalcTable.refusal(line: record.line, "", "\(error)")
      }
      throw refusal(name, "must be \(error.allowed)")
    }
  }

  /// An error that states a value's place, its text, and what would be valid.
  func refusal(_ name: String, _ message: String) -> any Error {
    let text = text(name) ?? ""
    guard let record, given[name] == nil else {
      return Refusal((text.isEmpty ? "" : "--\(name) \(text): ") + "\(name) \(message)")
    }
    return CalcTable.refusal(
      line: record.line, column: record.column(of: name), text, "\(name) \(message)")
  }

  private static func number(_ text: String) -> Double? {
    // Double itself would take nan, infinity and hexadecimal.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension CSVReader {
  /// Opens standard input as CSV in UTF-8 with commas, since nothing about it can be detected before its
  /// rows arrive.
  fileprivate static func standardInput() throws(RefusedFile) -> CSVReader {
    let input = try OpenFile(standardInputNamed: CalcTable.inputName)
    return CSVReader(
      DecodedText(FileBytes(input), named: CalcTable.inputName, as: .utf8),
      named: CalcTable.inputName, delimiter: UInt8(ascii: ","))
  }
}
