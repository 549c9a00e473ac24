import Paper
import Pictures
import Reporting

/// The newest round of each network, with what has changed since an earlier one.
struct SiteNetworksPage {
  let site: Site

  /// - Returns: nil where no round is kept.
  func page() throws -> SitePage? {
    guard !site.networks.isEmpty else { return nil }
    let title = try site.words("network_title")
    let sections = try site.networks.enumerated().map { place, report -> Markup in
      let page = site.networkPage(report)
      let document = try page.document(
        report, language: site.words.language, picture: "network-\(place)")
      return "<section><h2>\(document.title)</h2>\(Self.blocks(document.blocks))</section>"
    }
    return try Frame(
      site: site, name: PageName.networks, title: title, description: title,
      crumbs: [(site.words("front"), PageName.front)]
    ).page("<h1>\(title)</h1>\(Markup.joined(sections, by: "\n"))", site.printer())
  }

  private static func blocks(_ blocks: [Block]) -> Markup {
    .joined(blocks.map(block), by: "\n")
  }

  private static func block(_ block: Block) -> Markup {
    switch block {
    case .heading(_, let text): "<h3>\(inline(text))</h3>"
    case .paragraph(let text, _), .answer(_, let text): "<p>\(inline(text))</p>"
    case .list(let items):
      "<ul>\(Markup.joined(items.map { item -> Markup in "<li>\(inline(item))</li>" }))</ul>"
    case .table(let table): self.table(table)
    case .picture(let picture): picture.inline
    case .sideBySide(let first, let second): blocks(first + second)
    case .pageBreak: ""
    }
  }

  private static func table(_ table: PaperTable) -> Markup {
    let heads = table.columns.map { column -> Markup in
      "<th scope=\"col\">\(column.head)</th>"
    }
    let rows = table.rows.map { row -> Markup in
      let cells = zip(row.cells, table.columns).enumerated().map { place, cell -> Markup in
        let text = inline(cell.0.text)
        if place == 0 { return "<th scope=\"row\">\(text)</th>" }
        return cell.1.kind == .number ? "<td class=\"num\">\(text)</td>" : "<td>\(text)</td>"
      }
      return "<tr>\(Markup.joined(cells))</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(table.columns.first?.head ?? "")"><table class="plain">\
      <thead><tr>\(Markup.joined(heads))</tr></thead><tbody>\(Markup.joined(rows))</tbody></table></div>
      """
  }

  private static func inline(_ text: [Inline]) -> Markup {
    .joined(
      text.map { piece -> Markup in
        switch piece {
        case .text(let text, .strong): "<strong>\(text)</strong>"
        case .text(let text, .emphasis): "<em>\(text)</em>"
        case .text(let text, .code): "<code>\(text)</code>"
        case .text(let text, .plain), .text(let text, .small): "\(text)"
        case .lineBreak: "<br>"
        case .verdict(let mark, let word): "\(mark.symbol)\(word)"
        }
      })
  }
}
