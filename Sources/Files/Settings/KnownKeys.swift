/// Reads a YAML mapping whose keys are all declared, so that a misspelt key is an error instead of being
/// ignored.
public struct KnownKeys<Key: RawRepresentable<String> & CaseIterable & Equatable> {
  private let node: SettingsNode
  private let values: [(key: Key, value: SettingsNode)]

  /// - Throws: `SettingsRefusal` at the first undeclared key, or when the node is not a mapping.
  public init(_ node: SettingsNode) throws(SettingsRefusal) {
    self.node = node
    var values: [(key: Key, value: SettingsNode)] = []
    for entry in try node.entries {
      guard let key = Key(rawValue: entry.key) else {
        let known = Key.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw SettingsRefusal(
          line: entry.line, column: entry.column, "is no key here; expected \(known)",
          path: [entry.key])
      }
      values.append((key, entry.value))
    }
    self.values = values
  }

  /// Reads the value of a required key; throws where the key is missing.
  public func callAsFunction<Value: SettingsReadable>(_ key: Key) throws(SettingsRefusal) -> Value {
    guard let value = value(key) else {
      throw node.refusal("the key \(key.rawValue) is missing")
    }
    return try read(value, key)
  }

  /// Reads the value of a key, or returns the default where the key is missing.
  public func callAsFunction<Value: SettingsReadable>(_ key: Key, or otherwise: Value)
    throws(SettingsRefusal) -> Value
  {
    try ifPresent(key) ?? otherwise
  }

  /// Reads the value of a key; nil where the key is missing or its value is null.
  public func ifPresent<Value: SettingsReadable>(_ key: Key) throws(SettingsRefusal) -> Value? {
    guard let value = value(key), !value.isNothing else { return nil }
    return try read(value, key)
  }

  /// Reads a mapping whose keys are words of a fixed set; empty where the key is missing.
  public func keyed<Name: Word & Hashable, Value: SettingsReadable>(_ key: Key)
    throws(SettingsRefusal) -> [Name: Value]
  {
    guard let node = value(key), !node.isNothing else { return [:] }
    do throws(SettingsRefusal) {
      var found: [Name: Value] = [:]
      for entry in try node.entries {
        do throws(SettingsRefusal) {
          guard let name = Name(rawValue: entry.key) else {
            throw SettingsRefusal(
              line: entry.line, column: entry.column, Name.refusal(entry.key), path: [])
          }
          found[name] = try Value(reading: entry.value)
        } catch {
          throw error.inside(entry.key)
        }
      }
      return found
    } catch {
      throw error.inside(key.rawValue)
    }
  }

  /// An error at the key's value, at one item of its list, or at the whole mapping when no key is given.
  public func refusal(_ key: Key?, item: Int? = nil, _ reason: String) -> SettingsRefusal {
    guard let key else { return node.refusal(reason) }
    guard let value = value(key) else { return node.refusal(reason).inside(key.rawValue) }
    guard let item, value.items.indices.contains(item) else {
      return value.refusal(reason).inside(key.rawValue)
    }
    return value.items[item].refusal(reason).inside("[\(item)]").inside(key.rawValue)
  }

  private func value(_ key: Key) -> SettingsNode? { values.first { $0.key == key }?.value }

  private func read<Value: SettingsReadable>(_ node: SettingsNode, _ key: Key)
    throws(SettingsRefusal) -> Value
  {
    do throws(SettingsRefusal) {
      return try Value(reading: node)
    } catch {
      throw error.inside(key.rawValue)
    }
  }
}
