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
    for node in events.nodes { add(node, to: &made) }
    for edge in events.edges {
      let (from, to) = (edge.ends[0], edge.ends[1])
      for end in [from, to] where !made.has(end) {
        made.refuse(edge.line, 0, end, .label, "is no node of the graph; expected a node's id")
      }
      let weight = value(of: edge, ["frequency", "weight"], &made, Self.weight) ?? 1
      let wishes = value(of: edge, ["wishes_more"], &made, Self.answer) ?? false
      guard made.has(from), made.has(to) else { continue }
      made.add(from, to, weight, wishesMore: wishes, line: edge.line)
      if !(edge.isDirected ?? events.isDirected) {
        made.add(to, from, weight, wishesMore: wishes, line: edge.line)
      }
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
    for text in [id, service, text("sector")] where !text.isEmpty {
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

  private var line = 1
  /// The attributes' names by the ids that data refer to.
  private var names: [String: String] = [:]
  private var open: (element: Element, isEdge: Bool)?
  private var key: String?
  private var text: [UInt8] = []

  func at(line: Int) { self.line = line }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "graph":
      isGraph = true
      isDirected = attributes["edgedefault"] != "undirected"
    case "key":
      if let id = attributes["id"] { names[id] = attributes["attr.name"] ?? id }
    case "node": open = (Element(line: line, ends: [attributes["id"] ?? ""]), false)
    case "edge":
      var edge = Element(
        line: line, ends: [attributes["source"] ?? "", attributes["target"] ?? ""])
      edge.isDirected = attributes["directed"].map { $0 == "true" }
      open = (edge, true)
    case "data":
      key = attributes["key"].map { names[$0] ?? $0 }
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
    case "data":
      if let key { open?.element.data[key] = String(decoding: text, as: UTF8.self) }
      key = nil
    case "node", "edge":
      guard let open else { return }
      if open.isEdge { edges.append(open.element) } else { nodes.append(open.element) }
      self.open = nil
    default: break
    }
  }
}
