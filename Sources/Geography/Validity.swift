/// The days on which a code means what it says: from the first to, but not including, the last.
public struct Validity: Sendable, Hashable {
  /// nil: since before the records begin.
  public let from: CalendarDay?
  /// nil: still valid.
  public let to: CalendarDay?

  public init(from: CalendarDay?, to: CalendarDay?) {
    self.from = from
    self.to = to
  }

  public func contains(_ day: CalendarDay) -> Bool {
    if let from, day < from { return false }
    if let to, day >= to { return false }
    return true
  }
}
