import Files

/// Reads the two tables of a round: who was asked, and with whom they work. Every problem of both is told.
package struct NetworkReader {
  /// The municipality that a cell means.
  let place: (String) throws -> (code: String, name: String)
  /// What is wrong with a text that may name a person; nil where nothing is.
  let person: (String) -> String?

  /// - Parameters:
  ///   - place: throws an error whose description says what would be right.
  ///   - person: likewise.
  package init(
    place: @escaping (String) throws -> (code: String, name: String),
    person: @escaping (String) -> String?
  ) {
    self.place = place
    self.person = person
  }

  /// The columns of actors, and of ties, as the template has them.
  package static let actorColumns = [
    "id", "service", "sector", "municipality", "invited", "answered",
  ]
  package static let tieColumns = [
    "from", "to", "year", "frequency", "quality", "wishes_more", "strengths", "obstacles",
  ]

  /// - Throws: `RefusedFile` with the problems of both files.
  package func network(actors: SourceFile, ties: SourceFile) throws(RefusedFile) -> Network {
    var table = try HeadedTable(actors, .filledIn(needed: Self.actorColumns, optional: []))
    var told = try HeadedTable(
      ties,
      .filledIn(
        needed: Array(Self.tieColumns.prefix(4)), optional: Array(Self.tieColumns.dropFirst(4))))
    var problems: [Problem] = []
    let read = self.actors(&table, file: actors.path, &problems)
    let (year, rows) = self.ties(&told, file: ties.path, read, &problems)
    guard problems.isEmpty, let year else { throw RefusedFile(problems) }
    return Network(year: year, actors: read, ties: rows)
  }

  private func actors(_ table: inout HeadedTable, file: String, _ problems: inout [Problem])
    -> [NetworkActor]
  {
    var actors: [NetworkActor] = []
    var lines: [String: Int] = [:]
    for row in rows(of: &table, &problems) {
      var cells = CellReader(row, file: file)
      let id = cells.text("id", "a short name of the actor's own, such as ppt-grue", person)
      let service = cells.text("service", "a service or a role, such as PPT", person)
      let sector = cells.text("sector", "a sector, such as skole", person)
      let municipality = cells.read("municipality", place)
      let isInvited = cells.read("invited", Self.answer)
      let hasAnswered = cells.read("answered", Self.answer)
      if isInvited == false, hasAnswered == true {
        cells.refuse("answered", "has answered without being invited; expected nei, or invited ja")
      }
      if let id, let line = lines.updateValue(row.line, forKey: id) {
        cells.refuse(
          "id", kind: .duplicate, "stands already on line \(line); expected each actor once")
      }
      problems += cells.problems
      guard let id, let service, let sector, let municipality, let isInvited, let hasAnswered else {
        continue
      }
      actors.append(
        NetworkActor(
          id: id, service: service, sector: sector, place: municipality.code,
          placeName: municipality.name, isInvited: isInvited, hasAnswered: hasAnswered))
    }
    return actors
  }

  private func ties(
    _ table: inout HeadedTable, file: String, _ actors: [NetworkActor],
    _ problems: inout [Problem]
  ) -> (Int?, [ToldTie]) {
    // Problems of the first table are told, and not once more in each row of the second.
    let isKnown = problems.isEmpty
    let places = Dictionary(
      actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var (year, ties) = (Int?.none, [ToldTie]())
    var lines: [Int: Int] = [:]
    var firstLine = 0
    for row in rows(of: &table, &problems) {
      var cells = CellReader(row, file: file)
      let actor = { (text: String) throws(Invalid) -> Int in
        if let place = places[text] { return place }
        throw Invalid(
          "is no id of the table of actors; expected one such as "
            + NearestNames.nearest(to: text, among: actors.map(\.id)).joined(separator: ", "))
      }
      let from = isKnown ? cells.read("from", actor) : 0
      let to = isKnown ? cells.read("to", actor) : 0
      let its = cells.read("year", Self.year)
      if let its {
        if let year, year != its {
          cells.refuse(
            "year",
            "is another year than \(year) of line \(firstLine); expected one round in a file")
        }
        if year == nil { (year, firstLine) = (its, row.line) }
      }
      let frequency = cells.read("frequency") { (text) throws(Invalid) in
        try Self.whole(text, in: 0...4, "how often, from 0 for never to 4")
      }
      let quality = cells.readIfFilled("quality") { (text) throws(Invalid) in
        try Self.whole(text, in: 1...5, "how well it works, from 1 to 5, or nothing")
      }
      let wishes = cells.readIfFilled("wishes_more", Self.answer) ?? false
      let strengths = cells.readIfFilled("strengths", Self.categories) ?? []
      let obstacles = cells.readIfFilled("obstacles", Self.categories) ?? []
      if isKnown, let from, let to {
        if from == to {
          cells.refuse("to", "is the actor itself; expected another")
        } else if let line = lines.updateValue(row.line, forKey: from * actors.count + to) {
          cells.refuse(
            "to", kind: .duplicate,
            "stands already with \(row["from"]) on line \(line); expected "
              + "each tie once")
        }
        if !actors[from].hasAnswered {
          cells.refuse(
            "from", "has not answered by the table of actors; expected answered ja there, or no row"
          )
        }
      }
      if frequency == 0, quality != nil {
        cells.refuse(
          "quality", "is how well it works with frequency 0; expected nothing where they never do")
      }
      problems += cells.problems
      guard let from, let to, let frequency else { continue }
      ties.append(
        ToldTie(
          from: from, to: to, frequency: Double(frequency), quality: quality, wishesMore: wishes,
          strengths: strengths, obstacles: obstacles))
    }
    return (year, ties)
  }

  private func rows(of table: inout HeadedTable, _ problems: inout [Problem]) -> [TableRecord] {
    do throws(RefusedFile) {
      return try table.all()
    } catch {
      problems += error.problems
      return []
    }
  }

  /// The error for a cell, which says what would be right.
  struct Invalid: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }

  /// Yes and no, as people write them.
  static func answer(_ text: String) throws(Invalid) -> Bool {
    switch text.lowercased() {
    case "ja", "yes", "true", "1": return true
    case "nei", "no", "false", "0": return false
    default: throw Invalid("is neither ja nor nei; expected one of them")
    }
  }

  static func year(_ text: String) throws(Invalid) -> Int {
    guard text.count == 4, let year = Int(text), (1900...2100).contains(year) else {
      throw Invalid("is no year; expected one such as 2024")
    }
    return year
  }

  private static func whole(_ text: String, in range: ClosedRange<Int>, _ expected: String)
    throws(Invalid) -> Int
  {
    guard text.utf8.count == 1, let number = Int(text), range.contains(number) else {
      throw Invalid("is none of the answers; expected \(expected)")
    }
    return number
  }

  /// Categories with a stroke or a plus sign between.
  private static func categories(_ text: String) throws(Invalid) -> Set<TieCategory> {
    var found: Set<TieCategory> = []
    for word in text.split(whereSeparator: { "/+|,".contains($0) }) {
      let word = word.trimmingBlanks
      guard let category = TieCategory(word: word) else {
        let words = TieCategory.allCases.map(\.word).joined(separator: ", ")
        throw Invalid("holds \(word), which is no category; expected \(words), with / between them")
      }
      found.insert(category)
    }
    return found
  }
}

extension NetworkReader {
  /// The year of a round's first tie, whose municipalities hold; the newest where no row tells one, of which the
  /// reading of the tables will say what is wrong.
  package static func yearTold(in ties: SourceFile) throws(RefusedFile) -> Int {
    var shape = TableShape()
    shape.header = .amongComments
    shape.rows = .any
    var table = try HeadedTable(ties, shape)
    while let row = try table.next() {
      if let year = try? year(String(row["year"].trimmingBlanks)) { return year }
    }
    return 2024
  }
}
