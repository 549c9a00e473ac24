import Files

extension NetworkReader {
  /// Reads GraphML: nodes and edges with their attributes by name. An edge without direction is a tie that both tell of.
  func graphML(_ file: SourceFile, year: Int) throws(RefusedFile) -> Network {
    let events = GraphMLEvents()
    try XMLEvents.parse(file, into: events)
    guard events.isGraph else {
      throw RefusedFile([
        Problem(
          file: file.path, line: 1, kind: .unrecognised,
          message: "is XML without a graph; expected GraphML, or a table of edges")
      ])
    }
    var made = MadeNetwork(file: file.path)
    for refusal in events.refused {
      made.refuse(refusal.line, 0, refusal.element, .unrecognised, refusal.message)
    }
    for node in events.nodes { add(node, to: &made) }
    for edge in events.edges {
      let (from, to) = (edge.ends[0], edge.ends[1])
      for end in [from, to] where !made.has(end) {
        made.refuse(edge.line, 0, end, .label, "is no node of the graph; expected a node's id")
      }
      let weight = value(of: edge, ["frequency", "weight"], &made, Self.weight) ?? 1
      let wishes = value(of: edge, ["wishes_more"], &made, Self.answer) ?? false
      guard made.has(from), made.has(to) else { continue }
      made.add(
        from, to, weight, wishesMore: wishes, isDirected: edge.isDirected ?? events.isDirected,
        line: edge.line)
    }
    return try made.network(year: year)
  }

  private func add(_ node: GraphMLEvents.Element, to made: inout MadeNetwork) {
    let id = node.ends[0]
    guard !made.has(id) else {
      return made.refuse(node.line, 0, id, .duplicate, "stands already; expected each node once")
    }
    func text(_ names: String...) -> String {
      String((names.lazy.compactMap { node.data[$0] }.first ?? "").trimmingBlanks)
    }
    let service = text("service", "label", "name")
    for text in [id, service, text("sector"), text("place")] where !text.isEmpty {
      if let reason = person(text) { made.refuse(node.line, 0, text, .value, reason) }
    }
    let municipality = text("municipality", "place")
    let placed = value(of: node, ["municipality"], &made) { try place($0) }
    made.add(
      NetworkActor(
        id: id, service: service.isEmpty ? id : service, sector: text("sector"),
        place: placed?.code ?? municipality, placeName: placed?.name ?? municipality,
        isInvited: value(of: node, ["invited"], &made, Self.answer) ?? true,
        hasAnswered: value(of: node, ["answered"], &made, Self.answer) ?? true))
  }

  /// The first of an element's attributes that is filled; nil where none is, or it cannot be read.
  private func value<Value>(
    of element: GraphMLEvents.Element, _ names: [String], _ made: inout MadeNetwork,
    _ make: (String) throws -> Value
  ) -> Value? {
    guard
      let text = names.lazy.compactMap({ element.data[$0]?.trimmingBlanks }).first(where: {
        !$0.isEmpty
      })
    else { return nil }
    do {
      return try make(String(text))
    } catch {
      made.refuse(element.line, 0, String(text), .value, "\(error)")
      return nil
    }
  }
}

/// What a GraphML file holds, as its elements are met.
private final class GraphMLEvents: XMLEvents.Handler {
  struct Element {
    let line: Int
    /// A node's id, or an edge's ends.
    let ends: [String]
    /// Nil where the graph says it.
    var isDirected: Bool?
    /// The attributes by name.
    var data: [String: String] = [:]
  }

  private(set) var isGraph = false
  private(set) var isDirected = true
  private(set) var nodes: [Element] = []
  private(set) var edges: [Element] = []
  /// What stands in the file and would be lost.
  private(set) var refused: [(line: Int, element: String, message: String)] = []

  private var line = 1
  /// The attributes' names by the ids that data refer to.
  private var names: [String: String] = [:]
  /// What an element's attribute is that does not say it, by whether it is an edge's and the attribute's name.
  private var usual: [Bool: [String: String]] = [:]
  private var declared: (id: String, isFor: String)?
  /// How many graphs are open: those inside a node hold its parts.
  private var depth = 0
  private var open: (element: Element, isEdge: Bool)?
  private var key: String?
  private var text: [UInt8] = []

  func at(line: Int) { self.line = line }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "graph":
      if isGraph, depth == 0 {
        refused.append((line, "graph", "is one more graph in the same file; expected one"))
      }
      if depth == 0 { isDirected = attributes["edgedefault"] != "undirected" }
      isGraph = true
      depth += 1
    case "key":
      guard let id = attributes["id"] else { return }
      names[id] = attributes["attr.name"] ?? id
      declared = (id, attributes["for"] ?? "all")
    case "default":
      key = "default"
      text = []
    case "node": open = (Element(line: line, ends: [attributes["id"] ?? ""]), false)
    case "edge":
      var edge = Element(
        line: line, ends: [attributes["source"] ?? "", attributes["target"] ?? ""])
      edge.isDirected = attributes["directed"].map { $0 == "true" }
      open = (edge, true)
    case "hyperedge":
      refused.append(
        (
          line, "hyperedge",
          "is an edge between more than two; expected edges with source and target"
        ))
    case "data":
      key = attributes["key"].map { names[$0] ?? $0 }
      text = []
    // yEd's name of a node stands in its drawing.
    case "NodeLabel":
      key = "label"
      text = []
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {
    guard key != nil, text.count < Self.longest else { return }
    text += bytes.map { UInt8(bitPattern: $0) }
  }

  /// A text longer than this is no name.
  private static let longest = 1 << 16

  func end(_ element: XMLName) {
    switch element {
    case "graph": depth -= 1
    case "key": declared = nil
    case "default":
      let text = take()
      guard let declared, let name = names[declared.id] else { return }
      for isEdge in [false, true]
      where declared.isFor == "all" || declared.isFor == (isEdge ? "edge" : "node") {
        usual[isEdge, default: [:]][name] = text
      }
    case "data", "NodeLabel":
      guard let key else { return }
      open?.element.data[key] = take()
    case "node", "edge":
      guard var open else { return }
      open.element.data.merge(usual[open.isEdge] ?? [:]) { own, _ in own }
      if open.isEdge { edges.append(open.element) } else { nodes.append(open.element) }
      self.open = nil
    default: break
    }
  }

  /// The text that was gathered.
  private func take() -> String {
    key = nil
    return String(decoding: text, as: UTF8.self)
  }
}
