/// A cell of a table for programs, before it is written as CSV or JSON or into a database.
public enum Cell: Sendable, Hashable {
  case text(String)
  case count(Int?)
  case number(Double?)

  /// Decimal point and as many digits as tell the number apart from every other; empty for none.
  public var description: String {
    switch self {
    case .text(let text): text
    case .count(let count): count.map(String.init) ?? ""
    case .number(let number): number.map { "\($0)" } ?? ""
    }
  }
}

/// A row that knows its columns.
public protocol TableRow {
  static var columns: [String] { get }
  var cells: [Cell] { get }
}
