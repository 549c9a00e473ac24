import Analysis
import Files
import Ingestion
import Statistics

/// The values of one row, by name.
struct CalcRow {
  /// The table's row; nil where the options give all values.
  let record: TableRecord?
  let given: [String: String]
  let numbers: NumberColumns
  /// The cells of the copied columns.
  let others: [String]

  /// The row's line; 0 where the options give all values.
  var line: Int { record?.line ?? 0 }

  /// Whether an option or a column of the table is there to give the value.
  func has(_ name: String) -> Bool { given[name] != nil || (record?.column(of: name) ?? 0) > 0 }

  /// The value's text; nil where neither an option nor the row gives it.
  func text(_ name: String) -> String? {
    if let value = given[name] { return value }
    guard let text = record?[name], !MissingText.isMissing(text) else { return nil }
    return text
  }

  /// A whole number, also R's `1e+05`; nil where none is given.
  func optionalCount(_ name: String) throws -> Int? {
    guard let text = text(name) else { return nil }
    guard text.last != "%", let count = Int(text) ?? number(text, name).flatMap(Int.init(exactly:))
    else {
      throw refusal(name, "must be a whole number")
    }
    return count
  }

  /// A finite number; nil where none is given.
  func optionalNumber(_ name: String) throws -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = number(text, name) else {
      throw refusal(name, "must be a number")
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

  /// A share from the columns or options with the given names; nil where either is missing, or nobody is
  /// there to share.
  func shareIfKnown(_ x: String, of n: String) throws -> Share? {
    guard let events = try optionalCount(x), let total = try optionalCount(n),
      events != 0 || total != 0
    else { return nil }
    return try share(x, of: n)
  }

  /// The cells of a row without a figure: what the row has of the answer's columns, and nothing else.
  func withoutFigure(_ columns: [String]) throws -> [Cell] {
    try columns.map { name in
      let column = name.replacing("_", with: "-")
      if name == "unit" || name == "method" { return .text(text(name) ?? "") }
      return CalcTable.counts.contains(column)
        ? .count(try optionalCount(column)) : .number(nil)
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

  private func number(_ text: String, _ name: String) -> Double? {
    given[name] == nil ? numbers.number(text, in: name) : NumberFormat.plain.number(text)
  }
}
