/// One of a few words that settings may hold.
public typealias Word = RawRepresentable<String> & CaseIterable & Decodable

/// A word as settings hold it, refused with the words that would do.
public struct Choice<Value: Word>: Decodable {
  public let value: Value

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(rawValue: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: Self.refusal(text))
    }
    self.value = value
  }

  public static func refusal(_ text: String) -> String {
    let known = Value.allCases.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(text) is not known here; expected one of \(known)"
  }
}
