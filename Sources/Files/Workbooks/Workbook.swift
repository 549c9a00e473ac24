/// An Office Open XML workbook (ECMA-376, .xlsx): its sheets, and what their cells refer to.
struct Workbook {
  struct Sheet {
    let name: String
    /// The sheet's file in the archive.
    let path: String
  }

  let sheets: [Sheet]
  private let archive: ZipArchive
  private let formats: WorkbookFormats
  private let sharedTexts: [String]

  /// - Throws: `ZipArchive.Fault` when the archive is damaged.
  init(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    self.archive = archive
    let book = WorkbookParts()
    try XMLEvents.parse("xl/workbook.xml", of: archive, into: book)
    try XMLEvents.parse("xl/_rels/workbook.xml.rels", of: archive, into: book)
    sheets = book.sheets.compactMap { sheet in
      book.targets[sheet.id].map { Sheet(name: sheet.name, path: Self.path($0)) }
    }
    let styles = WorkbookFormats()
    styles.countsFrom1904 = book.countsFrom1904
    try XMLEvents.parse("xl/styles.xml", of: archive, into: styles)
    formats = styles
    let texts = SharedTexts()
    try XMLEvents.parse("xl/sharedStrings.xml", of: archive, into: texts)
    sharedTexts = texts.texts
  }

  /// A target is relative to the folder xl, or begins at the archive's root.
  private static func path(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
  }

  /// The rows of a sheet that hold anything, with their numbers.
  func rows(of sheet: Sheet) throws(ZipArchive.Fault) -> [RawRow] {
    let parser = SheetParser(formats, sharedTexts)
    try XMLEvents.parse(sheet.path, of: archive, into: parser)
    if let fault = parser.fault {
      throw ZipArchive.Fault(message: "sheet «\(sheet.name)»: \(fault)")
    }
    return parser.filledRows
  }
}

/// Collects what the workbook says of its sheets, and where their files are.
private final class WorkbookParts: XMLEvents.Handler {
  private(set) var sheets: [(name: String, id: String)] = []
  private(set) var targets: [String: String] = [:]
  private(set) var countsFrom1904 = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "sheet":
      if let name = attributes["name"], let id = attributes["r:id"] { sheets.append((name, id)) }
    case "Relationship":
      if let id = attributes["Id"], let target = attributes["Target"] { targets[id] = target }
    case "workbookPr":
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {}
  func end(_ element: String) {}
}

/// Collects the texts that cells share, without formatting and readings of signs.
private final class SharedTexts: XMLEvents.Handler {
  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  private var isText = false
  private var isReading = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "si": bytes.removeAll(keepingCapacity: true)
    case "t": isText = true
    case "rPh": isReading = true
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<CChar>) {
    if isText, !isReading { bytes.append(contentsOf: UnsafeRawBufferPointer(piece)) }
  }

  func end(_ element: String) {
    switch element {
    case "si": texts.append(String(decoding: bytes, as: UTF8.self))
    case "t": isText = false
    case "rPh": isReading = false
    default: break
    }
  }
}
