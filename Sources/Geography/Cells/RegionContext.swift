/// What is known beforehand about the cells of a column that name places.
public struct RegionContext: Sendable, Hashable {
  /// The days the figures are about; names are read as they were then.
  public var days: ClosedRange<CalendarDay>?
  /// The level that another column states, or that the whole column has.
  public var level: UnitLevel?
  /// The column holds nothing but codes: zeros that a spreadsheet lost in front may be put back
  /// (`401`, `4`), and `I` is the country.
  public var holdsCodes: Bool
  /// The table is not one of ours: none of its cells means a region by its id.
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

  /// Figures as a year ended.
  public static func endOfYear(_ year: Int) -> RegionContext {
    RegionContext(days: .endOfYear(year) ... .endOfYear(year))
  }

  /// Whether the column may hold units of a level. What lies in no municipality stands among the
  /// units that it is left out of.
  func admits(_ found: UnitLevel) -> Bool {
    switch level {
    case nil, found: true
    case .district, .municipality, .county: found == .unplaced
    default: false
    }
  }
}
