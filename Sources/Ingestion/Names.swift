/// One text or several.
struct Names: Sendable, Decodable {
  let all: [String]

  init(_ all: [String]) { self.all = all }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      all = [text]
    } else {
      all = try container.decode([String].self)
    }
  }
}
