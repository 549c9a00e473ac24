/// The days on which a code is valid: from the first up to but not including the last.
public struct Validity: Sendable, Hashable {
  /// The first day; nil for before the records begin.
  public let from: CalendarDay?
  /// The day after the last; nil when still valid.
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

  /// Whether the code is valid on any of the days.
  public func overlaps(_ days: ClosedRange<CalendarDay>) -> Bool {
    if let from, days.upperBound < from { return false }
    if let to, days.lowerBound >= to { return false }
    return true
  }
}

extension Validity: CustomStringConvertible {
  /// The days as text, `2020-01-01–2024-01-01`; an open end is empty.
  public var description: String { "\(from?.description ?? "")–\(to?.description ?? "")" }
}
