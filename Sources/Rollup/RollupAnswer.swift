import Observations

/// A fault of a row by the column that it is in.
enum RollupFault: Sendable, Hashable {
  case person, year, municipality, sex, birth, age, from, through, until
  /// A spell of somebody who was born later.
  case bornAfter
  /// A spell that ends before it begins.
  case endsBefore
  /// A text that a condition does not know, in the column of a number.
  case condition(Int)

  private static let words: [RollupFault: String] = [
    .person: "person", .year: "year", .municipality: "municipality", .sex: "sex", .birth: "birth",
    .age: "age", .from: "from", .through: "through", .until: "until", .bornAfter: "born_after",
    .endsBefore: "ends_before",
  ]

  /// The fault's name in the statement's answer.
  var name: String {
    if case .condition(let number) = self { "condition_\(number)" } else { Self.words[self] ?? "" }
  }

  init?(_ name: String) {
    if name.hasPrefix("condition_"), let number = Int(name.dropFirst(10)) {
      self = .condition(number)
    } else if let known = Self.words.first(where: { $0.value == name })?.key {
      self = known
    } else {
      return nil
    }
  }
}

/// What an engine answers to a roll-up's statement.
package struct RollupAnswer: Sendable {
  /// Whom a count is of.
  struct Place: Hashable, Sendable {
    let year: Int
    let unit: String
    let sex: String
    let band: String
  }

  /// The counts of the measures, in the recipe's order.
  private(set) var counts: [Place: [Int]] = [:]
  /// How many people were counted in a year.
  private(set) var persons: [Int: Int] = [:]
  /// Codes that no municipality had, with how many people stand under them, by year.
  private(set) var unknown: [(year: Int, code: String, persons: Int)] = []
  /// Rows of other years than those counted, or spells of none of the days counted.
  private(set) var otherYears = 0
  private(set) var faults: [(fault: RollupFault, shown: String, rows: Int)] = []
  /// How many people stand twice in a year, or have a spell that begins before an earlier one ends.
  private(set) var twice = 0

  /// The error for an answer that is not the statement's.
  struct Garbled: Error, CustomStringConvertible {
    let line: String
    var description: String { "the engine answered what is no row of counts: \(line.prefix(200))" }
  }

  package init() {}

  /// Takes up a line of the answer: cells between tabs.
  package mutating func add(_ line: String) throws {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count >= 7, let year = Int(cells[1]), let persons = Int(cells[6]) else {
      throw Garbled(line: line)
    }
    let counts = cells.dropFirst(7).compactMap { Int($0) }
    guard counts.count == cells.count - 7 else { throw Garbled(line: line) }
    let isOfBothSexes = cells[3] == Sex.both.rawValue
    switch cells[0] {
    case "count":
      let place = Place(year: year, unit: cells[2], sex: cells[3], band: cells[4])
      self.counts[place] = counts
      if place.band == RollupStatement.everybody, isOfBothSexes {
        self.persons[year, default: 0] += persons
      }
    case "unknown":
      if cells[4] == RollupStatement.everybody, !cells[5].isEmpty {
        unknown.append((year, cells[5], persons))
      }
    case "twice": twice = persons
    // What is no count is told of both sexes together.
    case _ where !isOfBothSexes: break
    case "other_years": otherYears = persons
    case let name:
      guard let fault = RollupFault(name) else { throw Garbled(line: line) }
      faults.append((fault, cells[5], persons))
    }
  }
}
