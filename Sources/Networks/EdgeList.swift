import Files

/// Reads networks that others have made: a table of edges, or GraphML.
extension NetworkReader {
  /// The network of a file, of which everybody is taken to have answered unless it says otherwise.
  /// - Parameter year: the round's.
  /// - Throws: `RefusedFile` with every problem.
  package func other(_ file: SourceFile, year: Int) throws(RefusedFile) -> Network {
    let first = try file.contents().first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    return first == UInt8(ascii: "<")
      ? try graphML(file, year: year) : try edgeList(file, year: year)
  }

  private func edgeList(_ file: SourceFile, year: Int) throws(RefusedFile) -> Network {
    var table = try HeadedTable(file, Self.edges)
    var made = MadeNetwork(file: file.path)
    for row in try table.all() {
      var cells = CellReader(row, file: file.path)
      let from = cells.text("from", "the name of a node", person)
      let to = cells.text("to", "the name of a node", person)
      let weight = cells.readIfFilled("frequency", Self.weight)
      let isDirected = cells.readIfFilled("type", Self.isDirected) ?? true
      made.problems += cells.problems
      guard let from, let to, cells.problems.isEmpty else { continue }
      made.add(
        from, to, weight ?? 1, isDirected: isDirected, line: row.line, column: row.column(of: "to"))
    }
    return try made.network(year: year)
  }

  /// The table of edges, as Gephi, igraph and NetworkX call its columns, in any case.
  private static var edges: TableShape {
    let names = [
      "source": "from", "from_id": "from", "fra": "from", "kilde": "from", "target": "to",
      "to_id": "to", "til": "to", "mål": "to", "weight": "frequency", "vekt": "frequency",
    ]
    var shape = TableShape.filledIn(needed: ["from", "to"], optional: [])
    shape.optional = nil
    shape.renamed = { name in
      let name = name.lowercased()
      return names[name] ?? name
    }
    shape.absence = { name, header in
      (
        header.joined(separator: " "),
        "the column \(name) is missing; expected a header with from and to, or source and target"
      )
    }
    return shape
  }

  /// A weight that is a number of a finite size, and not below 0.
  static func weight(_ text: String) throws(Invalid) -> Double {
    guard text.utf8.allSatisfy({ "0123456789.,eE+-".utf8.contains($0) }),
      let weight = Double(text.replacing(",", with: ".")), (0...1e12).contains(weight)
    else { throw Invalid("is no weight; expected a number from 0") }
    return weight
  }

  /// Gephi's word for an edge that has a direction, and for one that has none.
  private static func isDirected(_ text: String) throws(Invalid) -> Bool {
    switch text.lowercased() {
    case "directed": return true
    case "undirected", "mutual": return false
    default: throw Invalid("is no type of an edge; expected Directed or Undirected")
    }
  }

  /// A network that grows edge by edge, and refuses what is none.
  struct MadeNetwork {
    let file: String
    var problems: [Problem] = []
    private(set) var actors: [NetworkActor] = []
    private var places: [String: Int] = [:]
    private var ties: [ToldTie] = []
    private var lines: [[Int]: Int] = [:]

    init(file: String) { self.file = file }

    mutating func add(_ actor: NetworkActor) {
      places[actor.id] = actors.count
      actors.append(actor)
    }

    func has(_ id: String) -> Bool { places[id] != nil }

    /// Adds an edge, and its ends where they are new. One without direction is a tie that both tell of.
    mutating func add(
      _ from: String, _ to: String, _ weight: Double, wishesMore: Bool = false, isDirected: Bool,
      line: Int, column: Int = 0
    ) {
      for id in [from, to] where !has(id) {
        add(NetworkActor(id: id, service: id, sector: "", place: "", placeName: ""))
      }
      guard let one = places[from], let other = places[to] else { return }
      if one == other {
        return refuse(line, column, to, .value, "is the node itself; expected another")
      }
      for (from, to) in isDirected ? [(one, other)] : [(one, other), (other, one)] {
        if let first = lines.updateValue(line, forKey: [from, to]) {
          return refuse(
            line, column, actors[to].id, .duplicate,
            "stands already with \(actors[from].id) on line \(first); expected each edge once")
        }
        ties.append(ToldTie(from: from, to: to, frequency: weight, wishesMore: wishesMore))
      }
    }

    mutating func refuse(
      _ line: Int, _ column: Int = 0, _ text: String, _ kind: Problem.Kind, _ message: String
    ) {
      problems.append(
        Problem(
          file: file, line: line, column: column, kind: kind, text: String(text.prefix(60)),
          message: message))
    }

    func network(year: Int) throws(RefusedFile) -> Network {
      guard problems.isEmpty else { throw RefusedFile(problems) }
      guard !actors.isEmpty else {
        throw RefusedFile([
          Problem(file: file, kind: .empty, message: "holds no node; expected a network")
        ])
      }
      return Network(year: year, actors: actors, ties: ties)
    }
  }
}
