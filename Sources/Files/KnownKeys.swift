/// The mapping of a settings file, of which every key is known: a misspelt one would otherwise be
/// passed over in silence.
public struct KnownKeys<Key: CodingKey & CaseIterable> {
  private let container: KeyedDecodingContainer<Key>

  /// - Throws: `DecodingError` at the first key that is none of `Key`'s.
  public init(_ decoder: any Decoder) throws {
    let known = Key.allCases.map(\.stringValue)
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys
    where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath + [key],
          debugDescription: "is no key here; expected \(known.sorted().joined(separator: ", "))"))
    }
    container = try decoder.container(keyedBy: Key.self)
  }

  public func callAsFunction<Value: Decodable>(_ key: Key) throws -> Value {
    try container.decode(Value.self, forKey: key)
  }

  /// One of a few words; a refusal lists them.
  public func callAsFunction<Value: Word>(_ key: Key) throws -> Value {
    try container.decode(Choice<Value>.self, forKey: key).value
  }

  public func ifPresent<Value: Word>(_ key: Key) throws -> Value? {
    try container.decodeIfPresent(Choice<Value>.self, forKey: key)?.value
  }

  /// Labels with what each of them stands for.
  public func callAsFunction<Value: Word>(_ key: Key, or otherwise: [String: Value]) throws
    -> [String:
    Value]
  {
    try container.decodeIfPresent([String: Choice<Value>].self, forKey: key)?
      .mapValues(\.value) ?? otherwise
  }

  /// A mapping whose keys are such words.
  public func keyed<Name: Word & Hashable, Value: Decodable>(_ key: Key) throws -> [Name: Value] {
    let found = try container.decodeIfPresent([String: Value].self, forKey: key) ?? [:]
    let pairs = try found.map { text, value in
      guard let name = Name(rawValue: text) else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(
            codingPath: container.codingPath + [key, AnyKey(stringValue: text)],
            debugDescription: Choice<Name>.refusal(text)))
      }
      return (name, value)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  public func callAsFunction<Value: Decodable>(_ key: Key, or otherwise: Value) throws -> Value {
    try container.decodeIfPresent(Value.self, forKey: key) ?? otherwise
  }

  public func ifPresent<Value: Decodable>(_ key: Key) throws -> Value? {
    try container.decodeIfPresent(Value.self, forKey: key)
  }

  /// What is wrong with a value, one item of a list, or the mapping as a whole.
  public func refusal(_ key: Key?, item: Int? = nil, _ message: String) -> DecodingError {
    let place: [(any CodingKey)?] = [key, item.map { AnyKey(index: $0) }]
    return .dataCorrupted(
      DecodingError.Context(
        codingPath: container.codingPath + place.compactMap { $0 }, debugDescription: message))
  }
}

/// Any key of a mapping, or place in a list.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int?

  init(index: Int) {
    stringValue = "\(index)"
    intValue = index
  }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
