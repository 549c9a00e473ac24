/// The mapping of a settings file, of which every key is known: a misspelt one would otherwise be
/// passed over in silence.
public struct KnownKeys<Key: RawRepresentable<String> & CaseIterable & Equatable> {
  private let node: SettingsNode
  private let values: [(key: Key, value: SettingsNode)]

  /// - Throws: `SettingsRefusal` at the first key that is none of `Key`'s, and for what is no mapping.
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

  /// What a key stands for; refused where it is missing.
  public func callAsFunction<Value: SettingsReadable>(_ key: Key) throws(SettingsRefusal) -> Value {
    guard let value = value(key) else {
      throw node.refusal("the key \(key.rawValue) is missing")
    }
    return try read(value, key)
  }

  /// What a key stands for, or else what it is without it.
  public func callAsFunction<Value: SettingsReadable>(_ key: Key, or otherwise: Value)
    throws(SettingsRefusal) -> Value
  {
    try ifPresent(key) ?? otherwise
  }

  /// What a key stands for; nil where it is missing or stands for nothing.
  public func ifPresent<Value: SettingsReadable>(_ key: Key) throws(SettingsRefusal) -> Value? {
    guard let value = value(key), !value.isNothing else { return nil }
    return try read(value, key)
  }

  /// A mapping whose keys are words; empty where there is none.
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

  /// What is wrong with a value, one item of a list, or the mapping as a whole.
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
