import Analysis
import ArgumentParser
import Disclosure
import Files
import Networks
import Reporting

struct NetworkMeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure a network: the whole, its actors, pairs, groups and answers.",
    discussion: """
      Each measure comes with what it could be at least and at most had everybody answered: bounds \
      where they can be computed, else nineteen in twenty networks whose missing answers were drawn \
      from those that were given. Answers of how well it works are withheld where somebody's own \
      could be seen in them.

        nullpunkt network measure nettverk-aktorer.csv nettverk-band.csv
        nullpunkt network measure --table actors --format csv
        nullpunkt network measure edges.csv --year 2020 --table pairs
      """)

  enum Table: String, ExpressibleByArgument, CaseIterable {
    case whole, actors, pairs, mixing, answers, changes
  }

  @OptionGroup var input: NetworkInput
  @Option(help: "What is told.")
  var table = Table.whole
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var csv: CSVOptions

  func run() throws {
    let report = try input.report()
    let findings = report.findings
    switch table {
    case .whole: try answer(Protected(unrestricted: findings.measureRows))
    case .actors: try answer(Protected(unrestricted: findings.actors))
    case .pairs: try answer(Protected(unrestricted: findings.pairRows))
    case .mixing: try answer(report.mixing)
    case .answers: try answer(report.answers)
    case .changes:
      guard report.earlier != nil else {
        throw Refusal(
          "no earlier round of the network is kept to compare with; import one with nullpunkt network "
            + "import, under the same --name")
      }
      try answer(Protected(unrestricted: report.changes))
    }
  }

  private func answer<Row: TableRow>(_ rows: Protected<Row>) throws {
    switch format {
    case .csv: try Console.answer(rows, as: .csv, csv)
    case .json: try Console.answer(rows, as: .json, csv)
    case .table:
      let numbers = Row.table.columns.enumerated().filter { $0.element.unit != nil }.map(\.offset)
      Console.tell(
        AlignedTable(
          header: Row.columns,
          rows: rows.rows.map { $0.cells.map(Self.short) }, rightAligned: Set(numbers)))
    }
  }

  /// A number with three decimals at most.
  private static func short(_ cell: Cell) -> String {
    guard case .number(let number?) = cell else { return cell.description }
    return number == number.rounded()
      ? String(Int(number)) : NumberStyle(.en).decimal(number, 3)
  }
}
