import Geography
import Indicators
import Observations

/// A unit's result on one indicator of its profile: one row of the table of profiles.
public struct ProfileRow: Sendable, Hashable {
  public let unit: NamedUnit
  public let period: Int
  public let theme: String
  public let indicator: String
  public let valueUnit: ValueUnit
  /// Whether the indicator is the one that represents its theme.
  public let speaksForTheme: Bool
  public private(set) var figures: Figures?
  /// The deviation; nil where nothing is expected of the unit, or the row is suppressed.
  public private(set) var deviation: Deviation?
  /// The unit's profile over all themes.
  public let profile: Profile
  /// Whether the unit is on the Pareto front.
  public let isOnFront: Bool
  public private(set) var status: EstimateStatus
  public private(set) var reason: String

  /// The numbers from which the deviation follows.
  public struct Figures: Sendable, Hashable {
    public let events: Int?
    public let count: Int?
    public let value: Double?
    public let expected: Double?
    public let difference: Double?
    public let zOverdispersed: Double?
    /// What is known of the unit over all periods; nil where nothing is.
    public let lasting: LastingEvidence?
  }

  public mutating func suppress(_ reason: Reason) {
    figures = nil
    deviation = nil
    status = .suppressed
    self.reason = reason.rawValue
  }
}

/// The search results of one indicator, with its theme.
public struct SearchedIndicator: Sendable {
  let theme: String
  /// The row of every unit searched, after disclosure control.
  let rows: [Candidate]

  public init(theme: String, rows: [Candidate]) {
    self.theme = theme
    self.rows = rows
  }

  fileprivate func deviation(_ row: Candidate) -> Deviation? {
    row.evidence?.lasting?.deviation
  }
}

extension ProfileRow {
  /// Returns a row for every unit on every indicator, ordered by code and by indicator. A theme's first
  /// indicator represents it.
  public static func all(_ searched: [SearchedIndicator]) -> [ProfileRow] {
    var (themes, leading): (Set<String>, [Int]) = ([], [])
    for (place, indicator) in searched.enumerated() where themes.insert(indicator.theme).inserted {
      leading.append(place)
    }
    let byUnit = searched.map { indicator in
      Dictionary(
        indicator.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let units = Set(searched.flatMap { $0.rows.map(\.unit) }).sorted { $0.code < $1.code }
    let profiles = units.map { unit in
      Profile(leading.map { byUnit[$0][unit.code].flatMap(searched[$0].deviation) })
    }
    let front = Profile.front(profiles)
    return units.indices.flatMap { place in
      searched.indices.compactMap { indicator in
        byUnit[indicator][units[place].code].map { row in
          ProfileRow(
            row, searched[indicator], speaksForTheme: leading.contains(indicator),
            profiles[place], isOnFront: front.contains(place))
        }
      }
    }
  }

  private init(
    _ row: Candidate, _ searched: SearchedIndicator, speaksForTheme: Bool, _ profile: Profile,
    isOnFront: Bool
  ) {
    unit = row.unit
    period = row.period
    theme = searched.theme
    indicator = row.indicator
    valueUnit = row.valueUnit
    self.speaksForTheme = speaksForTheme
    figures = row.evidence.map {
      Figures(
        events: row.numerator, count: row.denominator, value: $0.assessment.value,
        expected: $0.assessment.expected, difference: $0.assessment.difference,
        zOverdispersed: $0.assessment.zOverdispersed, lasting: $0.lasting)
    }
    deviation = searched.deviation(row)
    self.profile = profile
    self.isOnFront = isOnFront
    status = row.status
    reason = row.reason
  }
}
