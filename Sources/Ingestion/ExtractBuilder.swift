import Observations

/// Where the adapters put what they find, so that no cell goes missing between them.
struct ExtractBuilder {
  let file: String
  private(set) var observations: [Observation] = []
  private(set) var problems: [Problem] = []
  private(set) var reconciliation = Reconciliation()
  var columns: [Extract.Column] = []
  private var firstLine: [String: Int] = [:]

  init(file: String) { self.file = file }

  mutating func beginRow() { reconciliation.rows += 1 }

  mutating func add(_ observation: Observation) {
    reconciliation.cells += 1
    reconciliation.observations += 1
    observations.append(observation)
  }

  mutating func setAside(_ reason: Reconciliation.SetAsideReason, cells: Int = 1) {
    reconciliation.cells += cells
    reconciliation.setAside[reason, default: 0] += cells
  }

  mutating func refuse(
    line: Int, column: Int = 0, _ kind: Problem.Kind, _ text: String, _ message: String
  ) {
    problems.append(
      Problem(file: file, line: line, column: column, kind: kind, text: text, message: message))
  }

  /// Cells of a row that was refused before they were reached: read, and in no account.
  mutating func leaveUnaccounted(cells: Int) { reconciliation.cells += cells }

  /// Refuses a value cell, which then stays unaccounted for.
  mutating func refuseCell(
    line: Int, column: Int, _ kind: Problem.Kind, _ text: String, _ message: String
  ) {
    reconciliation.cells += 1
    refuse(line: line, column: column, kind, text, message)
  }

  /// Refuses a row that says again what an earlier one said; true when it is the first.
  mutating func isFirst(_ subject: String, line: Int) -> Bool {
    if let earlier = firstLine[subject] {
      refuse(
        line: line, .duplicate, subject,
        "stands already on line \(earlier); expected one row for each")
      return false
    }
    firstLine[subject] = line
    return true
  }

  /// True when the row has as many cells as the header; else the row is refused.
  mutating func isWhole(_ row: CSVRow, header: CSVRow) -> Bool {
    guard row.cells.count != header.cells.count else { return true }
    refuse(
      line: row.line, column: min(row.cells.count, header.cells.count) + 1, .row,
      row.cells.first ?? "",
      "the row has \(row.cells.count) cells, the header on line \(header.line) has "
        + "\(header.cells.count)")
    return false
  }

  /// Holds the municipalities' sums against the country; for tables whose every figure is a count.
  mutating func checkSums() { reconciliation.sums = SumCheck.all(observations) }

  /// Brings the problems in order of line when every row has been read.
  mutating func finish() {
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
