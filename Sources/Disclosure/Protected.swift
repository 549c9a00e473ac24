import Files

/// Rows that may be shown or written. Only `DisclosureControl` can create them from rows about persons;
/// types of rows that are not about persons conform to `UnrestrictedRow`.
public struct Protected<Row: Sendable>: Sendable {
  public let rows: [Row]

<<<<<<< HEAD
  /// Some of the rows, in the same order.
=======
  init(rows: [Row]) { self.rows = rows }

  /// The rows that satisfy a condition, in the same order.
>>>>>>> main
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
