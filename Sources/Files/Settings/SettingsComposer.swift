/// Builds a `SettingsNode` tree from the events of a YAML parser.
struct SettingsComposer: ~Copyable {
  private var events: YAMLEvents
  private var anchors: [String: SettingsNode] = [:]
  private var depth = 0

  private static let deepest = 64

  init(_ events: consuming YAMLEvents) { self.events = events }

  /// Parses the single document of the text.
  mutating func document() throws(SettingsRefusal) -> SettingsNode {
    var next = try events.next()
    guard case .startOfDocument = next.event else {
      throw SettingsRefusal(line: 0, column: 0, "there is nothing; expected settings", path: nil)
    }
    let top = try node(events.next())
    next = try events.next()
    guard case .endOfText = next.event else {
      throw SettingsRefusal(
        line: next.line, column: next.column, "another document begins; expected one alone",
        path: nil)
    }
    return top
  }

  private mutating func node(_ next: (event: YAMLEvents.Event, line: Int, column: Int))
    throws(SettingsRefusal) -> SettingsNode
  {
    guard depth < Self.deepest else {
      throw SettingsRefusal(
        line: next.line, column: next.column,
        "is nested deeper than \(Self.deepest) levels; expected fewer", path: nil)
    }
    depth += 1
    defer { depth -= 1 }
    let (content, anchor): (SettingsNode.Content, String?)
    switch next.event {
    case .scalar(let text, let isPlain, let name):
      (content, anchor) = (.text(text, isPlain: isPlain), name)
    case .startOfList(let name): (content, anchor) = (.list(try list()), name)
    case .startOfMapping(let name): (content, anchor) = (.mapping(try mapping()), name)
    case .alias(let name):
      guard let named = anchors[name] else {
        throw SettingsRefusal(
          line: next.line, column: next.column, text: "*\(name)",
          "nothing above has this name; expected &\(name) before it", path: nil)
      }
      return named
    case .end, .startOfDocument, .endOfText:
      throw SettingsRefusal(
        line: next.line, column: next.column, "expected a text, a list or a mapping", path: nil)
    }
    let node = SettingsNode(content, line: next.line, column: next.column)
    if let anchor { anchors[anchor] = node }
    return node
  }

  private mutating func list() throws(SettingsRefusal) -> [SettingsNode] {
    var items: [SettingsNode] = []
    while true {
      let next = try events.next()
      if case .end = next.event { return items }
      items.append(try node(next))
    }
  }

  private mutating func mapping() throws(SettingsRefusal) -> [SettingsNode.Entry] {
    var entries: [SettingsNode.Entry] = []
    var seen: Set<String> = []
    while true {
      let next = try events.next()
      if case .end = next.event { return entries }
      let key = try node(next)
      guard case .text(let name, _) = key.content else {
        throw SettingsRefusal(
          line: next.line, column: next.column, "a list or a mapping is no key; expected a text",
          path: nil)
      }
      guard seen.insert(name).inserted else {
        throw SettingsRefusal(
          line: next.line, column: next.column, text: name,
          "the key stands twice; expected it once", path: nil)
      }
      entries.append(
        SettingsNode.Entry(
          key: name, line: next.line, column: next.column, value: try node(events.next())))
    }
  }
}
