/// The blocks of a page in Markdown.
package enum MarkdownPage {
  package static func blocks(_ text: String) -> [PageBlock] {
    var blocks: [PageBlock] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let (line, number) = (line.drop { $0 == " " }, index + 1)
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        let level = min(6, line.prefix { $0 == "#" }.count)
        blocks.append(PageBlock(.heading(level), line: number, [String(line.drop { $0 == "#" })]))
      } else if line.hasPrefix("|") {
        let cells = cells(line)
        if cells.allSatisfy({ $0.contains("-") && $0.allSatisfy { ":- ".contains($0) } }) {
          // What stands above the rule is the table's head.
          if let head = blocks.popLast() {
            blocks.append(PageBlock(.head, line: head.line, head.cells))
          }
        } else {
          blocks.append(PageBlock(.row, line: number, cells))
        }
      } else {
        blocks.append(PageBlock(.text, line: number, [String(line)]))
      }
    }
    return blocks
  }

  /// The cells between bars that are not escaped.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, isEscaped) = ([""], false)
    for letter in line.dropFirst() {
      if letter == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
      isEscaped = letter == "\\" && !isEscaped
    }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { $0.trimmingBlanks }
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
