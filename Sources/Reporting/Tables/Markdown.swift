/// A Markdown page, built paragraph by paragraph.
struct Markdown {
  private var blocks: [String] = []

  mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

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

  /// Escapes a user's text so that Markdown prints it unchanged.
  static func plain(_ text: String) -> String {
    String(text.flatMap { "\\`*_[]<>#|".contains($0) ? ["\\", $0] : [$0] })
      // Nor does a paragraph that begins so become a list.
      .replacing(/^([0-9]*)([-+.)])/) { "\($0.output.1)\\\($0.output.2)" }
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}
