import Pictures

extension PaperDocument {
  /// The document as HTML for pandoc, which names the styles of its reference document: a table's head is
  /// repeated, a picture has its size and its text.
  package var html: Markup {
    var writer = HTMLWriter()
    let body = Markup.joined(blocks.map { writer.block($0) }, by: "\n")
    return """
      <!doctype html>
      <html lang="\(language)"><head><meta charset="utf-8"><title>\(title)</title></head><body>
      \(body)
      <div data-custom-style="Sources"><p>\(footer)</p></div>
      </body></html>

      """
  }
}

/// Writes blocks, and counts the pictures on the way.
private struct HTMLWriter {
  private var pictures = 0

  mutating func block(_ block: Block) -> Markup {
    switch block {
    case .heading(let level, let text): Self.heading(level, Self.inline(text))
    case .paragraph(let text, .body): "<p>\(Self.inline(text))</p>"
    case .paragraph(let text, .lead): Self.styled("Lead", text)
    case .paragraph(let text, .note): Self.styled("Note", text)
    case .list(let items):
      "<ul>\(Markup.joined(items.map { item -> Markup in "<li>\(Self.inline(item))</li>" }))</ul>"
    case .table(let table): Self.table(table)
    case .picture(let picture): "<p>\(image(picture, width: min(picture.width, 440)))</p>"
    case .answer(_, let text): Self.styled("Answer", text)
    case .sideBySide(let first, let second):
      .joined((first + second).map { self.block($0) }, by: "\n")
    case .pageBreak: "<div data-custom-style=\"Page Break\"><p>\u{A0}</p></div>"
    }
  }

  private static func heading(_ level: Int, _ text: Markup) -> Markup {
    switch level {
    case ...1: "<h1>\(text)</h1>"
    case 2: "<h2>\(text)</h2>"
    case 3: "<h3>\(text)</h3>"
    default: "<h4>\(text)</h4>"
    }
  }

  private static func styled(_ style: Markup, _ text: [Inline]) -> Markup {
    "<div data-custom-style=\"\(style)\"><p>\(inline(text))</p></div>"
  }

  private mutating func image(_ picture: Picture, width: Double) -> Markup {
    let name = PaperDocument.fileName(ofPicture: pictures)
    pictures += 1
    let height = picture.height * width / picture.width
    return
      "<img src=\"\(name)\" alt=\"\(picture.told)\" width=\"\(Int(width))\" height=\"\(Int(height))\">"
  }

  /// The table without its columns of pictures.
  private static func table(_ table: PaperTable) -> Markup {
    let columns = table.columns.filter { $0.kind != .picture }
    let all = columns.reduce(0) { $0 + $1.width }
    let widths = columns.map { column -> Markup in
      "<col style=\"width:\(100 * column.width / max(all, 1))%\">"
    }
    let heads = columns.map { column -> Markup in
      "<th\(alignment(column.isNumber))>\(column.head.bound)</th>"
    }
    return """
      <table><caption>\(table.caption)</caption><colgroup>\(Markup.joined(widths))</colgroup>
      <thead><tr>\(Markup.joined(heads))</tr></thead>
      <tbody>\(Markup.joined(table.rows.map { row($0, of: table) }, by: "\n"))</tbody></table>
      """
  }

  private static func row(_ row: PaperTable.Row, of table: PaperTable) -> Markup {
    var place = 0
    var cells: [Markup] = []
    for cell in row.cells {
      let columns = table.columns.dropFirst(place).prefix(cell.span)
      place += cell.span
      let span = columns.count { $0.kind != .picture }
      guard span > 0 else { continue }
      let isNumber = span == 1 && columns.first?.isNumber == true
      let wide: Markup = span > 1 ? " colspan=\"\(span)\"" : ""
      let text = inline(cell.text)
      cells.append(
        row.kind == .plain
          ? "<td\(wide)\(alignment(isNumber))>\(text)</td>"
          : "<td\(wide)\(alignment(isNumber))><strong>\(text)</strong></td>")
    }
    return "<tr>\(Markup.joined(cells))</tr>"
  }

  private static func alignment(_ isNumber: Bool) -> Markup {
    isNumber ? " style=\"text-align:right\"" : " style=\"text-align:left\""
  }

  private static func inline(_ text: [Inline]) -> Markup {
    .joined(
      text.map { piece in
        switch piece {
        case .text(let text, .plain): "\(text.bound)"
        case .text(let text, .strong): "<strong>\(text.bound)</strong>"
        case .text(let text, .emphasis): "<em>\(text.bound)</em>"
        case .text(let text, .small): "<span data-custom-style=\"Small\">\(text.bound)</span>"
        case .text(let text, .code): "<code>\(text)</code>"
        case .lineBreak: "<br>"
        case .verdict(let mark, let word): verdict(mark, word)
        }
      })
  }

  private static func verdict(_ mark: Mark, _ word: String) -> Markup {
    switch mark.tone {
    case .worse: "<span data-custom-style=\"Worse\">\(mark.sign)\u{A0}\(word)</span>"
    case .better: "<span data-custom-style=\"Better\">\(mark.sign)\u{A0}\(word)</span>"
    default: "<span data-custom-style=\"Neutral\">\(mark.sign)\u{A0}\(word)</span>"
    }
  }
}

extension Picture {
  /// What the picture shows, for those who cannot see it.
  var told: String { description.isEmpty ? title : "\(title). \(description)" }
}

extension Mark {
  /// The mark as a character.
  var sign: String {
    switch self {
    case .clearlyWorse: "◀"
    case .worse: "◁"
    case .same: "○"
    case .better: "▷"
    case .clearlyBetter: "▶"
    case .different: "□"
    case .clearlyDifferent: "■"
    case .none: "◇"
    }
  }

  /// The colour of its word.
  var tone: Ink {
    switch self {
    case .worse, .clearlyWorse: .worse
    case .better, .clearlyBetter: .better
    case .same, .different, .clearlyDifferent, .none: .same
    }
  }
}
