/// What is known in advance about the cells of a place column.
public struct RegionContext: Sendable, Hashable {
  /// The days that the figures describe; names are looked up as of these days.
  public var days: ClosedRange<CalendarDay>?
  /// The level that another column states, or that the whole column has.
  public var level: UnitLevel?
  /// The column holds only codes: lost leading zeros may be restored (`401`, `4`), and `I` is the
  /// country.
  public var holdsCodes: Bool
  /// The table comes from a source that does not know this project's regions: no cell is read as a region
  /// id.
  public var isWithoutRegions: Bool

  public init(
    days: ClosedRange<CalendarDay>? = nil, level: UnitLevel? = nil, holdsCodes: Bool = false,
    isWithoutRegions: Bool = false
  ) {
    self.days = days
    self.level = level
    self.holdsCodes = holdsCodes
    self.isWithoutRegions = isWithoutRegions
  }

  /// The context of figures at the end of a year.
  public static func endOfYear(_ year: Int) -> RegionContext {
    RegionContext(days: .endOfYear(year) ... .endOfYear(year))
  }

  /// Whether the column may hold units of a level. Unplaced codes are admitted in columns of districts,
  /// municipalities and counties.
  func admits(_ found: UnitLevel) -> Bool {
    switch level {
    case nil, found: true
    case .district, .municipality, .county: found == .unplaced
    default: false
    }
  }
}
