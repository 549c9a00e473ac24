import Files
import Geography

/// Brings the lists of a data folder up to date from KLASS files: new rows are added, and a row that
/// contradicts the lists is a problem with line and column.
///
/// The lists are complete from 2008 through their last change. Whatever a file says of a day up to
/// then must be in them already; a later day is new.
public struct GeographyUpdate: Sendable {
  var places: [KlassCode: [PlaceVersion]]
  var changes: [RecordedChange]
  /// The last day that the lists cover.
  let lastKnown: CalendarDay
  /// The first day that the lists cover.
  static let start = CalendarDay(year: 2008, month: 1, day: 1)
  /// What the files added, one sentence each.
  public internal(set) var news: [String] = []
  public private(set) var problems: [Problem] = []

  struct PlaceVersion: Sendable, Equatable {
    let name: String
    let from: CalendarDay?
    var to: CalendarDay?

    func contains(_ day: CalendarDay) -> Bool { Validity(from: from, to: to).contains(day) }
  }

  struct RecordedChange: Sendable, Equatable {
    let date: CalendarDay
    let old: MunicipalityCode
    let oldName: String
    let new: MunicipalityCode
    let newName: String
  }

  init(places: [KlassCode: [PlaceVersion]], changes: [RecordedChange]) {
    self.places = places
    self.changes = changes
    lastKnown = changes.map(\.date).max() ?? Self.start
  }

  /// Merges a file.
  /// - Parameter validFrom: the first day of a code list without dates.
  public mutating func merge(_ file: KlassFile, validFrom: CalendarDay? = nil) {
    switch file.content {
    case .changes(let rows): merge(rows, of: file)
    case .wholeYear(let date, let rows):
      merge(rows.filter { $0.old != $0.new || !agree($0.oldName, $0.newName) }, of: file)
      checkUnchanged(rows.filter { $0.old == $0.new }, on: date, file)
    case .codes(let rows):
      let isDated = rows.contains { $0.from != nil || $0.to != nil }
      let places = rows.filter { !$0.code.isUnplaced }
      isDated ? mergeDated(places, file) : mergeUndated(places, validFrom, file)
    }
  }

  private mutating func merge(_ rows: [KlassFile.ChangeRow], of file: KlassFile) {
    for row in rows where !isKnown(row) && (row.old, row.oldName) != (row.new, row.newName) {
      if row.date <= lastKnown {
        contradict(
          file, row.line, Self.oldColumn, "\(row.old) \(row.oldName)",
          "the change to \(row.new) \(row.newName) on \(row.date) is not in our list, which is "
            + "complete through \(lastKnown); expected one of "
            + listed(changes.filter { .municipality($0.old) == row.old }))
      } else if case .none = version(of: row.old, before: row.date) {
        contradict(
          file, row.line, Self.oldColumn, "\(row.old) \(row.oldName)",
          "is not in force before \(row.date); expected a unit of the day before")
      } else {
        apply(row)
      }
    }
    // Only when a day's changes are all known can one see which codes have ended.
    for date in Set(rows.map(\.date)).sorted() where date > lastKnown {
      endReplaced(on: date, rows)
    }
  }

  private static let oldColumn = ["oldCode", "kommuner"]

  private func isKnown(_ row: KlassFile.ChangeRow) -> Bool {
    switch (row.old, row.new) {
    case (.municipality(let old), .municipality(let new)):
      changes.contains { $0.date == row.date && $0.old == old && $0.new == new }
    // No list of changes is kept for counties: they begin and end.
    default:
      version(of: row.old, before: row.date) != nil && version(of: row.new, on: row.date) != nil
        && version(of: row.old, on: row.date) == nil
    }
  }

