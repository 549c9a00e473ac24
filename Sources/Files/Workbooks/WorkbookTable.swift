/// The rows of a workbook's table.
struct WorkbookTable {
  let sheet: String
  let rows: [RawRow]

  /// - Parameters:
  ///   - wanted: the sheet's name, blanks at its ends aside; nil for the only sheet with a table, of several
  ///     the only one that is known. Hidden sheets are read only by name.
  ///   - isKnown: whether rows are a table that the caller can read.
  /// - Throws: `RefusedFile` for an archive that is no workbook, a damaged one, an unknown sheet, or several
  ///   sheets with tables.
  init(_ file: SourceFile, sheet wanted: String?, isKnown: ([RawRow]) -> Bool)
    throws(RefusedFile)
  {
    do throws(ZipArchive.Fault) {
      let archive = try ZipArchive(try Self.bytes(file))
      if let other = try Self.otherKind(archive) { throw ZipArchive.Fault(message: other) }
      let book = try Workbook(archive)
      if let wanted {
        func bare(_ name: String) -> String {
          name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        guard let found = book.sheets.first(where: { bare($0.name) == bare(wanted) }) else {
          throw ZipArchive.Fault(
            message: "has no sheet «\(wanted)»; expected one of \(Self.listed(book.sheets))")
        }
        (sheet, rows) = (found.name, try book.rows(of: found))
        return
      }
      (sheet, rows) = try Self.only(book, isKnown)
    } catch {
      throw RefusedFile([
        Problem(file: file.path, kind: .unreadable, message: error.message)
      ])
    }
  }

  private static func only(
    _ book: Workbook, _ isKnown: ([RawRow]) -> Bool
  ) throws(ZipArchive.Fault) -> (sheet: String, rows: [RawRow]) {
    var tables: [(sheet: WorkbookParts.Sheet, rows: [RawRow])] = []
    for sheet in book.sheets where !sheet.isHidden {
      let rows = try book.rows(of: sheet)
      if isTable(rows) { tables.append((sheet, rows)) }
    }
    let known = tables.count > 1 ? tables.filter { isKnown($0.rows) } : tables
    if known.count == 1 { return (known[0].sheet.name, known[0].rows) }
    guard !tables.isEmpty else {
      throw ZipArchive.Fault(
        message: "is a workbook without a table, on its sheets \(listed(book.sheets))")
    }
    let several = known.isEmpty ? tables : known
    throw ZipArchive.Fault(
      message:
        "is a workbook with tables on \(several.count) sheets (\(listed(several.map(\.sheet)))); expected the "
        + "name of one of them with --sheet")
  }

  private static func listed(_ sheets: [WorkbookParts.Sheet]) -> String {
    sheets.map { "«\($0.name)»" + ($0.isHidden ? " (hidden)" : "") }.joined(separator: ", ")
  }

  private static func bytes(_ file: SourceFile) throws(ZipArchive.Fault) -> [UInt8] {
    do throws(RefusedFile) {
      return try file.contents()
    } catch {
      throw ZipArchive.Fault(message: error.problems.first?.message ?? "cannot be read")
    }
  }

  /// What an archive is that is no workbook, with what to hand in instead; nil for a workbook.
  private static func otherKind(_ archive: ZipArchive) throws(ZipArchive.Fault) -> String? {
    if archive.has("xl/workbook.bin") {
      return "is a binary workbook (.xlsb); expected it saved as a workbook (.xlsx) or CSV"
    }
    if archive.has("word/document.xml") {
      return "is a Word document; expected its table as CSV or a workbook (.xlsx)"
    }
    if archive.has("ppt/presentation.xml") {
      return "is a PowerPoint presentation; expected its table as CSV or a workbook (.xlsx)"
    }
    if archive.has(try WorkbookParts.book(in: archive)) { return nil }
    if archive.has("content.xml") {
      return "is an OpenDocument file; expected it saved as a workbook (.xlsx) or CSV"
    }
    if archive.has("Index/Document.iwa") || archive.has("Index.zip") {
      return "is a document of Apple's Numbers; expected it saved as a workbook (.xlsx) or CSV"
    }
    return "is an archive (ZIP); expected the files in it unpacked"
  }

  /// Whether rows are a table: at least two of several cells.
  private static func isTable(_ rows: [RawRow]) -> Bool {
    rows.lazy.filter { $0.cells.count { !$0.isEmpty } > 1 }.prefix(2).count == 2
  }
}
