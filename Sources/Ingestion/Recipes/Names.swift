import Files

/// A list of texts that may be written as a single one.
struct Names: Sendable, SettingsReadable {
  let all: [String]

  init(_ all: [String]) { self.all = all }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    if let text = node.text {
      all = [text]
    } else if let texts = try? [String](reading: node), !texts.isEmpty {
      all = texts
    } else {
      throw node.refusal("expected a text, or a list of texts")
    }
  }
}
