/// The rows of a workbook's table.
struct WorkbookTable {
  let sheet: String
  let rows: [RawRow]

  /// - Parameter wanted: the sheet's name, blanks at its ends aside; nil for the only sheet with a table.
  /// - Throws: `RefusedFile` for an archive that is no workbook, a damaged one, an unknown sheet, or several
  ///   sheets with tables.
  init(_ file: SourceFile, sheet wanted: String?) throws(RefusedFile) {
    do throws(ZipArchive.Fault) {
      let archive = try ZipArchive(try Self.bytes(file))
      if let other = Self.otherKind(archive) { throw ZipArchive.Fault(message: other) }
      let book = try Workbook(archive)
      let names = book.sheets.map { "«\($0.name)»" }.joined(separator: ", ")
      if let wanted {
        func bare(_ name: String) -> String {
          name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        guard let found = book.sheets.first(where: { bare($0.name) == bare(wanted) }) else {
          throw ZipArchive.Fault(message: "has no sheet «\(wanted)»; expected one of \(names)")
        }
        (sheet, rows) = (found.name, try book.rows(of: found))
        return
      }
      var tables: [(sheet: String, rows: [RawRow])] = []
      for sheet in book.sheets {
        let rows = try book.rows(of: sheet)
        if Self.isTable(rows) { tables.append((sheet.name, rows)) }
      }
      guard let only = tables.first else {
        throw ZipArchive.Fault(message: "is a workbook without a table, on its sheets \(names)")
      }
      guard tables.count == 1 else {
        let sheets = tables.map { "«\($0.sheet)»" }.joined(separator: ", ")
        throw ZipArchive.Fault(
          message:
            "is a workbook with tables on \(tables.count) sheets (\(sheets)); expected the name of "
            + "one of them with --sheet")
      }
      (sheet, rows) = only
    } catch {
      throw RefusedFile([
        Problem(file: file.path, kind: .unreadable, message: error.message)
      ])
    }
  }

  private static func bytes(_ file: SourceFile) throws(ZipArchive.Fault) -> [UInt8] {
    do throws(RefusedFile) {
      return try file.contents()
    } catch {
      throw ZipArchive.Fault(message: error.problems.first?.message ?? "cannot be read")
    }
  }

  /// What an archive is that is no workbook, with what to hand in instead; nil for a workbook.
  private static func otherKind(_ archive: ZipArchive) -> String? {
    if archive.has("xl/workbook.xml") { return nil }
    if archive.has("word/document.xml") {
      return "is a Word document; expected its table as CSV or a workbook (.xlsx)"
    }
    if archive.has("xl/workbook.bin") {
      return "is a binary workbook (.xlsb); expected it saved as a workbook (.xlsx) or CSV"
    }
    if archive.has("content.xml") {
      return "is an OpenDocument file; expected it saved as a workbook (.xlsx) or CSV"
    }
    return "is an archive (ZIP); expected the files in it unpacked"
  }

  /// Whether rows are a table: at least two of several cells.
  private static func isTable(_ rows: [RawRow]) -> Bool {
    rows.lazy.filter { $0.cells.count { !$0.isEmpty } > 1 }.prefix(2).count == 2
  }
}
