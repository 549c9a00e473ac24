/// A type that can be read from a settings node.
public protocol SettingsReadable {
  /// - Throws: `SettingsRefusal` at the first value that does not fit the type.
  init(reading node: SettingsNode) throws(SettingsRefusal)
}

extension String: SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    guard let text = node.text else { throw node.refusal("expected a text") }
    self = text
  }
}

extension Int: SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    guard case .text(let text, isPlain: true) = node.content, let number = Int(text) else {
      throw node.refusal("expected a whole number", isQuoted: true)
    }
    self = number
  }
}

extension Double: SettingsReadable {
  /// Reads a decimal number with optional point and exponent; returns the nearest double.
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    guard case .text(let text, isPlain: true) = node.content,
      text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { throw node.refusal("expected a number such as 0.1", isQuoted: true) }
    self = number
  }
}

extension Bool: SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    guard case .text(let text, isPlain: true) = node.content, let truth = Bool(text) else {
      throw node.refusal("expected true or false", isQuoted: true)
    }
    self = truth
  }
}

extension Array: SettingsReadable where Element: SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    guard case .list(let items) = node.content else {
      throw node.refusal("expected a list", isQuoted: true)
    }
    self = []
    reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      do throws(SettingsRefusal) {
        append(try Element(reading: item))
      } catch {
        throw error.inside("[\(index)]")
      }
    }
  }
}

extension Dictionary: SettingsReadable where Key == String, Value: SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    self = [:]
    for entry in try node.entries {
      do throws(SettingsRefusal) {
        self[entry.key] = try Value(reading: entry.value)
      } catch {
        throw error.inside(entry.key)
      }
    }
  }
}

extension SettingsNode {
  /// The entries of a mapping; throws for any other node.
  var entries: [Entry] {
    get throws(SettingsRefusal) {
      guard case .mapping(let entries) = content else {
        throw refusal("expected a mapping of keys", isQuoted: true)
      }
      return entries
    }
  }
}
