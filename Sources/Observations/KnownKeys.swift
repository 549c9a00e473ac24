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

  public func callAsFunction<Value: Decodable>(_ key: Key, or otherwise: Value) throws -> Value {
    try container.decodeIfPresent(Value.self, forKey: key) ?? otherwise
  }

  public func ifPresent<Value: Decodable>(_ key: Key) throws -> Value? {
    try container.decodeIfPresent(Value.self, forKey: key)
  }

  /// What is wrong with a value, or with the mapping as a whole.
  public func refusal(_ key: Key?, _ message: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(
        codingPath: container.codingPath + [key].compactMap { $0 }, debugDescription: message))
  }
}

/// Any key of a mapping.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
