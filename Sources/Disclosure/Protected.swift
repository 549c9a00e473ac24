import Files

/// Rows that may be shown or written. Only `DisclosureControl` can create them from rows about persons;
/// types of rows that are not about persons conform to `UnrestrictedRow`.
public struct Protected<Row: Sendable>: Sendable {
  public let rows: [Row]

  /// The rows that satisfy a condition, in the same order.
  public func filter(_ isIncluded: (Row) -> Bool) -> Protected {
    Protected(rows: rows.filter(isIncluded))
  }

  /// The rows of several tables, one after the other.
  public static func joined(_ tables: [Protected]) -> Protected {
    Protected(rows: tables.flatMap(\.rows))
  }
}

extension Protected where Row: UnrestrictedRow {
  /// Wraps rows that need no protection.
  package init(unrestricted rows: [Row]) { self.init(rows: rows) }
}
