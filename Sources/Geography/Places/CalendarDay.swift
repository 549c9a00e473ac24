/// A calendar day, `2021-12-31`, on which borders are looked up.
public struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Parses `YYYY-MM-DD`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let read = Digits.bytes(of: text) { bytes -> CalendarDay? in
      let dash = UInt8(ascii: "-")
      guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
        let year = Digits.number(bytes[..<4]).map(Int.init),
        let month = Digits.number(bytes[5..<7]).map(Int.init),
        let day = Digits.number(bytes[8...]).map(Int.init), (1...12).contains(month),
        (1...Self.days(inMonth: month, of: year)).contains(day)
      else { return nil }
      return CalendarDay(year: year, month: month, day: day)
    }
    guard let read else { return nil }
    self = read
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// 31 December of a year, the day whose borders apply to the year's figures.
  public static func endOfYear(_ year: Int) -> CalendarDay {
    CalendarDay(year: year, month: 12, day: 31)
  }

  public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  public var description: String {
    [(year, 4), (month, 2), (day, 2)].map(Digits.text).joined(separator: "-")
  }
}
