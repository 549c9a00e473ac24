import Geography

/// A place that other parts of a file have and one part lacks: a sign that rows are lost.
public struct AbsentPlace: Sendable, Hashable, CustomStringConvertible {
  public let unit: UnitCode
  /// What is not there, and what the file has instead.
  public let reason: String

  public var description: String { "\(unit) \(reason)" }
}
