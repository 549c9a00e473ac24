import ArgumentParser
import Files
import Flagging
import Foundation
import Ingestion
import Statistics

/// The roles of the table's columns.
struct AnalysedColumns {
  let unit: String
  let figure: Figure
  let period: String?
  let context: [String]
  let group: String?

  enum Figure {
    case share(numerator: String, denominator: String)
    case mean(String, n: String)
  }

  /// - Throws: `ValidationError` when the figures are given neither as counts nor as means, or as both.
  init(_ options: AnalyseCommand.Columns) throws {
    switch (options.numerator, options.denominator, options.mean, options.n) {
    case (let numerator?, let denominator?, nil, nil):
      figure = .share(numerator: numerator, denominator: denominator)
    case (nil, nil, let mean?, let n?):
      figure = .mean(mean, n: n)
    default:
      throw ValidationError("give --numerator and --denominator, or --mean and --n")
    }
    unit = options.unit
    period = options.period
    context = (options.context ?? "").split(separator: ",").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    group = options.group
  }

  /// The required shape of the table: these columns and any others.
  var shape: TableShape {
    let figures =
      switch figure {
      case .share(let numerator, let denominator): [numerator, denominator]
      case .mean(let mean, let n): [mean, n]
      }
    var shape = TableShape()
    shape.needed = [unit] + figures + context + [period, group].compactMap { $0 }
    shape.absence = { name, header in
      (name, "no column is called so; the table has \(header.joined(separator: ", "))")
    }
    return shape
  }
}

/// A tidy table of units, read row by row.
struct AnalysedTable {
  private let columns: AnalysedColumns
  /// The periods in order of first occurrence.
  private var periods: [String] = []
  private var rows: [String: [String: Row]] = [:]
  private var units: Set<String> = []

  private struct Row {
    let line: Int
    let outcome: Outcome?
    let context: [Double?]
    let group: String?
  }

  /// - Throws: `RefusedFile` at the first invalid cell, or a second row of a unit in a period.
  init(path: String, _ columns: AnalysedColumns) throws {
    self.columns = columns
    var table = try HeadedTable(
      path == "-"
        ? SourceFile(standardInputNamed: CalcTable.inputName) : SourceFile(path: path),
      columns.shape)
    let reader = RowReader(table, columns)
    while let row = try table.next() {
      let (unit, period) = try (reader.name(columns.unit, row), reader.period(row))
      if let first = rows[period]?[unit] {
        let way =
          columns.period.map { "in the same \($0)" }
          ?? "already; name the column of the period with --period"
        throw reader.refusal(columns.unit, row, "stands in line \(first.line) \(way)")
      }
      if rows[period] == nil { periods.append(period) }
      units.insert(unit)
      rows[period, default: [:]][unit] = Row(
        line: row.line, outcome: try reader.outcome(row),
        context: try columns.context.map { try reader.number($0, row) },
        group: columns.group.flatMap { reader.text($0, row) })
    }
  }

  /// One family for each period in chronological order; a unit without a row has no figure.
  func families(_ aim: Aim) throws -> [Family] {
    let units = units.sorted()
    return try ordered.map { period in
      let rows = units.map { self.rows[period]?[$0] }
      return try Family(
        period: period, aim: aim, units: units, outcomes: rows.map { $0?.outcome },
        context: columns.context.enumerated().map { index, name in
          Context(name, rows.map { $0?.context[index] })
        },
        peers: columns.group == nil ? .nearest : .groups(rows.map { $0?.group }))
    }
  }

  /// The periods in numerical order if all are numbers, otherwise alphabetical.
  private var ordered: [String] {
    let numbers = periods.compactMap(Double.init)
    guard numbers.count == periods.count else { return periods.sorted() }
    return zip(numbers, periods).sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// Reads a row's cells by column name.
private struct RowReader {
  private let table: HeadedTable
  private let columns: AnalysedColumns
  /// Whether figures may have a decimal comma: in files whose delimiter is not a comma.
  private let hasDecimalComma: Bool

  init(_ table: HeadedTable, _ columns: AnalysedColumns) {
    self.table = table
    self.columns = columns
    hasDecimalComma = table.delimiter != UInt8(ascii: ",")
  }

  /// The cell's text; nil where it is empty or NA.
  func text(_ column: String, _ row: TableRecord) -> String? {
    let text = row[column]
    return text.isEmpty || text == "NA" ? nil : text
  }

  func name(_ column: String, _ row: TableRecord) throws -> String {
    guard let text = text(column, row) else {
      throw refusal(column, row, "must not be empty")
    }
    return text
  }

  func period(_ row: TableRecord) throws -> String {
    try columns.period.map { try name($0, row) } ?? ""
  }

  func number(_ column: String, _ row: TableRecord) throws -> Double? {
    guard let text = text(column, row) else { return nil }
    let plain = Double(text).flatMap { $0.isFinite ? $0 : nil }
    guard
      let number = plain
        ?? (hasDecimalComma ? NumberText.parse(text, decimalMark: ",") : nil)
    else {
      throw refusal(column, row, "must be a number, or empty where there is none")
    }
    return number
  }

  private func count(_ column: String, _ row: TableRecord) throws -> Int? {
    guard let number = try number(column, row) else { return nil }
    guard let count = Int(exactly: number) else {
      throw refusal(column, row, "must be a whole number, or empty where there is none")
    }
    return count
  }

  /// The row's outcome; nil where either number is missing, or the denominator is zero.
  func outcome(_ row: TableRecord) throws -> Outcome? {
    switch columns.figure {
    case .share(let numerator, let denominator):
      guard let x = try count(numerator, row), let n = try count(denominator, row) else {
        return nil
      }
      if x == 0, n == 0 { return nil }
      do {
        return .share(try Share(x, of: n))
      } catch {
        let column = error.argument == "n" ? denominator : numerator
        throw refusal(column, row, "must be \(error.allowed)")
      }
    case .mean(let mean, let n):
      guard let mean = try number(mean, row), let count = try count(n, row) else { return nil }
      if count == 0 { return nil }
      guard count > 0 else { throw refusal(n, row, "must be at least 1, or 0 for nobody") }
      return .mean(try Mean(mean, of: count))
    }
  }

  func refusal(_ column: String, _ row: TableRecord, _ message: String) -> RefusedFile {
    table.refusal(
      line: row.line, column: row.column(of: column), row[column], "\(column) \(message)")
  }
}
