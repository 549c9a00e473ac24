/// What a file is, told from its first bytes, whatever it is called.
package enum FileKind: Sendable, Equatable {
  /// Text, such as a table with delimiters.
  case text
  /// A PC-Axis file.
  case px
  /// JSON, such as a JSON-stat dataset.
  case json
  /// An Office Open XML workbook.
  case workbook
  /// A file that holds no table which can be read.
  /// - Parameter what: what it is, and what to hand in instead.
  case other(what: String)
}

extension SourceFile {
  /// Tells what the file is.
  /// - Throws: `RefusedFile` when the operating system does not give the bytes.
  package func kind() throws(RefusedFile) -> FileKind {
    var bytes = bytes
    let beginning = Array(try bytes.next() ?? [])
    if let signed = Self.signed(beginning) { return signed }
    if beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .other(what: try compound()) }
    var text = DecodedText(self)
    let decoded = (try? text.next()).flatMap { $0 }.map {
      String(decoding: $0.prefix(4096), as: UTF8.self)
    }
    guard let shown = decoded?.drop(while: \.isWhitespace), let first = shown.first else {
      return .text
    }
    let lower = shown.prefix(512).lowercased()
    if first == "<" {
      return .other(what: Self.markup(lower, named: name))
    }
    if lower.hasPrefix("mime-version:") {
      return .other(
        what: "a web page in one file (MHTML)\(Self.isWorkbook(name) ? Self.callsItself(name) : "")"
          + "; expected the table saved as a workbook (.xlsx) or CSV")
    }
    if lower.hasPrefix("version https://git-lfs") {
      return .other(
        what: "a pointer to a file that is kept elsewhere (Git LFS); expected the file itself")
    }
    if first == "{" || (first == "[" && shown.dropFirst().first { !$0.isWhitespace } == "{") {
      return .json
    }
    return Self.beginsLikePX(shown) ? .px : .text
  }

  /// What a text of tags is, with what to hand in instead.
  /// - Parameter beginning: in lower case.
  private static func markup(_ beginning: String, named name: String) -> String {
    if beginning.contains("urn:schemas-microsoft-com:office:spreadsheet")
      || beginning.contains("excel.sheet")
    {
      return "an XML table of Excel 2003; expected it saved as a workbook (.xlsx) or CSV"
    }
    let tags = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"]
    guard tags.contains(where: { beginning.hasPrefix($0) || beginning.contains("\n\($0)") }) else {
      return "XML; expected a table, such as CSV or a workbook (.xlsx)"
    }
    return isWorkbook(name)
      ? "a web page\(callsItself(name)); expected it opened in Excel and saved as a workbook (.xlsx) or CSV"
      : "a web page; expected the table itself, downloaded as CSV, workbook, PX or JSON-stat"
  }

  private static func isWorkbook(_ name: String) -> Bool {
    [".xls", ".xlsx", ".xlsm"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func callsItself(_ name: String) -> String {
    ", although its name ends in .\(name.split(separator: ".").last ?? "")"
  }

  /// What a file of Microsoft's compound format is: a workbook behind a password is one with encrypted contents.
  private func compound() throws(RefusedFile) -> String {
    let contents = try contents()
    func holds(_ stream: String) -> Bool {
      contents.firstRange(of: stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) != nil
    }
    if holds("EncryptedPackage") {
      return
        "a workbook that is protected with a password; expected it saved without, as a workbook (.xlsx) "
        + "or CSV"
    }
    if holds("WordDocument") {
      return "an old Word document (.doc); expected its table as CSV or a workbook (.xlsx)"
    }
    return
      "an old Excel workbook (.xls) or another old Office file; expected it saved as a workbook (.xlsx) "
      + "or CSV"
  }

  /// The kind that the bytes of a signature tell; nil where there is none.
  static func signed(_ bytes: [UInt8]) -> FileKind? {
    let table = "; expected a table, such as CSV or a workbook (.xlsx)"
    let signatures: [(bytes: [UInt8], what: String)] = [
      (Array("%PDF".utf8), "a PDF document" + table),
      ([0x1F, 0x8B], "compressed (gzip); expected the file unpacked"),
      ([0x37, 0x7A, 0xBC, 0xAF], "an archive (7z); expected the file unpacked"),
      (Array("Rar!".utf8), "an archive (RAR); expected the file unpacked"),
      (Array("PAR1".utf8), "a Parquet file; expected a table as CSV or a workbook (.xlsx)"),
      (Array("SQLite format 3\0".utf8), "a database (SQLite)" + table),
      ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)" + table),
      ([0xFF, 0xD8, 0xFF], "a picture (JPEG)" + table),
      (Array("GIF8".utf8), "a picture (GIF)" + table),
    ]
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      return .other(what: known.what)
    }
    // The contents of an archive tell what it is.
    return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
      ? .workbook : nil
  }

  /// Whether the text begins with a keyword of PC-Axis and its value: `CHARSET="ANSI";`.
  private static func beginsLikePX(_ text: Substring) -> Bool {
    let keyword = text.prefix { $0 == "-" || ("A"..."Z").contains($0) }
    guard keyword.count >= 4, let mark = text.dropFirst(keyword.count).first else { return false }
    return mark == "=" || mark == "[" || mark == "("
  }
}
