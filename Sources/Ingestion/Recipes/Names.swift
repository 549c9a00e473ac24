/// One text or several.
struct Names: Sendable, Decodable {
  let all: [String]

  init(_ all: [String]) { self.all = all }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      all = [text]
    } else if let texts = try? container.decode([String].self), !texts.isEmpty {
      all = texts
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a text, or a list of texts")
    }
  }
}
