import Disclosure
import Files
import Foundation

/// A search through the files of a folder for figures that are withheld.
///
/// Tables whose rows name an indicator, a unit and a year (CSV, JSON, JSON-stat, Parquet, workbooks, databases; the
/// list of printed numbers among them) may hold no number beside a withheld figure, nor a benchmark's value where the
/// benchmark is withheld. Pages, documents and pictures (HTML, Markdown, SVG, Word, PDF) may print none of its
/// numbers where they tell of it (`PageAudit`).
package struct FolderAudit {
  /// What reads files of formats that this module cannot.
  package struct Readers {
    /// Hands out the rows of a database's tables: the table, its columns, the row's number and its cells; returns
    /// what may not stand in a database that is shared.
    package let database:
      (
        _ path: String,
        _ take: (_ table: String, _ columns: [String], _ row: Int, _ cells: [String]) -> Void
      ) throws -> [String]
    /// The lines of a PDF; nil where no program can read one.
    package let pdf: (_ path: String) throws -> [String]?
    /// The path of a Parquet file's rows as CSV; nil where no program can read one.
    package let parquet: (_ path: String) throws -> String?

    package init(
      database: @escaping (String, (String, [String], Int, [String]) -> Void) throws -> [String],
      pdf: @escaping (String) throws -> [String]?,
      parquet: @escaping (String) throws -> String?
    ) {
      (self.database, self.pdf, self.parquet) = (database, pdf, parquet)
    }
  }

  /// What a folder gives away, a sentence each, with what else can be computed from it; none for a folder that
  /// holds no withheld figure.
  package private(set) var leaks: [String] = []
  /// How many files of each kind were read.
  package private(set) var read: [String: Int] = [:]
  /// Files that were not read, a sentence each.
  package private(set) var unread: [String] = []

  private let withheld: WithheldFigures
  private let pages: PageAudit
  private let readers: Readers
  /// The withheld figures of which a number stands somewhere.
  private var shown: Set<ProtectionPlan.Figure> = []

  /// The most places of one file that are named.
  private static let mostPlaces = 20

  /// - Throws: `Refusal` for a folder without anything that could be read, `RefusedFile` for a file that is damaged.
  package init(_ folder: String, _ analysis: Analysis, _ readers: Readers) throws {
    guard FileManager.default.isFolder(folder),
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String })
    else { throw Refusal("\(folder) is no folder; expected one that run or export has written") }
    withheld = WithheldFigures(analysis)
    pages = PageAudit(withheld, analysis)
    self.readers = readers
    for name in names.sorted() where !FileManager.default.isFolder("\(folder)/\(name)") {
      let found = try look(at: "\(folder)/\(name)")
      leaks += found.prefix(Self.mostPlaces).map(\.description)
      if found.count > Self.mostPlaces {
        leaks.append("\(folder)/\(name): and \(found.count - Self.mostPlaces) more")
      }
      shown.formUnion(found.compactMap(\.figure))
    }
    guard !read.isEmpty else {
      throw Refusal(
        "\(folder) holds no table of results and no page; expected estimates.csv or published-numbers.csv"
      )
    }
    if !shown.isEmpty {
      leaks += analysis.exposures(showing: shown).map(\.description).sorted()
    }
  }

  /// A place where a withheld figure stands.
  struct Leak: CustomStringConvertible {
    let place: String
    /// nil for what may not stand there whatever is withheld.
    let figure: ProtectionPlan.Figure?

    var description: String { figure.map { "\(place): \($0) is withheld" } ?? place }
  }

  private mutating func look(at path: String) throws -> [Leak] {
    let kind = URL(fileURLWithPath: path).pathExtension.lowercased()
    var found: [Leak] = []
    func table(_ place: String, _ rows: [RawRow]) {
      guard let header = rows.first, let columns = TableColumns(header.cells) else { return }
      for row in rows.dropFirst() {
        found += columns.leaks(in: row.cells, withheld).map {
          Leak(place: "\(place):\(row.line): \($0.text)", figure: $0.figure)
        }
      }
    }
    func page(_ blocks: [PageBlock]) {
      found += pages.leaks(in: blocks, named: URL(fileURLWithPath: path).lastPathComponent).map {
        Leak(place: "\(path):\($0.line): \($0.text)", figure: $0.figure)
      }
    }
    func text() throws -> String {
      String(decoding: try SourceFile(path: path).contents(), as: UTF8.self)
    }
    switch kind {
    case "csv", "tsv": found = try leaks(inCSV: path, told: path)
    case "json":
      let bytes = try SourceFile(path: path).contents()
      var (number, isTable) = (0, false)
      var known: (names: [String], columns: TableColumns?) = ([], nil)
      JSONTable.read(bytes) { row in
        number += 1
        if known.names != row.columns { known = (row.columns, TableColumns(row.columns)) }
        guard let columns = known.columns else { return }
        isTable = true
        found += columns.leaks(in: row.cells, withheld).map {
          Leak(place: "\(path):[\(number)]: \($0.text)", figure: $0.figure)
        }
      }
      if !isTable { page(MarkdownPage.blocks(String(decoding: bytes, as: UTF8.self))) }
    case "xlsx":
      for sheet in try AllSheets.read(SourceFile(path: path)) {
        table("\(path): \(sheet.name)", sheet.rows)
      }
    case "sqlite", "db":
      var rows: [Leak] = []
      let forbidden = try readers.database(path) { table, names, number, cells in
        guard let columns = TableColumns(names) else { return }
        rows += columns.leaks(in: cells, withheld).map {
          Leak(place: "\(path): \(table):\(number): \($0.text)", figure: $0.figure)
        }
      }
      found = forbidden.map { Leak(place: "\(path): \($0)", figure: nil) } + rows
    case "parquet":
      guard let csv = try readers.parquet(path) else { return missing(path, "duckdb") }
      found = try leaks(inCSV: csv, told: path)
    case "html", "svg", "xml": page(MarkupPage.blocks(Array(try text().utf8)))
    case "md", "txt", "js", "css": page(MarkdownPage.blocks(try text()))
    case "docx": page(try WordPage.blocks(SourceFile(path: path)))
    case "pdf":
      guard let lines = try readers.pdf(path) else { return missing(path, "pdftotext") }
      page(Self.blocks(ofPDF: lines))
    default:
      unread.append("\(path): not read, since it is none of the formats that are proved")
      return []
    }
    read[kind, default: 0] += 1
    return found
  }

  private mutating func missing(_ path: String, _ program: String) -> [Leak] {
    unread.append("\(path): not read, since \(program) is not installed")
    return []
  }

  /// - Parameter told: the path that is told.
  private func leaks(inCSV path: String, told: String) throws -> [Leak] {
    let file = try SourceFile(path: path)
    var reader = CSVReader(file, delimiter: try Delimiter.detect(file))
    var found: [Leak] = []
    guard let header = try reader.next(), let columns = TableColumns(header.cells) else {
      return []
    }
    while let row = try reader.next() {
      found += columns.leaks(in: row.cells, withheld).map {
        Leak(place: "\(told):\(row.line): \($0.text)", figure: $0.figure)
      }
    }
    return found
  }

  /// A PDF has lines only: one without digits that is not in columns is a heading.
  private static func blocks(ofPDF lines: [String]) -> [PageBlock] {
    lines.enumerated().compactMap { index, line in
      let cells = line.split(separator: /\s{2,}/).map(String.init).filter { !$0.isEmpty }
      guard let first = cells.first else { return nil }
      let isHeading = cells.count == 1 && first.count < 90 && !first.hasSuffix(".")
      let kind: PageBlock.Kind = cells.count > 1 ? .row : isHeading ? .heading(3) : .text
      return PageBlock(kind, line: index + 1, cells)
    }
  }
}
