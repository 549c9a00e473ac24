/// All sheets of a workbook, hidden ones too.
package enum AllSheets {
  /// The rows of each sheet that holds any.
  /// - Throws: `RefusedFile` for a file that is no workbook, or a damaged one.
  package static func read(_ file: SourceFile) throws(RefusedFile) -> [(
    name: String, rows: [RawRow]
  )] {
    let bytes = try file.contents()
    do throws(ZipArchive.Fault) {
      let book = try Workbook(ZipArchive(bytes))
      var sheets: [(name: String, rows: [RawRow])] = []
      for sheet in book.sheets { sheets.append((sheet.name, try book.rows(of: sheet))) }
      return sheets
    } catch {
      throw RefusedFile([Problem(file: file.path, kind: .unreadable, message: error.message)])
    }
  }
}
