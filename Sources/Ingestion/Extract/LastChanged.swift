import Files
import Geography

/// Finds the day on which a table was changed last, as publishers write it among a file's titles and
/// notes: `Sist endret: 20240613 08:00`, or a day in one of the next cells.
struct LastChanged {
  private(set) var day: CalendarDay?
  /// For how many more cells the day is looked for.
  private var cellsLeft = 0

  /// The words that stand before the day, in lower case.
  private static let words = [
    "sist endret", "sist endra", "siste endring", "sist oppdatert", "sist oppdatera",
    "siste oppdatering", "last updated", "last changed", "latest update",
  ]
  /// The day may be told once for each measure, with its name before it.
  private static let mostCells = 8

  /// Looks at the cells of a line that holds no figures; of several days the latest is kept.
  mutating func look(at cells: [String]) {
    for cell in cells where !cell.isEmpty {
      let text = cell.lowercased()
      if let word = Self.words.first(where: text.contains) {
        cellsLeft = Self.mostCells
        keep(text.ranges(of: word).first.flatMap { Self.day(in: text[$0.upperBound...]) })
      } else if cellsLeft > 0 {
        cellsLeft -= 1
        keep(Self.day(in: text[...]))
      }
    }
  }

  private mutating func keep(_ found: CalendarDay?) {
    guard let found else { return }
    day = max(day ?? found, found)
  }

  /// The first day in a text, `20240613`, `2024-06-13` or `13.06.2024`; nil where there is none.
  private static func day(in text: Substring) -> CalendarDay? {
    text.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "t" }.lazy
      .compactMap { word in
        let parts = word.split { !$0.isASCII || !$0.isNumber }
        switch parts.map(\.count) {
        case [8]:
          return CalendarDay(
            "\(parts[0].prefix(4))-\(parts[0].dropFirst(4).prefix(2))-\(parts[0].suffix(2))")
        case [4, 2, 2]: return CalendarDay(parts.joined(separator: "-"))
        case let counts
        where counts.count == 3 && counts[2] == 4 && counts[0] <= 2 && counts[1] <= 2:
          let padded = parts.reversed().map { $0.count == 1 ? "0\($0)" : String($0) }
          return CalendarDay(padded.joined(separator: "-"))
        default: return nil
        }
      }.first
  }
}
