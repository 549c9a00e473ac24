import Files

/// Rows that may be shown or written. Only `DisclosureControl` can create them from rows about persons;
/// types of rows that are not about persons conform to `UnrestrictedRow`.
public struct Protected<Row: Sendable>: Sendable {
  /// The rows in order, in chunks, for loops over many rows.
  package let parts: [[Row]]

  /// All rows in order.
  public var rows: [Row] { parts.count == 1 ? parts[0] : parts.flatMap { $0 } }

  init(rows: [Row]) { parts = [rows] }

  private init(parts: [[Row]]) { self.parts = parts }

  /// The rows that satisfy a condition, in the same order.
  public func filter(_ isIncluded: (Row) -> Bool) -> Protected {
    Protected(rows: parts.flatMap { $0.filter(isIncluded) })
  }

  /// The rows in another order, which can hang only on what they show.
  public func sorted(by isBefore: (Row, Row) -> Bool) -> Protected {
    Protected(rows: rows.sorted(by: isBefore))
  }

  /// The rows of several tables, one after the other; storage is shared with them.
  public static func joined(_ tables: [Protected]) -> Protected {
    Protected(parts: tables.flatMap(\.parts))
  }
}

extension Protected where Row: UnrestrictedRow {
  /// Wraps rows that need no protection.
  package init(unrestricted rows: [Row]) { self.init(rows: rows) }
}
