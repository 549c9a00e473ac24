import Files
import Flagging
import Statistics

/// What a row says of a unit in a period.
struct AnalysedRow {
  let line: Int
  let outcome: Outcome?
  /// The numbers by which a total is known.
  let sums: SumRows.Row
  let context: [Double?]
  let group: String?
}

/// Reads a row's cells by column name.
struct AnalysedRowReader {
  private let table: HeadedTable
  private let columns: AnalysedColumns
  private let numbers: NumberColumns

  init(_ table: HeadedTable, _ columns: AnalysedColumns, _ numbers: NumberColumns) {
    (self.table, self.columns, self.numbers) = (table, columns, numbers)
  }

  func row(_ record: TableRecord) throws -> AnalysedRow {
    let (outcome, sums) = try figure(record)
    return AnalysedRow(
      line: record.line, outcome: outcome, sums: sums,
      context: try columns.context.map { try number($0, record) },
      group: columns.group.flatMap { text($0, record) })
  }

  /// The cell's text; nil where it holds none.
  private func text(_ column: String, _ row: TableRecord) -> String? {
    MissingText.isMissing(row[column]) ? nil : row[column]
  }

  func name(_ column: String, _ row: TableRecord) throws -> String {
    guard let text = text(column, row) else {
      throw refusal(column, row, "must not be empty")
    }
    guard !text.contains("\u{FFFD}") else {
      throw refusal(column, row, "has letters that another program lost; expected the whole text")
    }
    return text
  }

  func period(_ row: TableRecord) throws -> String {
    try columns.period.map { try name($0, row) } ?? ""
  }

  private func number(_ column: String, _ row: TableRecord) throws -> Double? {
    guard let text = text(column, row) else { return nil }
    guard let number = numbers.number(text, in: column) else {
      throw refusal(column, row, "must be a number, or empty where there is none")
    }
    return number
  }

  private func count(_ column: String, _ row: TableRecord) throws -> Int? {
    guard let number = try number(column, row) else { return nil }
    guard let count = Int(exactly: number), row[column].last != "%" else {
      throw refusal(column, row, "must be a whole number, or empty where there is none")
    }
    return count
  }

  /// The row's outcome; nil where either number is missing, or the denominator is zero.
  private func figure(_ row: TableRecord) throws -> (Outcome?, SumRows.Row) {
    switch columns.figure {
    case .share(let numerator, let denominator):
      let (x, n) = (try count(numerator, row), try count(denominator, row))
      let sums = SumRows.Row(part: x.map(Double.init), whole: n.map(Double.init))
      guard let x, let n, x != 0 || n != 0 else { return (nil, sums) }
      do {
        return (.share(try Share(x, of: n)), sums)
      } catch {
        let column = error.argument == "n" ? denominator : numerator
        throw refusal(column, row, "must be \(error.allowed)")
      }
    case .mean(let mean, let n):
      let (mean, count) = (try number(mean, row), try count(n, row))
      let whole = count.map(Double.init)
      // A mean is no part of a whole: what a total's n says must do.
      let sums = SumRows.Row(part: whole, whole: whole)
      guard let mean, let count, count != 0 else { return (nil, sums) }
      guard count > 0 else { throw refusal(n, row, "must be at least 1, or 0 for nobody") }
      return (.mean(try Mean(mean, of: count)), sums)
    }
  }

  func refusal(_ column: String, _ row: TableRecord, _ message: String) -> RefusedFile {
    table.refusal(
      line: row.line, column: row.column(of: column), row[column], "\(column) \(message)")
  }
}
