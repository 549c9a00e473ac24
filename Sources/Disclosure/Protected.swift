import Files

/// Rows that may be written or shown. Only `DisclosureControl` can make them from rows that tell of
/// persons; rows that tell of none say so by their type (`UnrestrictedRow`).
public struct Protected<Row: Sendable>: Sendable {
  public let rows: [Row]

  /// Some of the rows, in the same order.
  public func filter(_ isIncluded: (Row) -> Bool) -> Protected {
    Protected(rows: rows.filter(isIncluded))
  }

  /// Several tables under one another.
  public static func joined(_ tables: [Protected]) -> Protected {
    Protected(rows: tables.flatMap(\.rows))
  }
}

extension Protected where Row: UnrestrictedRow {
  /// Rows in which there is nothing to protect.
  package init(unrestricted rows: [Row]) { self.init(rows: rows) }
}
