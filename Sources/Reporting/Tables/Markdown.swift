import Files

/// A Markdown page, built paragraph by paragraph.
struct Markdown {
  private var blocks: [String] = []

  mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  /// Appends a place that links lead to.
  /// - Parameter name: letters of ASCII, digits, hyphens and underscores.
  mutating func anchor(_ name: String) { blocks.append("<a id=\"\(name)\"></a>") }

  mutating func paragraph(_ text: String) { blocks.append(text) }

  mutating func list(_ items: [String]) {
    blocks.append(items.map { "- " + $0 }.joined(separator: "\n"))
  }

  /// Appends a table; the first column and those in `texts` are aligned left, numbers right.
  mutating func table(_ header: [String], _ rows: [[String]], texts: Set<Int> = []) {
    let rule = header.indices.map { $0 == 0 || texts.contains($0) ? ":--" : "--:" }
    let lines = [header.map(Self.cell), rule] + rows.map { $0.map(Self.cell) }
    blocks.append(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  /// The one escape of names, titles and notes: Markdown prints the text as it is, on one line.
  ///
  /// Nothing in it becomes emphasis, code, a link, a picture, a cell, a heading, a list, mathematics or
  /// HTML, an address does not link by itself, and what would steer a terminal is shown.
  static func plain(_ text: String) -> String {
    var plain = ""
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").shown()
    for character in line.replacing(/&(?=[#A-Za-z])/, with: "&amp;") {
      switch character {
      case "<": plain += "&lt;"
      case ">": plain += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "@": plain += "\\\(character)"
      default: plain.append(character)
      }
    }
    return
      plain
      .replacing("://", with: "\\://").replacing(/(?i)www\./) { "\($0.output.dropLast())\\." }
      .replacing(/^\s+/, with: "")
      // Nor does a paragraph that begins so become a list or a heading.
      .replacing(/^([0-9]*)([-+.)=])/) { "\($0.output.1)\\\($0.output.2)" }
  }

  /// A cell's Markdown with every bar escaped that is not.
  private static func cell(_ markdown: String) -> String {
    markdown.replacing(/\\.|\|/) { $0.output == "|" ? "\\|" : $0.output }
  }
}
