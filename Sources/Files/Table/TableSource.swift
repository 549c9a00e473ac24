/// The format in which a file holds its table.
public enum SourceFormat: String, Sendable, Encodable {
  case csv
  case px
  case jsonStat = "json-stat"
  case workbook = "xlsx"
}

/// The rows of a file, whatever its format.
package struct TableSource: RowSource {
  package let name: String
  package let format: SourceFormat
  /// The sheet that was read; nil for files without sheets.
  package private(set) var sheet: String?
  private let encoding: TextEncoding
  private var rows: Rows

  private enum Rows {
    case text(CSVReader)
    case cube(CubeRows)
    case sheet(ArraySlice<RawRow>)
  }

  /// - Parameters:
  ///   - sheet: the workbook's sheet to read; nil for the only one with a table.
  ///   - isKnown: whether a sheet's rows are a table that the caller can read, asked where several are tables.
  /// - Throws: `RefusedFile` for a file that is no table, with what it is; one that cannot be decoded; a
  ///   workbook without the sheet, or with several tables.
  package init(
    _ file: SourceFile, sheet: String? = nil, isKnown: ([RawRow]) -> Bool = { _ in false }
  ) throws(RefusedFile) {
    name = file.path
    encoding = file.encoding
    switch try file.kind() {
    case .text:
      format = .csv
      rows = .text(CSVReader(file, delimiter: try Delimiter.detect(file)))
    case .px:
      format = .px
      rows = .cube(CubeRows(try PXFile.cube(file), named: file.path))
    case .json:
      format = .jsonStat
      rows = .cube(CubeRows(try JSONStat.cube(file), named: file.path))
    case .workbook:
      format = .workbook
      let found = try WorkbookTable(file, sheet: sheet, isKnown: isKnown)
      self.sheet = found.sheet
      rows = .sheet(found.rows[...])
    case .other(let what):
      throw RefusedFile([Problem(file: file.path, kind: .unreadable, message: "is \(what)")])
    }
  }

  package var shownDelimiter: String {
    if case .text(let reader) = rows { reader.shownDelimiter } else { ";" }
  }

  package mutating func next() throws(RefusedFile) -> RawRow? {
    switch rows {
    case .text(var reader):
      // The reader is moved out and in, so that its buffers are not copied.
      rows = .sheet([])
      defer { rows = .text(reader) }
      return try reader.next()
    case .cube(var cube):
      defer { rows = .cube(cube) }
      return cube.next()
    case .sheet(var rest):
      rows = .sheet([])
      defer { rows = .sheet(rest) }
      return rest.popFirst()
    }
  }

  /// The reader of delimited text; nil for other formats.
  private var reader: CSVReader? {
    if case .text(let reader) = rows { reader } else { nil }
  }

  /// The character encoding of a text; that of the texts inside for a workbook.
  package var textEncoding: TextEncoding { format == .workbook ? .utf8 : encoding }
  package var lineEnding: LineEnding { reader?.lineEnding ?? .lf }
  package var mendedRows: Int { reader?.mendedRows ?? 0 }
  package var isUnended: Bool { reader?.isUnended ?? false }
  /// The decimal mark that the format prescribes; nil for text, where the figures show it.
  package var decimalMark: Character? { format == .csv ? nil : "." }
}
