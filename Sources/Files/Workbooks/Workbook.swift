/// An Office Open XML workbook (ECMA-376, .xlsx, in either namespace): its sheets, and what their cells refer to.
struct Workbook {
  let sheets: [WorkbookParts.Sheet]
  private let archive: ZipArchive
  private let formats: WorkbookFormats
  private let sharedTexts: [String]
  private let isUncomputed: Bool

  /// - Throws: `ZipArchive.Fault` when the archive is damaged.
  init(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    self.archive = archive
    let parts = try WorkbookParts(archive)
    sheets = parts.sheets
    isUncomputed = parts.isUncomputed
    let styles = WorkbookFormats()
    styles.countsFrom1904 = parts.countsFrom1904
    try XMLEvents.parse(parts.styles, of: archive, into: styles)
    formats = styles
    let texts = SharedTexts()
    try XMLEvents.parse(parts.sharedTexts, of: archive, into: texts)
    sharedTexts = texts.texts
  }

  /// The rows of a sheet that hold anything, with their numbers.
  /// - Throws: `ZipArchive.Fault` when the sheet is damaged, or larger than a table can be.
  func rows(of sheet: WorkbookParts.Sheet) throws(ZipArchive.Fault) -> [RawRow] {
    let parser = SheetParser(formats, sharedTexts, isUncomputed: isUncomputed)
    try XMLEvents.parse(sheet.path, of: archive, into: parser)
    if let fault = parser.fault {
      throw ZipArchive.Fault(message: "sheet «\(sheet.name)»: \(fault)")
    }
    return try parser.filledRows(named: sheet.name)
  }
}

/// Collects the texts that cells share, without formatting and readings of signs.
private final class SharedTexts: XMLEvents.Handler {
  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  private var isText = false
  private var isReading = false

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
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

  func end(_ element: XMLName) {
    switch element {
    case "si": texts.append(EscapedText.text(of: bytes))
    case "t": isText = false
    case "rPh": isReading = false
    default: break
    }
  }
}

/// Text in which characters that XML cannot hold stand as `_x000D_` (ECMA-376, part 1, 22.9.2.19).
enum EscapedText {
  /// The text with the escaped characters in their places; control characters but tab and line breaks stay
  /// escaped, since nobody could see them.
  static func text(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      guard let number = UInt32(match.output.1, radix: 16), let letter = Unicode.Scalar(number),
        number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number)
      else { return String(match.output.0) }
      return String(Character(letter))
    }
  }
}
