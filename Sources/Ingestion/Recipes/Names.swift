import Files

/// A list of texts that may be written as a single one.
package struct Names: Sendable, SettingsReadable {
  package let all: [String]

  init(_ all: [String]) { self.all = all }

  package init(reading node: SettingsNode) throws(SettingsRefusal) {
    if let text = node.text {
      all = [text]
    } else if let texts = try? [String](reading: node), !texts.isEmpty {
      all = texts
    } else {
      throw node.refusal("expected a text, or a list of texts")
    }
  }
}
