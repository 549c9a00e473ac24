import Analysis
import Files
import Geography
import Observations
import Practices

/// Reads practices from the rows of a filled-in table; every error gives its place in the file.
struct PracticeRowReader {
  let file: String
  let knowledge: Knowledge
  let check: PracticeCheck
  let vouchedFor: VouchedForOptions
  private var units = ReadUnits()

  init(file: String, knowledge: Knowledge, check: PracticeCheck, vouchedFor: VouchedForOptions) {
    self.file = file
    self.knowledge = knowledge
    self.check = check
    self.vouchedFor = vouchedFor
  }

  /// - Throws: `RefusedFile` with every invalid cell; texts are checked when all others are valid.
  mutating func practice(_ row: TableRecord) throws(RefusedFile) -> CheckedPractice {
    var cells = CellsOfRow(row, of: file)
    let period = cells.read("period", year)
    let indicator = cells.read("indicator") { text in
      text.isEmpty ? nil : try knowledge.indicators(named: text).first?.id
    }
    let visited = cells.read("visited", day)
    let unit = period.flatMap { period in
      cells.read("unit") {
        try units.unit($0, in: period, isVisited: !row["visited"].isEmpty, knowledge)
      }
    }
    let theme: PracticeTheme?? = cells.read("theme") { try word($0, "theme") }
    let status: PracticeStatus?? = cells.read("status") { try word($0, "status") }
    let isExample = cells.read("example", yesOrNo)
    let votes = votes(&cells)
    cells.read("replaced_by") { newer in
      guard newer.isEmpty else {
        throw Refusal("is the entry that replaces this one; leave this row out")
      }
    }
    guard cells.problems.isEmpty, let period, let indicator, let unit, let visited, let theme,
      let status, let isExample, let votes
    else { throw RefusedFile(cells.problems) }
    let practice = Practice(
      indicator: indicator, unit: unit, period: period, visited: visited, service: row["service"],
      description: row["description"], theme: theme, votes: votes, status: status ?? .found,
      contact: row["contact"], recordedBy: row["recorded_by"], isExample: isExample)
    do throws(RefusedPractice) {
      return try check.check(practice, vouchedFor: vouchedFor.vouching(practice.mentions))
    } catch {
      throw RefusedFile(
        error.problems.map { problem in
          Problem(
            file: file, line: row.line, column: row.column(of: problem.field.rawValue),
            kind: .value, message: problem.explained)
        })
    }
  }

  private func year(_ text: String) throws -> Int {
    guard case .year(let year) = Period(text, .year) else {
      throw Refusal("is no year; expected one such as 2021")
    }
    return year
  }

  /// Parses `2024-05-14`, and `14.05.2024` as spreadsheets rewrite it; nil for an empty cell.
  private func day(_ text: String) throws -> CalendarDay? {
    guard !text.isEmpty else { return nil }
    guard let day = CalendarDay(text.split(separator: ".").reversed().joined(separator: "-")) else {
      throw Refusal("is no day; expected YYYY-MM-DD such as 2024-05-14")
    }
    return try day.requiredInThePast()
  }

  /// The choice that a cell names; nil for an empty one.
  private func word<Word: SaidInWords>(_ text: String, _ what: String) throws -> Word? {
    guard !text.isEmpty else { return nil }
    guard let word = Word(word: text) else {
      throw Refusal("is no \(what); expected \(Word.known.joined(separator: ", "))")
    }
    return word
  }

  private func yesOrNo(_ text: String) throws -> Bool {
    switch text.lowercased() {
    case "yes", "ja": true
    case "", "no", "nei": false
    default: throw Refusal("is neither yes nor no; expected yes for an example, else nothing")
    }
  }

  /// The votes that are counted in columns of their own, else those of the cell of rarity; nil where a cell is
  /// refused.
  private func votes(_ cells: inout CellsOfRow) -> RarityVotes? {
    let said = cells.read("rarity", votes)
    let counts = Rarity.allCases.map { rarity in cells.read("votes_\(rarity.rawValue)", count) }
    guard let said, let common = counts[0], let slightly = counts[1], let very = counts[2] else {
      return nil
    }
    guard common != nil || slightly != nil || very != nil else { return said }
    let counted = RarityVotes(
      common: common ?? 0, slightlyUnusual: slightly ?? 0, veryUnusual: very ?? 0)
    let isSaid = said.count == 0 || said.middle == counted.middle
    cells.read("rarity") { _ in
      guard isSaid else {
        throw Refusal(
          "is not what the votes beside it say; expected \(counted.middle?.rawValue ?? "nothing")")
      }
    }
    return counted
  }

  /// Parses one judgement or several: `litt uvanlig`, `2 vanlig, 5 litt uvanlig`; none for an empty cell.
  private func votes(_ text: String) throws -> RarityVotes {
    try text.split(separator: ",").map { part in
      let said = part.drop { $0 == " " }
      guard let votes = RarityVotes(text: String(said)) else {
        throw Refusal("is no rarity; expected \(Rarity.known.joined(separator: ", "))")
      }
      return votes
    }.sum
  }

  private func count(_ text: String) throws -> Int? {
    guard !text.isEmpty else { return nil }
    guard let count = Int(text), (0...1000).contains(count) else {
      throw Refusal("is no number of votes; expected a whole number from 0 to 1000")
    }
    return count
  }
}

/// The units of a table's rows, each text read once for a year: a long table has few of them.
private struct ReadUnits {
  private struct Asked: Hashable {
    let text: String
    let year: Int
    let isVisited: Bool
  }

  private var known: [Asked: Result<NamedUnit, any Error>] = [:]
  private var territories: [Int: Territory] = [:]

  mutating func unit(
    _ text: String, in year: Int, isVisited: Bool, _ knowledge: Knowledge
  ) throws -> NamedUnit {
    let asked = Asked(text: text, year: year, isVisited: isVisited)
    if let known = known[asked] { return try known.get() }
    let territory = try territories[year] ?? knowledge.territory(atEndOf: year)
    territories[year] = territory
    let read = Result {
      try knowledge.practiceUnit(text, of: territory, isVisited: isVisited)
    }
    known[asked] = read
    return try read.get()
  }
}

/// The cells of a row, with the problems of those that could not be read.
private struct CellsOfRow {
  let row: TableRecord
  let file: String
  private(set) var problems: [Problem] = []

  init(_ row: TableRecord, of file: String) { (self.row, self.file) = (row, file) }

  /// - Returns: nil for a cell that is refused.
  @discardableResult
  mutating func read<Value>(_ name: String, _ make: (String) throws -> Value) -> Value? {
    do {
      return try make(row[name])
    } catch {
      problems.append(
        Problem(
          file: file, line: row.line, column: row.column(of: name), kind: .value,
          text: row[name], message: "\(error)"))
      return nil
    }
  }
}

extension Practice {
  /// Whether the practice's service or description contains the words.
  fileprivate func mentions(_ words: String) -> Bool {
    service.contains(words) || description.contains(words)
  }
}
