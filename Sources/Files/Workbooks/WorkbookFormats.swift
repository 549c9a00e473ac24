import Foundation

/// The number formats of a workbook's cells: which numbers are days, which are printed as percent, and which with
/// the noughts of a code.
final class WorkbookFormats: XMLEvents.Handler {
  /// Whether days are counted from 1904, as on old Macintoshes.
  var countsFrom1904 = false
  private var codes: [Int: NumberFormatCode] = [:]
  private var styles: [NumberFormatCode] = []
  private var isCellFormats = false

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        codes[id] = NumberFormatCode(code)
      }
    case "cellXfs": isCellFormats = true
    case "xf":
      guard isCellFormats else { return }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      styles.append(codes[id] ?? NumberFormatCode(builtIn: id))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {}
  func end(_ element: XMLName) { if element == "cellXfs" { isCellFormats = false } }

  /// The text that a cell's number is shown as: a day as `2021-12-31`, a share in percent with its sign, a code
  /// with its noughts, a sign where the format shows no number, and any other number with at most the fifteen
  /// digits that the program which wrote it computes with, however many of them are shown.
  func text(_ number: String, style: Int?) -> String {
    guard let style, styles.indices.contains(style), let value = Double(number) else {
      return Self.short(number)
    }
    switch styles[style].shape(of: value) {
    case .number: return Self.short(number)
    case .percent: return "\(Self.short("\(value * 100)")) %"
    case .literal(let text): return text
    case .padded(let digits):
      let short = Self.short(number)
      let isCode = short.allSatisfy(\.isNumber) && short.count < digits
      return isCode ? String(repeating: "0", count: digits - short.count) + short : short
    case .time(let year, let month, let day, let hour):
      guard (0..<2_958_466).contains(value) else { return Self.short(number) }
      return SerialTime(value, countsFrom1904: countsFrom1904)
        .text(year: year, month: month, day: day, hour: hour)
    }
  }

  private static func short(_ number: String) -> String {
    guard number.utf8.count > 15 || number.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let value = Double(number), value.isFinite
    else { return number }
    if let whole = Int(exactly: value) { return String(whole) }
    let rounded = Double(String(format: "%.15g", value)) ?? value
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}

/// A point in time as a workbook counts it: days since the end of 1899, or since 1904, and parts of a day.
struct SerialTime {
  private let days: Int
  /// Within the day.
  private let seconds: Int

  /// - Parameter number: at least 0.
  init(_ number: Double, countsFrom1904: Bool) {
    let whole = Int(number)
    let ofDay = Int(((number - Double(whole)) * 86_400).rounded())
    let isNextDay = ofDay == 86_400
    // Counted from 1900, a 29 February that never was stands before 1 March.
    let own = whole + (isNextDay ? 1 : 0)
    days = countsFrom1904 ? own + 1462 : own < 60 ? own + 1 : own
    seconds = isNextDay ? 0 : ofDay
  }

  private static let months = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
  ]

  /// The parts that are shown: `2021-12-31`, `2021-12`, `2021`, `desember`, `31.des`, `12:30`.
  /// - Parameter month: the number of the month's letters; four stand for its name, 0 for no month.
  func text(year: Bool, month: Int, day: Bool, hour: Bool) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (ofYear, ofMonth, ofDay) = date
    let name = Self.months[ofMonth - 1]
    var parts: [String] = []
    if year, day {
      parts.append("\(ofYear)-\(two(ofMonth))-\(two(ofDay))")
    } else if year {
      parts.append(month > 0 ? "\(ofYear)-\(two(ofMonth))" : "\(ofYear)")
    } else if day {
      parts.append(month > 0 ? "\(two(ofDay)).\(name.prefix(3))" : two(ofDay))
    } else if month > 0 {
      parts.append(month > 3 ? name : String(name.prefix(3)))
    }
    if hour, seconds > 0 || parts.isEmpty {
      parts.append("\(two(seconds / 3600)):\(two(seconds / 60 % 60))")
    }
    return parts.joined(separator: " ")
  }

  /// The day in the Gregorian calendar, computed with years that begin in March; 25,569 is 1 January 1970.
  private var date: (year: Int, month: Int, day: Int) {
    let days = days - 25_569 + 719_468
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return (
      year + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth,
      ofYear - (153 * month + 2) / 5 + 1
    )
  }
}
