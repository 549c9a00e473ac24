import Geography

/// Places that other parts of a file have and one part lacks, for one reason: a sign that rows are lost.
public struct AbsentPlaces: Sendable, Hashable, CustomStringConvertible {
  /// In order, at least one.
  public let units: [UnitCode]
  /// What they have: `no row, where 20 of the 23 municipalities of 11 in 2020 have`.
  public let reason: String

  /// `1145, 1149 have no row, …`, with at most ten of the units.
  public var description: String {
    let listed = units.prefix(10).map(\.description).joined(separator: ", ")
    let more = units.count > 10 ? " and \(units.count - 10) more" : ""
    return "\(listed)\(more) \(units.count == 1 ? "has" : "have") \(reason)"
  }
}
