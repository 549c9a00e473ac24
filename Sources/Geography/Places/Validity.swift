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

  /// Whether any of the days is inside.
  public func overlaps(_ days: ClosedRange<CalendarDay>) -> Bool {
    if let from, days.upperBound < from { return false }
    if let to, days.lowerBound >= to { return false }
    return true
  }
}

extension Validity: CustomStringConvertible {
  /// `2020-01-01–2024-01-01`, an end without limit left empty.
  public var description: String { "\(from?.description ?? "")–\(to?.description ?? "")" }
}
