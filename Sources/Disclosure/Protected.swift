import Files

/// Rows that may be written or shown. Only `DisclosureControl` can make them from rows that tell of
/// persons; rows that tell of none say so by their type (`UnrestrictedRow`).
public struct Protected<Row: Sendable>: Sendable {
  /// The rows in their order, a piece at a time, for whoever goes through many.
  package let parts: [[Row]]

  /// All rows in their order.
  public var rows: [Row] { parts.count == 1 ? parts[0] : parts.flatMap { $0 } }

  init(rows: [Row]) { parts = [rows] }

  private init(parts: [[Row]]) { self.parts = parts }

  /// Some of the rows, in the same order.
  public func filter(_ isIncluded: (Row) -> Bool) -> Protected {
    Protected(rows: parts.flatMap { $0.filter(isIncluded) })
  }

  /// Several tables under one another; their rows are shared, not copied.
  public static func joined(_ tables: [Protected]) -> Protected {
    Protected(parts: tables.flatMap(\.parts))
  }
}

extension Protected where Row: UnrestrictedRow {
  /// Rows in which there is nothing to protect.
  package init(unrestricted rows: [Row]) { self.init(rows: rows) }
}
