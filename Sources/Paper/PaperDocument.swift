import Pictures

/// A document of some pages, from which a file for Word and a PDF are made: the same words, tables and
/// pictures in both.
package struct PaperDocument: Sendable {
  package let title: String
  /// The language's code: `nb`.
  package let language: String
  /// What stands at the foot of every page.
  package let footer: String
  package var blocks: [Block]

  package init(title: String, language: String, footer: String, blocks: [Block]) {
    self.title = title
    self.language = language
    self.footer = footer
    self.blocks = blocks
  }

  /// All pictures, in order. The first is the file `picture-1.svg` for whoever makes the document.
  package var pictures: [Picture] { blocks.flatMap { $0.pictures(inTables: true) } }

  /// The pictures that stand in no table. Word gets these alone: it is made with a fallback for each picture,
  /// which costs a tenth of a second.
  package var picturesOutsideTables: [Picture] {
    blocks.flatMap { $0.pictures(inTables: false) }
  }

  /// The name of a picture's file, by its place among the pictures.
  package static func fileName(ofPicture place: Int) -> String { "picture-\(place + 1).svg" }
}

/// A part of a document that begins on a line of its own.
package indirect enum Block: Sendable {
  /// Level 2 stands under the document's title, which is of level 1.
  case heading(level: Int, [Inline])
  case paragraph([Inline], TextStyle = .body)
  case list([[Inline]])
  case table(PaperTable)
  case picture(Picture)
  /// A text with a mark's colour beside it.
  case answer(Mark, [Inline])
  /// Two columns where the page allows it, else one after the other.
  case sideBySide([Block], [Block])
  /// What comes after it begins a page.
  case pageBreak

  /// How large a paragraph is set.
  package enum TextStyle: String, Sendable, CaseIterable {
    case body, lead, note
  }

  fileprivate func pictures(inTables: Bool) -> [Picture] {
    switch self {
    case .picture(let picture): [picture]
    case .table(let table) where inTables:
      table.rows.flatMap { $0.cells.compactMap(\.picture) }
    case .sideBySide(let first, let second):
      (first + second).flatMap { $0.pictures(inTables: inTables) }
    case .heading, .paragraph, .list, .answer, .table, .pageBreak: []
    }
  }
}

/// A piece of a line.
package enum Inline: Sendable, Equatable {
  case text(String, Emphasis = .plain)
  case lineBreak
  /// A verdict's mark and word.
  case verdict(Mark, String)

  /// How a text stands out.
  package enum Emphasis: String, Sendable, CaseIterable {
    case plain, strong, emphasis, small, code
  }

  /// The text alone.
  package var plain: String {
    switch self {
    case .text(let text, _): text
    case .lineBreak: " "
    case .verdict(_, let word): word
    }
  }
}

/// A table whose head stands on every page that it comes to.
package struct PaperTable: Sendable {
  package struct Column: Sendable, Equatable {
    package let head: String
    /// The width in parts of the sum of all widths.
    package let width: Double
    package let kind: Kind

    /// Numbers stand to the right, where their decimals are below each other.
    package enum Kind: Sendable { case text, number, picture }

    package init(_ head: String, width: Double, _ kind: Kind = .text) {
      self.head = head
      self.width = width
      self.kind = kind
    }

    var isNumber: Bool { kind == .number }
  }

  package struct Row: Sendable {
    package let cells: [Cell]
    package let kind: Kind

    /// A theme is a heading over the rows after it; a chosen row is the one that the document is about.
    package enum Kind: String, Sendable { case plain, theme, chosen }

    package init(_ cells: [Cell], _ kind: Kind = .plain) {
      self.cells = cells
      self.kind = kind
    }
  }

  package struct Cell: Sendable {
    package let text: [Inline]
    package let picture: Picture?
    /// The number of columns that it takes.
    package let span: Int

    package init(_ text: [Inline], span: Int = 1) {
      self.text = text
      picture = nil
      self.span = span
    }

    package init(_ picture: Picture) {
      text = []
      self.picture = picture
      span = 1
    }
  }

  package let caption: String
  /// How the pictures in it are read; it stands where they do.
  package let key: String
  package let columns: [Column]
  package let rows: [Row]

  package init(caption: String, key: String = "", columns: [Column], rows: [Row]) {
    self.caption = caption
    self.key = key
    self.columns = columns
    self.rows = rows
  }
}
