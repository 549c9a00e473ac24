/// A parsed YAML or JSON value with its line and column in the text.
public struct SettingsNode: Sendable {
  let content: Content
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  enum Content: Sendable {
    /// A scalar; `isPlain` when it is written without quotes.
    case text(String, isPlain: Bool)
    case list([SettingsNode])
    /// The entries in the order of the text; keys are unique.
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry: Sendable {
    let key: String
    /// The line of the key, from 1.
    let line: Int
    let column: Int
    let value: SettingsNode
  }

  /// Parses YAML.
  /// - Throws: `SettingsRefusal` when the text is not well-formed YAML, or holds more or less than one
  ///   document.
  public init(yaml bytes: [UInt8]) throws(SettingsRefusal) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(SettingsRefusal) in
      var composer = SettingsComposer(YAMLEvents(buffer))
      return try composer.document()
    }
  }

  /// Parses JSON, after escaping the few characters that JSON permits in strings and YAML does not.
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

  /// The scalar's text; nil for a list, a mapping or null (`null`, `~`, empty).
  public var text: String? {
    guard case .text(let text, let isPlain) = content, !(isPlain && Self.isNothing(text)) else {
      return nil
    }
    return text
  }

  /// True for null: an empty scalar, `~` or `null`, without quotes.
  var isNothing: Bool {
    if case .text(let text, isPlain: true) = content { Self.isNothing(text) } else { false }
  }

  private static func isNothing(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null"
  }

  /// The value of a mapping's key; nil where there is no such key.
  public subscript(key: String) -> SettingsNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The items of a list; empty for any other node.
  public var items: [SettingsNode] { if case .list(let items) = content { items } else { [] } }

  /// An error at this node.
  /// - Parameter isQuoted: whether the message begins with the node's text.
  public func refusal(_ reason: String, isQuoted: Bool = false) -> SettingsRefusal {
    SettingsRefusal(
      line: line, column: column, text: isQuoted ? text ?? "" : "", reason, path: [])
  }
}
