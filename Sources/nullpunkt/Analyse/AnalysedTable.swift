import ArgumentParser
import Files
import Flagging
import Foundation
import Ingestion
import Statistics

/// Which columns of a table hold what.
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

  /// - Throws: `ValidationError` when the figures are given in neither or both ways.
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
}

/// A tidy table of units, read row by row.
struct AnalysedTable {
  private let columns: AnalysedColumns
  /// In the order in which they first stand.
  private var periods: [String] = []
  private var rows: [String: [String: Row]] = [:]
  private var units: Set<String> = []

  private struct Row {
    let line: Int
    let outcome: Outcome?
    let context: [Double?]
    let group: String?
  }

  /// - Throws: `RefusedFile` at the first cell that cannot be read, or the second row of a unit in a
  ///   period.
  init(path: String, _ columns: AnalysedColumns) throws {
    self.columns = columns
    var table =
      path == "-"
      ? try PlainTable(SourceFile(standardInputNamed: CalcTable.inputName))
      : try PlainTable(SourceFile(path: path))
    let reader = try RowReader(table, columns)
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

  /// One for each period, from the first to the last; a unit without a row has no figure.
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

  /// By number where all are numbers, else by the alphabet.
  private var ordered: [String] {
    let numbers = periods.compactMap(Double.init)
    guard numbers.count == periods.count else { return periods.sorted() }
    return zip(numbers, periods).sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The cells of a row, by the columns' names.
private struct RowReader {
  private let table: PlainTable
  private let columns: AnalysedColumns
  private let places: [String: Int]

  init(_ table: PlainTable, _ columns: AnalysedColumns) throws {
    self.table = table
    self.columns = columns
    places = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let figures =
      switch columns.figure {
      case .share(let numerator, let denominator): [numerator, denominator]
      case .mean(let mean, let n): [mean, n]
      }
    let wanted =
      [columns.unit] + figures + columns.context
      + [columns.period, columns.group].compactMap { $0 }
    for name in wanted where places[name] == nil {
      throw table.refusal(
        line: 1, column: 0, name,
        "no column is called so; the table has \(table.header.joined(separator: ", "))")
    }
  }

  /// nil where the cell is empty or NA.
  func text(_ column: String, _ row: PlainTable.Row) -> String? {
    guard let place = places[column] else { return nil }
    let text = row.cells[place]
    return text.isEmpty || text == "NA" ? nil : text
  }

  func name(_ column: String, _ row: PlainTable.Row) throws -> String {
    guard let text = text(column, row) else {
      throw refusal(column, row, "must not be empty")
    }
    return text
  }

  func period(_ row: PlainTable.Row) throws -> String {
    try columns.period.map { try name($0, row) } ?? ""
  }

  func number(_ column: String, _ row: PlainTable.Row) throws -> Double? {
    guard let text = text(column, row) else { return nil }
    guard let number = table.number(text) else {
      throw refusal(column, row, "must be a number, or empty where there is none")
    }
    return number
  }

  private func count(_ column: String, _ row: PlainTable.Row) throws -> Int? {
    guard let number = try number(column, row) else { return nil }
    guard let count = Int(exactly: number) else {
      throw refusal(column, row, "must be a whole number, or empty where there is none")
    }
    return count
  }

  /// nil where either of the two numbers is not known, or nobody could be counted.
  func outcome(_ row: PlainTable.Row) throws -> Outcome? {
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

  func refusal(_ column: String, _ row: PlainTable.Row, _ message: String) -> RefusedFile {
    let place = places[column] ?? 0
    return table.refusal(
      line: row.line, column: place + 1, row.cells[place], "\(column) \(message)")
  }
}
