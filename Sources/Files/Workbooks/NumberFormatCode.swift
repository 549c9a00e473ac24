import Foundation

/// A cell's number format, such as `# ##0,0;-# ##0,0;"-"`: up to three sections for numbers, each of which says
/// what a number is shown as.
struct NumberFormatCode: Equatable {
  private let sections: [Section]

  private struct Section: Equatable {
    /// For which numbers the section holds; nil where its place among the sections says it.
    var condition: Condition?
    var shape: Shape
  }

  private struct Condition: Equatable {
    let mark: String
    let bound: Double

    func holds(_ number: Double) -> Bool {
      switch mark {
      case "<": number < bound
      case "<=": number <= bound
      case ">": number > bound
      case ">=": number >= bound
      case "<>": number != bound
      default: number == bound
      }
    }
  }

  /// What a section makes of a number.
  enum Shape: Equatable {
    /// The number itself.
    case number
    /// The number with at least so many digits: `0301` for 301.
    case padded(Int)
    case percent
    /// A time, of which the letters of year, month and day, and of the hour stand in the format.
    case time(year: Bool, month: Int, day: Bool, hour: Bool)
    /// A text without any digit of the number: `*`.
    case literal(String)
  }

  init(_ code: String) {
    sections = Self.split(code).prefix(3).map(Self.section)
  }

  /// The format that a number of the standard's list stands for (ECMA-376, part 1, 18.8.30).
  init(builtIn id: Int) {
    let shape: Shape =
      switch id {
      case 9, 10: .percent
      case 14, 27, 30, 31, 36: .time(year: true, month: 2, day: true, hour: false)
      case 15: .time(year: true, month: 3, day: true, hour: false)
      case 16: .time(year: false, month: 3, day: true, hour: false)
      case 17: .time(year: true, month: 3, day: false, hour: false)
      case 22: .time(year: true, month: 2, day: true, hour: true)
      case 28, 29: .time(year: false, month: 2, day: true, hour: false)
      case 18...21, 32...35, 45...47: .time(year: false, month: 0, day: false, hour: true)
      default: .number
      }
    sections = [Section(condition: nil, shape: shape)]
  }

  /// What the format makes of a number.
  func shape(of number: Double) -> Shape {
    if sections.contains(where: { $0.condition != nil }) {
      return sections.first { $0.condition?.holds(number) ?? true }?.shape ?? .number
    }
    return switch sections.count {
    case 0: .number
    case 1: sections[0].shape
    case 2: sections[number < 0 ? 1 : 0].shape
    default: sections[number > 0 ? 0 : number < 0 ? 1 : 2].shape
    }
  }

  // MARK: - Parsing

  /// The sections between semicolons that stand neither in quotes nor behind a backslash.
  private static func split(_ code: String) -> [[Part]] {
    var (sections, isQuoted, isBracketed, isEscaped) = ([[Part]()], false, false, false)
    var bracket = ""
    func add(_ part: Part) { sections[sections.count - 1].append(part) }
    for letter in code {
      if isEscaped {
        isEscaped = false
        add(.literal(letter))
      } else if isQuoted {
        if letter == "\"" { isQuoted = false } else { add(.literal(letter)) }
      } else if isBracketed {
        if letter == "]" { add(.bracket(bracket)) } else { bracket.append(letter) }
        isBracketed = letter != "]"
      } else {
        switch letter {
        case "\\": isEscaped = true
        case "\"": isQuoted = true
        case "[": (isBracketed, bracket) = (true, "")
        case ";": sections.append([])
        default: add(.letter(letter))
        }
      }
    }
    return sections
  }

  private enum Part {
    case letter(Character)
    case literal(Character)
    case bracket(String)
  }

  private static func section(_ parts: [Part]) -> Section {
    var (bare, shown, condition, isHour) = ("", "", Condition?.none, false)
    var isFill = false
    for part in parts {
      switch part {
      case .literal(let letter): shown.append(letter)
      case .bracket(let text):
        condition = condition ?? Self.condition(text)
        // A number of hours: [h]:mm.
        if !text.isEmpty, text.lowercased().allSatisfy({ "hms".contains($0) }) { isHour = true }
      case .letter(let letter):
        // Behind these stands a letter that is a width, or one that fills the cell.
        if isFill {
          isFill = false
        } else if letter == "_" || letter == "*" {
          isFill = true
        } else {
          bare.append(letter)
          shown.append(letter)
        }
      }
    }
    return Section(
      condition: condition, shape: shape(bare.lowercased(), shown: shown, isHour: isHour))
  }

  private static func condition(_ text: String) -> Condition? {
    let mark = text.prefix { "<>=".contains($0) }
    guard !mark.isEmpty, let bound = Double(text.dropFirst(mark.count)) else { return nil }
    return Condition(mark: String(mark), bound: bound)
  }

  private static func shape(_ bare: String, shown: String, isHour: Bool) -> Shape {
    if bare.contains("general") || bare.contains("standard") || bare.contains("@") {
      return .number
    }
    if bare.contains("%") { return .percent }
    if bare.contains(where: { "0#?".contains($0) }) {
      return bare.count > 1 && bare.allSatisfy { $0 == "0" } ? .padded(bare.count) : .number
    }
    // A month in Norwegian formats is m as in English; å is a year.
    let year = bare.contains { "yåe".contains($0) }
    let day = bare.contains("d")
    let hour = isHour || bare.contains { "hst".contains($0) }
    let month = bare.split { $0 != "m" }.map(\.count).max() ?? 0
    if year || day || hour || month > 0 {
      return .time(year: year, month: hour && !year && !day ? 0 : month, day: day, hour: hour)
    }
    return .literal(shown.trimmingCharacters(in: .whitespaces))
  }
}
