import Files
import Observations

/// The rule that selects a source's period for a year: the year itself, the school year ending in it, one
/// of its months or quarters, the multi-year window ending in it, or 1 January of the year after.
public struct PeriodOfYear: Sendable, Hashable {
  public let kind: Period.Kind
  /// The month, the quarter, or the length of the window in years; 1 for a year and a school year.
  public let number: Int
  /// How many years after the year the period lies: 1 for the following 1 January, otherwise 0.
  public let yearsAhead: Int

  public static let year = PeriodOfYear(kind: .year, number: 1)
  public static let schoolYear = PeriodOfYear(kind: .schoolYear, number: 1)
  /// The next year's figure of a table that counts on 1 January, such as the population beside a count on
  /// 31 December. It stands in the borders of its own day.
  public static let following1January = PeriodOfYear(kind: .year, number: 1, yearsAhead: 1)

  private init(kind: Period.Kind, number: Int, yearsAhead: Int = 0) {
    self.kind = kind
    self.number = number
    self.yearsAhead = yearsAhead
  }

  /// The period for a year; for school years, the year of the exams.
  public func period(in year: Int) -> Period {
    switch kind {
    case .year: .year(year + yearsAhead)
    case .schoolYear: .schoolYear(year)
    case .quarter: .quarter(number, of: year)
    case .month: .month(number, of: year)
    case .window: .window(from: year - number + 1, through: year)
    }
  }

  /// The valid numbers of a kind; nil for kinds without a number.
  private static func numbers(_ kind: Period.Kind) -> ClosedRange<Int>? {
    switch kind {
    case .year, .schoolYear: nil
    case .quarter: 1...4
    case .month: 1...12
    case .window: 2...20
    }
  }
}

/// Written as `year`, `school_year`, `following_1_january`, `{month: 10}`, `{quarter: 4}` or `{window: 3}`.
extension PeriodOfYear: Encodable, SettingsReadable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case month, quarter, window
  }

  private static let followingName = "following_1_january"

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    if let name = node.text {
      if name == Self.followingName {
        self = .following1January
        return
      }
      guard let kind = Period.Kind(rawValue: name), Self.numbers(kind) == nil else {
        throw node.refusal(
          "\(name) is no period; expected year, school_year, \(Self.followingName) or one such as "
            + "{month: 10}, {quarter: 4}, {window: 3}")
      }
      self = PeriodOfYear(kind: kind, number: 1)
      return
    }
    let read = try KnownKeys<CodingKeys>(node)
    var given: [(CodingKeys, Int)] = []
    for key in CodingKeys.allCases {
      if let number: Int = try read.ifPresent(key) { given.append((key, number)) }
    }
    guard given.count == 1, let (key, number) = given.first,
      let kind = Period.Kind(rawValue: key.rawValue), let allowed = Self.numbers(kind)
    else { throw read.refusal(nil, "expected one of month, quarter, window") }
    guard allowed.contains(number) else {
      throw read.refusal(
        key, "\(number) is not from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    self = PeriodOfYear(kind: kind, number: number)
  }

  public func encode(to encoder: any Encoder) throws {
    if let key = CodingKeys(rawValue: kind.rawValue) {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(number, forKey: key)
    } else {
      var container = encoder.singleValueContainer()
      try container.encode(yearsAhead == 0 ? kind.rawValue : Self.followingName)
    }
  }
}
