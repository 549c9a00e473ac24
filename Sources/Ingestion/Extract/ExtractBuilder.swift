import Files
import Geography
import Observations

/// Collects observations, problems and counts while a file is read, so that every cell is accounted for.
struct ExtractBuilder {
  let file: String
  /// The sheet of a workbook; nil for other files.
  let sheet: String?
  /// The problems, each with the number of others like it: the same text in the same column is one, and of
  /// one message in a column the first fifty are listed. At most a thousand; the rest are counted.
  private(set) var problems: [Problem] = []
  private(set) var unlistedProblems = 0
  private(set) var reconciliation = Reconciliation()
  /// How many observations each series of the file has, by its number.
  private(set) var observations: [Int] = []
  var columns: [Extract.Column] = []
  var breaks: [SeriesBreak] = []
  /// The rows' distinct statements about schools.
  private(set) var register: [RegisterEntry] = []
  private var registered: Set<RegisterEntry> = []
  private var sums = SumTally()
  /// The line of each row, keyed by a fingerprint of the row's subject.
  private var lines: [Fingerprint: Int] = [:]
  /// The figures of each row, keyed likewise; kept only where rows may be repeated.
  private var figures: [Fingerprint: [String]] = [:]

  /// The index of the problem that stands for each fault.
  private var faults: [Fault: Int] = [:]
  /// For each message in a column, whatever the text: the index of its first problem, and how many are listed.
  private var listed: [Fault: (first: Int, count: Int)] = [:]

  static let mostProblems = 1000
  private static let mostAlike = 50

  private let geography: Geography

  init(file: String, sheet: String? = nil, _ geography: Geography) {
    self.file = file
    self.sheet = sheet
    self.geography = geography
  }

  mutating func beginRow() { reconciliation.rows += 1 }

  /// Records a row's statement about a school, unless it has been recorded before.
  mutating func register(_ entry: RegisterEntry) {
    let saying = RegisterEntry(
      unit: entry.unit, period: entry.period, name: entry.name, municipality: entry.municipality,
      line: 0)
    if registered.insert(saying).inserted { register.append(entry) }
  }

  /// The sums in which a unit's figures count.
  mutating func share(of unit: UnitCode) -> SumTally.Share { sums.share(of: unit) }

  /// Counts one observation, which the caller then stores.
  /// - Parameters:
  ///   - series: its number in the file.
  ///   - share: of its unit.
  ///   - isSummed: its parts sum to a total that can be held against a printed one.
  mutating func count(
    _ value: CellValue, in series: Int, _ share: SumTally.Share, isSummed: Bool
  ) {
    reconciliation.cells += 1
    reconciliation.observations += 1
    while observations.count <= series { observations.append(0) }
    observations[series] += 1
    if isSummed { sums.add(value.number, in: series, share) }
  }

  mutating func setAside(_ reason: Reconciliation.SetAsideReason, cells: Int = 1) {
    guard cells > 0 else { return }
    reconciliation.cells += cells
    reconciliation.setAside[reason, default: 0] += cells
  }

  mutating func refuse(
    line: Int, column: Int = 0, _ kind: Problem.Kind, _ text: String, _ message: String
  ) {
    let shown = text.count > 200 ? String(text.prefix(200)) + "…" : text
    let fault = Fault(kind: kind, column: column, message: message, text: shown)
    let group = Fault(kind: kind, column: column, message: message, text: nil)
    let isMuch = listed[group].map { $0.count >= Self.mostAlike } ?? false
    if let known = faults[fault] ?? (isMuch ? listed[group]?.first : nil) {
      problems[known].alike += 1
      problems[known].lastLine = line
      return
    }
    guard problems.count < Self.mostProblems else {
      unlistedProblems += 1
      return
    }
    faults[fault] = problems.count
    listed[group] = (listed[group]?.first ?? problems.count, (listed[group]?.count ?? 0) + 1)
    problems.append(
      Problem(
        file: file, sheet: sheet, line: line, column: column, kind: kind, text: shown,
        message: message))
  }

  /// A kind of fault in a column: the same message about the same text, or about any text where `text` is nil.
  private struct Fault: Hashable {
    let kind: Problem.Kind
    let column: Int
    let message: String
    let text: String?
  }

  mutating func refuse(_ refused: RefusedFile) { problems += refused.problems }

  /// Counts cells of a refused row that were not read further; they remain unaccounted for.
  mutating func leaveUnaccounted(cells: Int) { reconciliation.cells += cells }

  /// Records a problem for a value cell, which then remains unaccounted for.
  mutating func refuseCell(
    line: Int, column: Int, _ kind: Problem.Kind, _ text: String, _ message: String
  ) {
    reconciliation.cells += 1
    refuse(line: line, column: column, kind, text, message)
  }

  /// How a row relates to the rows above it.
  enum Standing {
    case first
    /// It repeats an earlier row, and has figures in places, from 0, that were empty there.
    case repeated(filling: [Int])
    case contradictory
  }

  /// Compares a row with earlier rows on the same subject. A repeated row is refused, unless the recipe
  /// allows repeats and the figures agree.
  /// - Parameters:
  ///   - key: the fingerprint of what the row is about.
  ///   - subject: the same in words.
  ///   - cells: the row's figures.
  mutating func standing(
    _ key: Fingerprint, line: Int, mayRepeat: Bool, subject: () -> String, cells: () -> [String]
  ) -> Standing {
    guard let earlier = lines[key] else {
      lines[key] = line
      if mayRepeat { figures[key] = cells() }
      return .first
    }
    guard let known = figures[key] else {
      refuse(
        line: line, .duplicate, subject(),
        "stands already on line \(earlier); expected one row for each")
      return .contradictory
    }
    let cells = cells()
    for (old, new) in zip(known, cells) where old != new && !old.isEmpty && !new.isEmpty {
      refuse(
        line: line, .duplicate, subject(),
        "stands already on line \(earlier) with \(old) where this row has \(new); "
          + "expected the same figures each time")
      return .contradictory
    }
    figures[key] = zip(known, cells).map { $0.isEmpty ? $1 : $0 }
    return .repeated(filling: cells.indices.filter { known[$0].isEmpty && !cells[$0].isEmpty })
  }

  /// Completes the reconciliation when every row has been read, and sorts the problems by line.
  /// - Parameters:
  ///   - series: the file's, by their numbers.
  ///   - borders: in which the table gives its figures.
  ///   - absent: the places that one part of the file lacks.
  mutating func finish(_ series: [Series], borders: Recipe.Borders, absent: [AbsentPlaces]) {
    reconciliation.absent = absent
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    var counts = MunicipalityCounts(geography)
    reconciliation.sums = sums.checks(series) { unit, series in
      counts.count(of: unit, in: borders.year(of: series.period))
    }
  }
}
