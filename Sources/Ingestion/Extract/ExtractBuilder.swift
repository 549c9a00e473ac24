import Files
import Geography
import Observations

/// Where what is found in a file is gathered, so that no cell goes missing between its readers.
struct ExtractBuilder {
  let file: String
  /// The first of them; the rest are counted.
  private(set) var problems: [Problem] = []
  private(set) var unlistedProblems = 0
  private(set) var reconciliation = Reconciliation()
  var columns: [Extract.Column] = []
  var breaks: [SeriesBreak] = []
  /// What the rows say of schools, each saying once.
  private(set) var register: [RegisterEntry] = []
  private var registered: Set<RegisterEntry> = []
  private var sums = SumTally()
  /// By a fingerprint of what a row is about: where it stood.
  private var lines: [Fingerprint: Int] = [:]
  /// The same with its figures, where rows may stand again.
  private var figures: [Fingerprint: [String]] = [:]

  static let mostProblems = 1000

  init(file: String) { self.file = file }

  mutating func beginRow() { reconciliation.rows += 1 }

  /// Keeps what a row says of a school, unless an earlier row said it.
  mutating func register(_ entry: RegisterEntry) {
    let saying = RegisterEntry(
      unit: entry.unit, period: entry.period, name: entry.name, municipality: entry.municipality,
      line: 0)
    if registered.insert(saying).inserted { register.append(entry) }
  }

  /// In which sums a unit's figures count.
  mutating func share(of unit: UnitCode) -> SumTally.Share { sums.share(of: unit) }

  /// Counts an observation; whoever calls hands it on.
  /// - Parameters:
  ///   - series: its number in the file.
  ///   - share: of its unit.
  ///   - isSummed: its parts sum to a total that can be held against a printed one.
  mutating func count(
    _ value: CellValue, in series: Int, _ share: SumTally.Share, isSummed: Bool
  ) {
    reconciliation.cells += 1
    reconciliation.observations += 1
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
    guard problems.count < Self.mostProblems else {
      unlistedProblems += 1
      return
    }
    let shown = text.count > 200 ? String(text.prefix(200)) + "…" : text
    problems.append(
      Problem(file: file, line: line, column: column, kind: kind, text: shown, message: message))
  }

  mutating func refuse(_ refused: RefusedFile) { problems += refused.problems }

  /// Cells of a row that was refused before they were reached: read, and in no account.
  mutating func leaveUnaccounted(cells: Int) { reconciliation.cells += cells }

  /// Refuses a value cell, which then stays unaccounted for.
  mutating func refuseCell(
    line: Int, column: Int, _ kind: Problem.Kind, _ text: String, _ message: String
  ) {
    reconciliation.cells += 1
    refuse(line: line, column: column, kind, text, message)
  }

  /// How a row stands to those above it.
  enum Standing {
    case first
    /// It says the same, and has figures in some places, from 0, that were empty before.
    case repeated(filling: [Int])
    case contradictory
  }

  /// Whether an earlier row was about the same; one that was, is refused unless it may be repeated
  /// and agrees wherever both have figures.
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

  /// Brings the problems in order of line when every row has been read, and closes the account.
  /// - Parameter series: the file's, by their numbers.
  mutating func finish(_ series: [Series]) {
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    reconciliation.sums = sums.checks(series)
  }
}
