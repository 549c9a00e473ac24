import Paper
import Pictures

/// Writes a document's headings, paragraphs and lists as parts of a page; pages have their own tables and
/// pictures.
struct BlockMarkup {
  /// How much higher headings stand than in the document: those of level 3 become level 2 on a page of their
  /// own.
  let lift: Int

  func markup(_ blocks: [Block]) -> Markup { .joined(blocks.map(block), by: "\n") }

  private func block(_ block: Block) -> Markup {
    switch block {
    case .heading(let level, let text):
      level - lift <= 2 ? "<h2>\(Self.inline(text))</h2>" : "<h3>\(Self.inline(text))</h3>"
    case .paragraph(let text, .body): "<p>\(Self.inline(text))</p>"
    case .paragraph(let text, .lead): "<p class=\"lead\">\(Self.inline(text))</p>"
    case .paragraph(let text, .note): "<p class=\"note\">\(Self.inline(text))</p>"
    case .list(let items):
      "<ul class=\"more\">\(Markup.joined(items.map { item -> Markup in "<li>\(Self.inline(item))</li>" }))</ul>"
    case .answer(_, let text): "<p>\(Self.inline(text))</p>"
    case .sideBySide(let first, let second): markup(first + second)
    case .table, .picture, .pageBreak: ""
    }
  }

  private static func inline(_ text: [Inline]) -> Markup {
    .joined(
      text.map { piece in
        switch piece {
        case .text(let text, .strong): "<b>\(text)</b>"
        case .text(let text, .emphasis): "<em>\(text)</em>"
        case .text(let text, .code): "<code>\(text)</code>"
        case .text(let text, .plain), .text(let text, .small): "\(text)"
        case .lineBreak: "<br>"
        case .verdict(_, let word): "\(word)"
        }
      })
  }
}

extension SiteWords {
  /// A text in Markdown as blocks.
  func blocks(_ name: String) throws -> [Block] { MarkdownReader().read(try self(name)).blocks }
}
