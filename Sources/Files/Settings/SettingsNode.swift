/// A text of settings as a tree: what stands in it, and where.
public struct SettingsNode: Sendable {
  let content: Content
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int

  enum Content: Sendable {
    /// A text, and whether it stands without quotes.
    case text(String, isPlain: Bool)
    case list([SettingsNode])
    /// In the order of the text, each key once.
    case mapping([Entry])
  }

  /// A key and what it stands for.
  struct Entry: Sendable {
    let key: String
    /// Where the key stands.
    let line: Int
    let column: Int
    let value: SettingsNode
  }

  /// Reads a text in YAML.
  /// - Throws: `SettingsRefusal` when it is not YAML, or not one document.
  public init(yaml bytes: [UInt8]) throws(SettingsRefusal) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(SettingsRefusal) in
      var composer = SettingsComposer(YAMLEvents(buffer))
      return try composer.document()
    }
  }

  /// Reads a text in JSON, which is YAML except for a few characters that JSON leaves unescaped in
  /// its strings, and has nowhere else.
  /// - Throws: `SettingsRefusal` when it is not JSON, as far as YAML tells.
  public init(json text: String) throws(SettingsRefusal) {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    try self.init(yaml: Array(escaped.utf8))
  }

  init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// The text, where there is one; nil for a list, a mapping, or nothing (`null`, `~`, no text).
  public var text: String? {
    guard case .text(let text, let isPlain) = content, !(isPlain && Self.isNothing(text)) else {
      return nil
    }
    return text
  }

  /// Whether there is nothing here: no text, `~` or `null`, without quotes.
  var isNothing: Bool {
    if case .text(let text, isPlain: true) = content { Self.isNothing(text) } else { false }
  }

  private static func isNothing(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null"
  }

  /// What a key of a mapping stands for; nil where there is no such key.
  public subscript(key: String) -> SettingsNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The items of a list; none for anything else.
  public var items: [SettingsNode] { if case .list(let items) = content { items } else { [] } }

  /// What is wrong here, and what would be right.
  /// - Parameter isQuoted: whether the message is to be preceded by what stands here.
  public func refusal(_ reason: String, isQuoted: Bool = false) -> SettingsRefusal {
    SettingsRefusal(
      line: line, column: column, text: isQuoted ? text ?? "" : "", reason, path: [])
  }
}
