import Foundation

/// The number formats of a workbook's cells: which numbers are days, and which are printed as percent.
final class WorkbookFormats: XMLEvents.Handler {
  /// Whether days are counted from 1904, as on old Macintoshes.
  var countsFrom1904 = false
  private var codes: [Int: String] = [:]
  private var styles: [Kind] = []
  private var isCellFormats = false

  private enum Kind { case number, day, percent }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isCellFormats = true
    case "xf":
      if isCellFormats { styles.append(kind(attributes["numFmtId"].flatMap { Int($0) } ?? 0)) }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {}
  func end(_ element: String) { if element == "cellXfs" { isCellFormats = false } }

  private func kind(_ id: Int) -> Kind {
    if let code = codes[id] { return Self.kind(ofCode: code) }
    if id == 9 || id == 10 { return .percent }
    return (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
      ? .day : .number
  }

  /// A code outside quotes, brackets and escapes that holds letters of a day is one: `dd.mm.yyyy`.
  private static func kind(ofCode code: String) -> Kind {
    var (bare, isQuoted, isBracketed, isEscaped) = ("", false, false, false)
    for letter in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if letter == "\\" || letter == "_" || letter == "*" {
        isEscaped = true
      } else if letter == "\"" {
        isQuoted.toggle()
      } else if letter == "[" {
        isBracketed = true
      } else if letter == "]" {
        isBracketed = false
      } else if !isQuoted, !isBracketed {
        bare.append(letter)
      }
    }
    if bare.contains("%") { return .percent }
    let isGeneral = bare.contains("general") || bare.contains("standard")
    return !isGeneral && bare.contains(where: { "ydm".contains($0) }) ? .day : .number
  }

  /// The text that a cell's number is printed as: a day as `2021-12-31`, a share in percent with its sign,
  /// any other with at most the fifteen digits that the program which wrote it computes with.
  func text(_ number: String, style: Int?) -> String {
    let kind = style.flatMap { styles.indices.contains($0) ? styles[$0] : nil } ?? .number
    switch kind {
    case .number: return Self.short(number)
    case .percent:
      guard let value = Double(number) else { return number }
      return "\(Self.short("\(value * 100)")) %"
    case .day:
      guard let value = Double(number), let days = Int(exactly: value),
        (0...2_958_465).contains(days)
      else { return Self.short(number) }
      return Self.day(days + (countsFrom1904 ? 1462 : 0))
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

  /// The day of a serial number, of which 25,569 is 1 January 1970.
  private static func day(_ serial: Int) -> String {
    // From days to year, month and day in the Gregorian calendar, with years that begin in March.
    let days = serial - 25_569 + 719_468
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let calendarYear = year + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(calendarYear)-\(two(calendarMonth))-\(two(day))"
  }
}
