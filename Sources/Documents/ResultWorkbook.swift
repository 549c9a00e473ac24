import Analysis
import Disclosure
import Files
import Flagging
import Indicators
import Observations
import Reporting

/// The results as one workbook: notes, a sheet for each theme with every unit's figures beside the country's,
/// the candidates, the indicators and the codebook. Columns are those of the tables, by the same names.
package struct ResultWorkbook {
  package static func fileName(zeroPoint year: Int) -> String { "nullpunkt-\(year).xlsx" }

  /// Writes the workbook to a path.
  package static func write(
    _ findings: Findings, _ origin: PackageOrigin, _ knowledge: Knowledge, to path: String
  ) throws {
    let book = try Workbook(path, title: origin.title)
    try notes(origin, in: book)
    let means = Set(origin.catalogue.indicators.lazy.filter(\.isMean).map(\.id))
    for theme in origin.catalogue.themes {
      let indicators = Set(theme.indicators.map(\.id))
      let rows = findings.estimates.filter {
        $0.benchmark == .country && indicators.contains($0.indicator)
      }
      guard rows.parts.contains(where: { !$0.isEmpty }) else { continue }
      try add(rows, named: theme.name.nb, to: book) { $0.valueUnit == .share }
    }
    try add(findings.candidates, named: ResultFile.candidates.rawValue, to: book) {
      !means.contains($0.indicator)
    }
    let files = [PackagedFile(.estimates), PackagedFile(.candidates)] + PackagedFile.beside
    try add(
      Protected(unrestricted: CatalogueRow.all(origin.catalogue)), named: "indicators", to: book)
    try add(
      Protected(unrestricted: CodebookRow.all(files, knowledge)), named: "codebook", to: book)
    try book.close()
  }

  private static func notes(_ origin: PackageOrigin, in book: Workbook) throws {
    var sheet = try book.sheet("notes", header: [origin.title], widths: [100])
    let notes =
      DataPackage.notes(origin) + [
        "The sheets of the themes compare with the country; export as CSV has every benchmark. The sheet "
          + "codebook says what each column holds."
      ]
    for note in notes { try sheet.add([(.text(note), .wrapped)]) }
  }

  /// - Parameter isShare: whether a row's values are fractions, which are shown in percent.
  private static func add<Row: TableRow>(
    _ table: Protected<Row>, named name: String, to book: Workbook,
    isShare: (Row) -> Bool = { _ in false }
  ) throws {
    let columns = Row.table.columns
    var sheet = try book.sheet(
      name, header: columns.map(\.name), widths: columns.map { width(of: $0) })
    for part in table.parts {
      for row in part {
        let isShare = isShare(row)
        try sheet.add(columns.map { ($0.cell(row), style(of: $0, isShare: isShare)) })
      }
    }
    try sheet.filter(columns: columns.count)
  }

  private static func width<Row>(of column: TableColumn<Row>) -> Double {
    switch column.type {
    case .text where column.name.contains("name") || column.name.contains("indicator"): 24
    case .text where column.values.isEmpty && column.name != "unit_code": 30
    case .text, .flag, .year, .count, .number: 12
    }
  }

  private static func style<Row>(of column: TableColumn<Row>, isShare: Bool) -> CellStyle {
    switch (column.type, column.unit) {
    case (.text, _), (.flag, _), (.year, _): .plain
    case (.count, .years): .number("0")
    case (.count, _): .number("#,##0")
    case (.number, .valueUnit), (.number, .indicatorUnit): .number(isShare ? "0.0%" : "0.0")
    case (.number, .probability): .number("0.0000")
    case (.number, _): .number("0.00")
    }
  }
}