  private mutating func apply(_ row: KlassFile.ChangeRow) {
    news.append("\(row.date): \(row.old) \(row.oldName) → \(row.new) \(row.newName)")
    if case .municipality(let old) = row.old, case .municipality(let new) = row.new {
      changes.append(
        RecordedChange(
          date: row.date, old: old, oldName: row.oldName, new: new, newName: row.newName))
    }
    if let present = version(of: row.new, on: row.date) {
      let isRenamed =
        row.old == row.new ? row.oldName != row.newName : !agree(present.name, row.newName)
      guard isRenamed else { return }
    }
    end(row.new, on: row.date)
    begin(row.new, row.newName, on: row.date)
  }

  /// Ends the codes whose area went to another code, unless area came to them on the same day.
  private mutating func endReplaced(on date: CalendarDay, _ rows: [KlassFile.ChangeRow]) {
    let sameDay = rows.filter { $0.date == date }
    for code in Set(sameDay.map(\.old)).subtracting(sameDay.map(\.new)).sorted() {
      end(code, on: date)
    }
  }

  /// Checks that codes which a whole-year list reports as unchanged are so in the lists.
  private mutating func checkUnchanged(
    _ rows: [KlassFile.ChangeRow], on date: CalendarDay, _ file: KlassFile
  ) {
    for row in rows where !row.old.isUnplaced {
      guard let present = version(of: row.new, on: date) else {
        contradict(
          file, row.line, Self.oldColumn, "\(row.old) \(row.oldName)",
          "is not in force on \(date) in our lists; expected a code of that day")
        continue
      }
      if !agree(present.name, row.newName) {
        contradict(
          file, row.line, Array(file.header.dropFirst().prefix(1)), row.newName,
          Self.otherName(present))
      }
    }
  }

  func version(of code: KlassCode, on day: CalendarDay) -> PlaceVersion? {
    places[code]?.first { $0.contains(day) }
  }

  func version(of code: KlassCode, before day: CalendarDay) -> PlaceVersion? {
    places[code]?.first { ($0.from.map { $0 < day } ?? true) && ($0.to.map { $0 >= day } ?? true) }
  }

  mutating func begin(_ code: KlassCode, _ name: String, on day: CalendarDay) {
    news.append("\(code) \(name) begins \(day)")
    places[code, default: []].append(PlaceVersion(name: name, from: day, to: nil))
  }

  mutating func end(_ code: KlassCode, on day: CalendarDay) {
    guard let index = places[code]?.firstIndex(where: { $0.contains(day) && $0.from != day })
    else { return }
    places[code]?[index].to = day
    news.append("\(code) \(places[code]?[index].name ?? "") ends \(day)")
  }

  /// Whether a file's name can be that of a known unit, letters that were lost in its encoding forgiven.
  func agree(_ known: String, _ name: String) -> Bool {
    Municipality.isOneName(known, name) || Municipality.isNoFurtherName(name, than: known)
  }

  /// Whether the same unit has come to be called by a further name: `Steinkjer - Stïentje` after `Steinkjer`.
  func isRenamed(_ known: String, _ name: String) -> Bool {
    !Municipality.isNoFurtherName(name, than: known)
  }

  private func listed(_ known: [RecordedChange]) -> String {
    known.isEmpty
      ? "none of that code"
      : known.map { "\($0.date) → \($0.new) \($0.newName)" }.joined(separator: ", ")
  }

  private static func otherName(_ known: PlaceVersion) -> String {
    "is called \(known.name) in our lists; expected that name"
  }

  mutating func contradictName(
    _ file: KlassFile, _ row: KlassFile.CodeRow, _ known: PlaceVersion
  ) {
    contradict(file, row.line, ["name"], row.name, Self.otherName(known))
  }

  /// Records a contradiction at a cell.
  /// - Parameter columns: prefixes of the column's name in the various layouts.
  mutating func contradict(
    _ file: KlassFile, _ line: Int, _ columns: [String], _ text: String, _ message: String
  ) {
    let column = file.header.firstIndex { name in columns.contains { name.hasPrefix($0) } }
    problems.append(
      Problem(
        file: file.path, line: line, column: column.map { $0 + 1 } ?? 0, kind: .unit, text: text,
        message: message))
  }
}
