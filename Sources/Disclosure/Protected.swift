/// Rows that have been through disclosure control. Nothing else is written or shown: only
/// `DisclosureControl` can make them.
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
