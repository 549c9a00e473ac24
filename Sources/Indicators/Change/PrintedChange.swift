import Geography

/// A change in persons since an earlier year that a source prints by itself, without the figures behind it.
public struct PrintedChange: Sendable, Hashable {
  public let indicator: String
  public let unit: UnitCode
  /// The later of the two years.
  public let year: Int
  /// The change, negative for fewer; nil where it is withheld.
  public private(set) var persons: Int?
  /// The persons in all, in the zero point's year, of whom the change is a part; nil where that is not known.
  public let denominator: Int?

  public init(
    indicator: String, unit: UnitCode, year: Int, persons: Int, denominator: Int?
  ) {
    self.indicator = indicator
    self.unit = unit
    self.year = year
    self.persons = persons
    self.denominator = denominator
  }

  /// The number of persons that decides whether it may be shown.
  public var events: Int? { persons.map { Int($0.magnitude) } }

  public mutating func suppress(_ reason: Reason) { persons = nil }
}
