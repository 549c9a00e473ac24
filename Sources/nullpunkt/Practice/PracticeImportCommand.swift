import Analysis
import ArgumentParser
import Files
import Flagging
import Geography
import Ingestion
import Observations
import Practices
import Storage

struct PracticeImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record practices from a filled-in table.",
    discussion: """
      The table is that of nullpunkt template practices, or what nullpunkt practice export --format \
      csv wrote. Each row is checked as nullpunkt practice add checks it, and the file is taken in \
      whole or not at all. A practice that is recorded already is passed over. Corrections are made \
      with nullpunkt practice add --replaces.

        nullpunkt practice import praksiser.csv
      """)

  @Argument(help: "The filled-in table.")
  var file: String
  @OptionGroup var vouchedFor: VouchedForOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    var table = try HeadedTable(
      SourceFile(path: file),
      .filledIn(
        needed: [
          "indicator", "unit", "period", "visited", "service", "description", "rarity", "contact",
        ],
        optional: ["recorded_by", "unit_name", "unit_level", "id", "replaces", "replaced_by"],
        also: ["unit_code": "unit"]))
    let rows = try table.all()
    let reader = PracticeRowReader(
      file: file, knowledge: knowledge, check: try knowledge.practiceCheck,
      vouchedFor: vouchedFor)
    var problems: [Problem] = []
    var practices: [CheckedPractice] = []
    for row in rows {
      do throws(RefusedFile) {
        practices.append(try reader.practice(row))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else {
      Console.explain(RefusedFile(problems))
      throw Refusal("\(file): refused, nothing of it was recorded")
    }
    let store = try database.open(.writing)
    let ids = try store.record(practices)
    try store.close()
    let known = practices.count - ids.count
    Console.explain(
      "\(file): \(ids.count) recorded" + (known > 0 ? ", \(known) recorded before" : ""))
  }
}

/// Reads practices from rows; every error gives its place in the file.
private struct PracticeRowReader {
  let file: String
  let knowledge: Knowledge
  let check: PracticeCheck
  let vouchedFor: VouchedForOptions

  /// - Throws: `RefusedFile` with every invalid cell; texts are checked when all others are valid.
  func practice(_ row: TableRecord) throws(RefusedFile) -> CheckedPractice {
    var problems: [Problem] = []
    @discardableResult
    func read<Value>(_ name: String, _ make: (String) throws -> Value) -> Value? {
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
    let period = read("period", year)
    let indicator = read("indicator") { try knowledge.indicators(named: $0).first?.id }
    let unit = period.flatMap { period in
      read("unit") { try knowledge.visitedUnit($0, in: period) }
    }
    let visited = read("visited", day)
    let rarity = read("rarity", rarity)
    read("replaced_by") { newer in
      guard newer.isEmpty else {
        throw Refusal("is the entry that replaces this one; leave this row out")
      }
    }
    guard problems.isEmpty, let period, let indicator = indicator ?? nil, let unit, let visited,
      let rarity
    else { throw RefusedFile(problems) }
    let practice = Practice(
      indicator: indicator, unit: unit, period: period, visited: visited, service: row["service"],
      description: row["description"], rarity: rarity, contact: row["contact"],
      recordedBy: row["recorded_by"])
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

  /// Parses `2024-05-14`, and `14.05.2024` as spreadsheets rewrite it.
  private func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text.split(separator: ".").reversed().joined(separator: "-")) else {
      throw Refusal("is no day; expected YYYY-MM-DD such as 2024-05-14")
    }
    return try day.requiredInThePast()
  }

  private func rarity(_ text: String) throws -> Rarity {
    guard let rarity = Rarity(word: text) else {
      throw Refusal("is no rarity; expected \(Rarity.allValueStrings.joined(separator: ", "))")
    }
    return rarity
  }
}

extension Practice {
  /// Whether the practice's service or description contains the words.
  fileprivate func mentions(_ words: String) -> Bool {
    service.contains(words) || description.contains(words)
  }
}
