/// A form of file that is known by its first bytes and is no table of text.
enum OtherFormat: String, CaseIterable {
  case workbook = "an Excel workbook; save the sheet with the figures as CSV"
  case oldWorkbook = "an old Excel workbook; save the sheet with the figures as CSV"
  case archive = "a ZIP archive; unpack it first"
  case compressed = "a compressed file; unpack it first"
  case pdf = "a PDF; expected the table as CSV"
  case webPage =
    "a web page and no table, perhaps a site's message of an error; fetch the file again"
  case json = "JSON; fetch the table as CSV"
  case pcAxis = "a PC-Axis file; fetch the table as CSV (semicolon, with title)"

  /// Returns the form that a file's first bytes tell; nil for one that may be a table of text.
  static func of(_ file: SourceFile) throws(RefusedFile) -> OtherFormat? {
    var bytes = file.bytes
    guard let piece = try bytes.next() else { return nil }
    func begins(_ signature: [UInt8]) -> Bool { piece.starts(with: signature) }
    if begins([0x50, 0x4B, 0x03, 0x04]) {
      return piece.firstRange(of: Array("xl/".utf8)) == nil
        && piece.firstRange(of: Array("[Content_Types].xml".utf8)) == nil ? .archive : .workbook
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
    if begins([0x1F, 0x8B]) || begins(Array("7z".utf8) + [0xBC]) { return .compressed }
    if begins(Array("%PDF".utf8)) { return .pdf }
    let marks: [UInt8] = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
    let text = String(decoding: piece.drop { marks.contains($0) }.prefix(2000), as: UTF8.self)
      .lowercased()
    if text.hasPrefix("<!doctype") || text.hasPrefix("<html") || text.hasPrefix("<head")
      || text.hasPrefix("<?xml")
    {
      return .webPage
    }
    if text.hasPrefix("{") || text.hasPrefix("[{") { return .json }
    if text.hasPrefix("charset=\"") || text.hasPrefix("axis-version=\"")
      || text.hasPrefix("matrix=\"")
    {
      return .pcAxis
    }
    return nil
  }
}

extension SourceFile {
  /// Refuses a file that is no table of text and known by its first bytes.
  package func refuseOtherFormats() throws(RefusedFile) {
    guard let format = try OtherFormat.of(self) else { return }
    throw RefusedFile([
      Problem(file: path, kind: .unreadable, message: "is \(format.rawValue)")
    ])
  }
}
