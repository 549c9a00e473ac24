import ArgumentParser
import Disclosure
import Observations
import Reporting
import Storage

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what a newer file says otherwise than an older one of the same table.",
    discussion: """
      Both files are in the database; they are named as they were imported, or by the beginning of \
      their SHA-256. Figures of sources that are not open statistics are listed without their \
      values.
      """)

  @Argument(help: "The earlier file.")
  var earlier: String
  @Argument(help: "The later file.")
  var later: String
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "source", "measure", "unit_code", "period", "sex", "age", "level", "before", "after",
  ]

  func run() throws {
    let rules = try dataOptions.knowledge().rules
    let revision = try database.open().revision(from: earlier, to: later)
    let rows = revision.changed.map { change -> [String] in
      let series = change.figure.series
      let isOpen = rules.isOpen(series.measure.source)
      func shown(_ value: CellValue) -> String { isOpen ? value.shown : "not shown" }
      return [
        series.measure.source, series.measure.name, change.figure.unit.description,
        series.period.description, series.sex.rawValue, series.age?.description ?? "",
        series.level ?? "", shown(change.before), shown(change.after),
      ]
    }
    switch format {
    case .table: Console.answer(TextTable(header: Self.header, rows: rows).text)
    case .csv: Console.answer(DataTable.csv(header: Self.header, rows: rows))
    case .json:
      Console.answer(
        try DataTable.json(rows.map { Dictionary(uniqueKeysWithValues: zip(Self.header, $0)) }))
    }
    Console.explain("\(revision.later) \(revision.summary)")
  }
}
