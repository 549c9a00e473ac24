/// Reads the Markdown of our own pages: headings, paragraphs, lists, tables with bars, and what stands out
/// inside a line. A link is its text, or the title of the page where it is that page's file name.
package struct MarkdownReader {
  /// The titles of pages by their file names.
  private let titles: [String: String]

  package init(titles: [String: String] = [:]) { self.titles = titles }

  /// The pages of a report as one document: the first gives the title, each of the others is a chapter.
  /// - Parameter pages: the file names and texts.
  package static func document(
    _ pages: [(name: String, text: String)], language: String, footer: String
  ) -> PaperDocument {
    let titles = Dictionary(
      pages.map { ($0.name, Self().read($0.text).title) }, uniquingKeysWith: { first, _ in first })
    let read = pages.map { Self(titles: titles).read($0.text) }
    let chapters = read.dropFirst().flatMap { page -> [Block] in
      [.heading(level: 2, [.text(page.title)])]
        + page.blocks.map { block -> Block in
          guard case .heading(let level, let text) = block else { return block }
          return .heading(level: level + 1, text)
        }
    }
    return PaperDocument(
      title: read.first?.title ?? "", language: language, footer: footer,
      blocks: (read.first?.blocks ?? []) + chapters)
  }

  /// - Returns: the text of the first heading of level 1, and what comes after it.
  package func read(_ markdown: String) -> (title: String, blocks: [Block]) {
    var title = ""
    var blocks: [Block] = []
    for part in Self.parts(markdown) {
      switch part[0].first {
      case "#":
        let level = part[0].prefix { $0 == "#" }.count
        let text = inline(String(part[0].dropFirst(level).drop { $0 == " " }))
        if level == 1, title.isEmpty {
          title = text.map(\.plain).joined()
        } else {
          blocks.append(.heading(level: level, text))
        }
      case "|": if let table = table(part) { blocks.append(.table(table)) }
      case "-" where part[0].hasPrefix("- "):
        blocks.append(.list(part.map { inline(String($0.dropFirst(2))) }))
      default:
        let text = part.filter { !$0.hasPrefix("<a id=") }.joined(separator: " ")
        if !text.isEmpty { blocks.append(.paragraph(inline(text))) }
      }
    }
    return (title, blocks)
  }

  /// The lines between empty ones.
  private static func parts(_ markdown: String) -> [[Substring]] {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty).map(Array.init)
  }

  private func table(_ lines: [Substring]) -> PaperTable? {
    guard lines.count >= 2 else { return nil }
    let cells = lines.map(Self.cells)
    let rows = cells.dropFirst(2).map { $0.map(inline) }
    let heads = cells[0].map { inline($0).map(\.plain).joined() }
    let columns = heads.enumerated().map { place, head in
      let texts = rows.map { row in
        row.indices.contains(place) ? row[place].map(\.plain).joined() : ""
      }
      let isNumber = cells[1].indices.contains(place) && !cells[1][place].hasPrefix(":")
      let longest = texts.map(\.count).max() ?? 0
      // No word is broken, and no column takes all.
      let word = (texts + [head]).flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 0
      return PaperTable.Column(
        head, width: Double(max(word + 2, min(longest, 34))), isNumber ? .number : .text)
    }
    return PaperTable(
      caption: "", columns: columns,
      rows: rows.map { PaperTable.Row($0.map { PaperTable.Cell($0) }) })
  }

  /// The cells of a line, between bars that are not escaped.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var isEscaped = false
    for character in line.drop(while: { $0 == "|" }) {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { $0.trimmingSpaces }
  }

  /// The pieces of a line.
  package func inline(_ markdown: String) -> [Inline] {
    var pieces: [Inline] = []
    var text = ""
    var (isStrong, isEmphasis) = (false, false)
    func end() {
      guard !text.isEmpty else { return }
      pieces.append(.text(text, isStrong ? .strong : isEmphasis ? .emphasis : .plain))
      text = ""
    }
    var rest = Substring(markdown)
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "\\":
        if let next = rest.popFirst() { text.append(next) }
      case "*" where rest.first == "*":
        rest = rest.dropFirst()
        end()
        isStrong.toggle()
      case "*":
        end()
        isEmphasis.toggle()
      case "`":
        end()
        pieces.append(.text(String(rest.prefix { $0 != "`" }), .code))
        rest = rest.drop { $0 != "`" }.dropFirst()
      case "[": break
      case "]" where rest.first == "(":
        let target = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.drop { $0 != ")" }.dropFirst()
        if let title = titles[text.lastWord], target.hasPrefix(text.lastWord) {
          text.removeLast(text.lastWord.count)
          text += "«\(title)»"
        }
      case "&":
        let entity = Self.entities.first { rest.hasPrefix($0.name) }
        text.append(entity?.character ?? character)
        rest = rest.dropFirst(entity?.name.count ?? 0)
      default: text.append(character)
      }
    }
    end()
    return pieces
  }

  private static let entities: [(name: String, character: Character)] = [
    ("lt;", "<"), ("gt;", ">"), ("amp;", "&"),
  ]
}

extension String {
  /// What stands after the last space.
  fileprivate var lastWord: String { String(split(separator: " ").last ?? "") }

  /// The text without spaces around it.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
