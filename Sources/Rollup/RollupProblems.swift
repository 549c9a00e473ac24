import Files
import Geography

/// The reasons for which a roll-up's answer is refused, with file, line and column as far as the engine can say
/// them.
package struct RollupProblems {
  let statement: RollupStatement
  let file: PersonFile
  private let answer: RollupAnswer

  package init(_ answer: RollupAnswer, of statement: RollupStatement, over file: PersonFile) {
    (self.answer, self.statement, self.file) = (answer, statement, file)
  }

  /// Whether there is none.
  package var isEmpty: Bool {
    answer.faults.isEmpty && answer.twice == 0 && tooManyUnknown == nil && !answer.persons.isEmpty
  }

  var hasFaults: Bool { !answer.faults.isEmpty }

  var hasTwice: Bool { answer.twice > 0 }

  /// The problems, of each fault those whose places are known, or else one for all rows.
  package func listed(at places: [FaultPlace]) -> [Problem] {
    var problems: [Problem] = []
    for (fault, shown, rows) in answer.faults.sorted(by: { $0.fault.name < $1.fault.name }) {
      let known = places.filter { $0.fault == fault.name }.prefix(10)
      let message = "\(expectation(of: fault)) (\(rows) such \(rows == 1 ? "row" : "rows"))"
      if known.isEmpty {
        problems.append(problem(0, fault, shown, message))
      } else {
        problems += known.map { problem($0.line, fault, $0.shown, message) }
      }
    }
    if answer.twice > 0 {
      let isSpell = statement.recipe.rows == .spell
      let known = places.filter { $0.fault == "twice" }.prefix(10)
      let what =
        isSpell
        ? "begins before an earlier spell of the same person ends; expected spells that do not overlap "
        : "is of a person whom an earlier row has in the same year; expected one row for each person and year "
      let message =
        what
        + "(\(answer.twice) \(isSpell ? "people have such spells" : "people stand twice in a year"))"
      problems += (known.isEmpty ? [0] : known.map(\.line)).map {
        Problem(
          file: name, line: $0, column: $0 > 0 ? place(of: .person) : 0, kind: .duplicate,
          message: message)
      }
    }
    if let tooManyUnknown { problems.append(tooManyUnknown) }
    if answer.persons.isEmpty, problems.isEmpty {
      problems.append(
        Problem(
          file: name, kind: .empty,
          message:
            "nobody is counted in \(statement.years.lowerBound)–\(statement.years.upperBound); "
            + "expected rows of these years"))
    }
    return problems
  }

  /// How many of those counted stand under codes that no municipality had on the day, in words; nil for nobody.
  package var unknownInWords: String? {
    guard !answer.unknown.isEmpty else { return nil }
    let sorted = answer.unknown.sorted {
      ($1.persons, $0.code, $0.year) < ($0.persons, $1.code, $1.year)
    }
    let listed = sorted.prefix(20).map { "\($0.code) in \($0.year) (\($0.persons))" }
    let more = sorted.count > 20 ? " and \(sorted.count - 20) more" : ""
    return
      "\(unknownPersons) of \(allPersons) counted stand under codes of no municipality, and count in the "
      + "country alone: \(listed.joined(separator: ", "))\(more)"
  }

  /// How many rows were not counted since they are of other years; nil for none.
  package var otherYearsInWords: String? {
    guard answer.otherYears > 0 else { return nil }
    let what =
      statement.recipe.rows == .spell ? "spells of none of the days counted" : "rows of other years"
    return "\(answer.otherYears) \(what) were set aside"
  }

  private var unknownPersons: Int { answer.unknown.reduce(0) { $0 + $1.persons } }

  private var allPersons: Int { answer.persons.values.reduce(0, +) }

  private var tooManyUnknown: Problem? {
    guard Double(unknownPersons) > statement.recipe.unknownAtMost * Double(allPersons) else {
      return nil
    }
    return Problem(
      file: name, kind: .unit,
      message: "\(unknownInWords ?? ""); expected at most \(statement.recipe.unknownAtMost) of all "
        + "(unknown_at_most), or the year in whose codes the file is (codes_of)")
  }

  private var name: String { file.files.count == 1 ? file.files[0] : file.path }

  private func problem(_ line: Int, _ fault: RollupFault, _ text: String, _ message: String)
    -> Problem
  {
    let kind: Problem.Kind =
      switch fault {
      case .municipality: .unit
      case .condition, .sex: .label
      default: .value
      }
    return Problem(
      file: name, line: line, column: line > 0 ? place(fault) : 0, kind: kind, text: text,
      message: message)
  }

  /// The place of a column in a text file's rows, from 1; 0 where only the engine knows it.
  private func place(of role: PersonColumn) -> Int {
    statement.recipe.columns[role].flatMap { file.header.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  private func place(_ fault: RollupFault) -> Int {
    switch fault {
    case .person: place(of: .person)
    case .year: place(of: .year)
    case .municipality: place(of: .municipality)
    case .sex: place(of: .sex)
    case .birth, .bornAfter: place(of: .birth)
    case .age: place(of: statement.recipe.columns[.age] == nil ? .birth : .age)
    case .from: place(of: .from)
    case .through: place(of: .through)
    case .until: place(of: .until)
    case .endsBefore: max(place(of: .through), place(of: .until))
    case .condition(let number):
      file.header.firstIndex(of: statement.recipe.conditionColumns[number - 1]).map { $0 + 1 } ?? 0
    }
  }

  private func expectation(of fault: RollupFault) -> String {
    let recipe = statement.recipe
    func named(_ role: PersonColumn) -> String { recipe.columns[role] ?? role.rawValue }
    func day(_ role: PersonColumn) -> String {
      "is no day in \(named(role)); expected one of the calendar, written \(recipe.dates.rawValue)"
    }
    switch fault {
    case .person: return "nobody stands in \(named(.person)); expected the person's number"
    case .year: return "is no year in \(named(.year)); expected four digits"
    case .municipality:
      return
        "is no municipality's code in \(named(.municipality)); expected four digits, 9999 where it is "
        + "not stated" + (recipe.hasLostZeros ? "" : ", or lost_zeros in the recipe")
    case .sex:
      return
        "is no sex in \(named(.sex)); expected one of \(recipe.sexes.keys.sorted().joined(separator: ", "))"
    case .birth: return day(.birth)
    case .age where recipe.columns[.age] == nil:
      return "is the birth of somebody who is not from 0 to 120 years old on the day counted"
    case .age: return "is no age in \(named(.age)); expected whole years from 0 to 120"
    case .from: return day(.from)
    case .through: return day(.through) + ", or nothing"
    case .until: return day(.until) + ", or nothing"
    case .bornAfter: return "is later than the spell begins; expected a birth before it"
    case .endsBefore: return "is before the spell begins; expected a day after \(named(.from))"
    case .condition(let number):
      let column = recipe.conditionColumns[number - 1]
      let known = recipe.measures.flatMap(\.conditions).filter { $0.column == column }
        .flatMap { $0.counted + $0.notCounted }
      return "is not known in \(column); expected one of "
        + Set(known).sorted().map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", ")
    }
  }
}
