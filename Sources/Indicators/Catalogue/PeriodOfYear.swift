import Files
import Observations

/// The rule that selects a source's period for a year: the year itself, the school year ending in it, one
/// of its months or quarters, or the multi-year window ending in it.
public struct PeriodOfYear: Sendable, Hashable {
  public let kind: Period.Kind
  /// The month, the quarter, or the length of the window in years; 1 for a year and a school year.
  public let number: Int

  public static let year = PeriodOfYear(kind: .year, number: 1)
  public static let schoolYear = PeriodOfYear(kind: .schoolYear, number: 1)

  private init(kind: Period.Kind, number: Int) {
    self.kind = kind
    self.number = number
  }

  /// The period for a year; for school years, the year of the exams.
  public func period(in year: Int) -> Period {
    switch kind {
    case .year: .year(year)
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

/// Written as `year`, `school_year`, `{month: 10}`, `{quarter: 4}` or `{window: 3}`.
extension PeriodOfYear: Encodable, SettingsReadable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case month, quarter, window
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    if let name = node.text {
      guard let kind = Period.Kind(rawValue: name), Self.numbers(kind) == nil else {
        throw node.refusal(
          "\(name) is no period; expected year, school_year or one such as "
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
      try container.encode(kind.rawValue)
    }
  }
}
