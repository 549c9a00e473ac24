import Files

/// The time span that a figure describes.
public enum Period: Sendable, Hashable, CustomStringConvertible {
  /// A calendar year, or a date in it that the measure defines, such as the 4th quarter.
  case year(Int)
  /// A school year, identified by the calendar year in which it ends: `2020-21` is 2021.
  case schoolYear(Int)
  case quarter(Int, of: Int)
  case month(Int, of: Int)
  /// Several calendar years taken together, both ends included; the first before the last.
  case window(from: Int, through: Int)

  /// The kind of period by name, as recipes and the catalogue write it.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
    case year, quarter, month, window
    case schoolYear = "school_year"
  }

  public var kind: Kind {
    switch self {
    case .year: .year
    case .schoolYear: .schoolYear
    case .quarter: .quarter
    case .month: .month
    case .window: .window
    }
  }

  /// The calendar year in which the period ends, whose borders apply to it.
  public var year: Int {
    switch self {
    case .year(let year), .schoolYear(let year), .window(_, let year): year
    case .quarter(_, let year), .month(_, let year): year
    }
  }

  /// The canonical text, `2021`, `2020-21`, `2021K4`, `2022M03` or `2018-2020`; distinct for each kind.
  public var description: String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch self {
    case .year(let year): return "\(year)"
    case .schoolYear(let year): return "\(year - 1)-\(twoDigits(year % 100))"
    case .quarter(let quarter, let year): return "\(year)K\(quarter)"
    case .month(let month, let year): return "\(year)M\(twoDigits(month))"
    case .window(let from, let through): return "\(from)-\(through)"
    }
  }

  /// Reads a period of a known kind as sources write it; nil for anything else.
  ///
  /// Years are four digits, 1900 to 2100. Parts are joined by a hyphen, dash, underscore or
  /// slash; months and quarters also as Statistics Norway writes them, `2022M03` and `2021K4`,
  /// and months as a day in them, `30.06.2022`. A window of one year is that year.
  public init?(_ text: some StringProtocol, _ kind: Kind) {
    let parts = text.split(omittingEmptySubsequences: false) { "-–_/".contains($0) }
    switch (kind, parts.count) {
    case (.year, 1):
      guard let year = Self.year(parts[0]) else { return nil }
      self = .year(year)
    case (.schoolYear, 2):
      guard let first = Self.year(parts[0]), let last = Self.year(after: first, parts[1]) else {
        return nil
      }
      self = .schoolYear(last)
    case (.window, 1):
      guard let year = Self.year(parts[0]) else { return nil }
      self = .year(year)
    case (.window, 2):
      guard let from = Self.year(parts[0]), let through = Self.year(parts[1]), from <= through
      else { return nil }
      self = from == through ? .year(from) : .window(from: from, through: through)
    case (.quarter, 1):
      guard let (year, quarter) = Self.split(parts[0], at: "K"), (1...4).contains(quarter) else {
        return nil
      }
      self = .quarter(quarter, of: year)
    case (.month, _):
      guard let (year, month) = Self.month(parts), (1...12).contains(month) else { return nil }
      self = .month(month, of: year)
    default: return nil
    }
  }

  /// Parses the text that `description` produces; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let read = Kind.allCases.lazy.compactMap { Period(text, $0) }.first { $0.description == text }
    guard let read else { return nil }
    self = read
  }

  private static func digits(_ text: some StringProtocol, _ count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func year(_ text: some StringProtocol) -> Int? {
    digits(text, 4).flatMap { (1900...2100).contains($0) ? $0 : nil }
  }

  /// Completes the second year of `2020-21`; nil unless it follows the first.
  private static func year(after first: Int, _ text: some StringProtocol) -> Int? {
    let next = first + 1
    return digits(text, 2) == next % 100 || digits(text, 4) == next ? next : nil
  }

  /// Splits `2022M03` into its year and number; the letter's case is ignored.
  private static func split(_ text: some StringProtocol, at letter: Character) -> (Int, Int)? {
    let halves = text.uppercased().split(separator: letter, omittingEmptySubsequences: false)
    guard halves.count == 2, let year = year(halves[0]),
      let number = digits(halves[1], 2) ?? digits(halves[1], 1)
    else { return nil }
    return (year, number)
  }

  private static func month(_ parts: [some StringProtocol]) -> (Int, Int)? {
    let dotted = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    switch (parts.count, dotted.count) {
    case (1, 1): return split(parts[0], at: "M") ?? digits(parts[0], 6).map { ($0 / 100, $0 % 100) }
    case (1, 3):
      guard let day = digits(dotted[0], 2), (1...31).contains(day),
        let month = digits(dotted[1], 2), let year = year(dotted[2])
      else { return nil }
      return (year, month)
    case (2, 1), (3, 1):
      guard let year = year(parts[0]), let month = digits(parts[1], 2) else { return nil }
      return (year, month)
    default: return nil
    }
  }
}

extension Period: Comparable {
  /// Ordered by the year in which the period ends, then by kind, then by position in the year.
  public static func < (a: Self, b: Self) -> Bool {
    a.year == b.year ? a.description < b.description : a.year < b.year
  }
}
