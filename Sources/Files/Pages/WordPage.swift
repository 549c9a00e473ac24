/// The blocks of a Word document (.docx): its paragraphs and the rows of its tables, of which the first is the head.
package enum WordPage {
  /// - Throws: `RefusedFile` for a file that is no such document, or a damaged one.
  package static func blocks(_ file: SourceFile) throws(RefusedFile) -> [PageBlock] {
    let bytes = try file.contents()
    do throws(ZipArchive.Fault) {
      let archive = try ZipArchive(bytes)
      guard archive.has("word/document.xml") else {
        throw ZipArchive.Fault(message: "is no Word document; expected word/document.xml in it")
      }
      let reader = Reader()
      for part in ["document", "footnotes", "endnotes", "comments"] {
        try XMLEvents.parse("word/\(part).xml", of: archive, into: reader)
      }
      for number in 1...9 {
        try XMLEvents.parse("word/header\(number).xml", of: archive, into: reader)
        try XMLEvents.parse("word/footer\(number).xml", of: archive, into: reader)
      }
      return reader.blocks
    } catch {
      throw RefusedFile([Problem(file: file.path, kind: .unreadable, message: error.message)])
    }
  }

  private final class Reader: XMLEvents.Handler {
    private(set) var blocks: [PageBlock] = []
    private var text: [UInt8] = []
    private var isText = false
    private var cells: [String]?
    private var isFirstRow = false
    private var level: Int?

    func begin(_ element: XMLName, _ attributes: XMLAttributes) {
      switch element {
      case "tbl": isFirstRow = true
      case "tr": cells = []
      case "tc": text = []
      case "t": isText = true
      case "tab", "br": text.append(0x20)
      case "pStyle":
        // Headings are named so in every language by pandoc.
        let name = attributes.qualified("val") ?? ""
        level =
          name.hasPrefix("Heading") ? Int(name.suffix(1)) : name.hasPrefix("Title") ? 0 : level
      case "docPr":
        if let said = attributes["descr"] ?? attributes["title"], !said.isEmpty {
          blocks.append(PageBlock(.text, line: blocks.count + 1, [said]))
        }
      default: break
      }
    }

    func text(_ bytes: UnsafeBufferPointer<CChar>) {
      if isText { text += bytes.lazy.map { UInt8(bitPattern: $0) } }
    }

    func end(_ element: XMLName) {
      switch element {
      case "t": isText = false
      case "p":
        if cells != nil {
          text.append(0x20)
        } else if !text.isEmpty {
          add(level.map(PageBlock.Kind.heading) ?? .text, [take()])
        }
        level = nil
      case "tc": cells?.append(take())
      case "tr":
        if let cells { add(isFirstRow ? .head : .row, cells) }
        (cells, isFirstRow) = (nil, false)
      default: break
      }
    }

    private func take() -> String {
      defer { text = [] }
      return String(decoding: text, as: UTF8.self).trimmingBlanks
    }

    private func add(_ kind: PageBlock.Kind, _ cells: [String]) {
      blocks.append(PageBlock(kind, line: blocks.count + 1, cells))
    }
  }
}
