import Pictures

extension PaperDocument {
  /// The document as Typst's own code, which the functions of `paper.typ` lay out. Every text is a string of
  /// that code, so that none can become markup.
  package var typst: String {
    var writer = TypstWriter()
    let body = blocks.map { "#\(writer.block($0))" }.joined(separator: "\n")
    return """
      #import "/paper.typ": *
      #show: paper.with(title: \(title.inTypst), language: \(language.inTypst), footer: \(footer.inTypst))
      \(body)

      """
  }
}

/// Writes blocks, and counts the pictures on the way.
private struct TypstWriter {
  private var pictures = 0

  mutating func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      "heading(level: \(min(max(level, 1), 6)), \(Self.inline(text)))"
    case .paragraph(let text, let style): "\(style.rawValue)(\(Self.inline(text)))"
    case .list(let items): "points(\(items.map(Self.inline).joined(separator: ", ")))"
    case .table(let table): self.table(table)
    case .picture(let picture): "figure-of(\(image(picture)))"
    case .answer(let mark, let text):
      "answer(\(mark.tone.rawValue.inTypst), \(Self.inline(text)))"
    case .sideBySide(let first, let second):
      "side-by-side(\(blocks(first)), \(blocks(second)))"
    case .pageBreak: "pagebreak(weak: true)"
    }
  }

  private mutating func blocks(_ blocks: [Block]) -> String {
    "{ \(blocks.map { block($0) }.joined(separator: "; ")) }"
  }

  private mutating func image(_ picture: Picture) -> String {
    let name = PaperDocument.fileName(ofPicture: pictures)
    pictures += 1
    return "image(\(name.inTypst), width: 100%, alt: \(picture.told.inTypst))"
  }

  private mutating func table(_ table: PaperTable) -> String {
    func list(_ items: [String]) -> String { "(\(items.map { $0 + "," }.joined(separator: " ")))" }
    let widths = list(table.columns.map { "\($0.width)fr" })
    let sides = list(table.columns.map { $0.isNumber ? "right" : "left" })
    let heads = list(table.columns.map { $0.head.bound.inTypst })
    let rows = table.rows.map { row in
      "row(\(row.kind.rawValue.inTypst), \(row.cells.map { cell($0) }.joined(separator: ", ")))"
    }
    return """
      facts(caption: \(table.caption.inTypst), key: \(table.key.inTypst), widths: \(widths), sides: \(sides), heads: \(heads),
        \(rows.joined(separator: ",\n  ")))
      """
  }

  private mutating func cell(_ cell: PaperTable.Cell) -> String {
    "(span: \(cell.span), body: \(cell.picture.map { image($0) } ?? Self.inline(cell.text)))"
  }

  private static func inline(_ text: [Inline]) -> String {
    let pieces = text.map { piece in
      switch piece {
      case .text(let text, .plain): "[#\(text.bound.inTypst)]"
      case .text(let text, .strong): "strong(\(text.bound.inTypst))"
      case .text(let text, .emphasis): "emph(\(text.bound.inTypst))"
      case .text(let text, .small): "small(\(text.bound.inTypst))"
      case .text(let text, .code): "raw(\(text.inTypst))"
      case .lineBreak: "linebreak()"
      case .verdict(let mark, let word):
        "verdict(\(mark.tone.rawValue.inTypst), \(mark.sign.inTypst), \(word.inTypst))"
      }
    }
    return "{ \(pieces.joined(separator: "; ")) }"
  }
}

extension String {
  /// The text as a string of Typst's code. Characters that no page can show become U+FFFD.
  var inTypst: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "\"":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": quoted += " "
      default:
        let isShown =
          switch scalar.properties.generalCategory {
          case .control, .format, .privateUse, .unassigned: scalar == "\u{AD}"
          default: true
          }
        quoted.unicodeScalars.append(isShown ? scalar : "\u{FFFD}")
      }
    }
    return quoted + "\""
  }
}
