import ArgumentParser
import Geography
import Indicators
import Observations
import Reporting
import Storage

struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List the catalogue, and which indicators have data.")

  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "indicator", "theme", "name", "source", "polarity", "floor", "years", "municipalities",
  ]

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    // The catalogue can be read without any database.
    let observations = try database.openIfPresent()?.observations() ?? ObservationTable()
    let rows = knowledge.catalogue.themes.flatMap { theme in
      theme.indicators.map { indicator -> [String] in
        let years = observations.years(of: indicator.mainMeasure)
        let units = years.last.map {
          observations.units(of: indicator.mainMeasure, year: $0).count {
            $0.level == .municipality
          }
        }
        return [
          indicator.id, theme.id, indicator.name.en, indicator.source,
          indicator.polarity.rawValue, String(indicator.floor), Self.spans(years),
          String(units ?? 0),
        ]
      }
    }
    switch format {
    case .table:
      Console.answer(TextTable(header: Self.header, rows: rows, rightAligned: [5, 7]).text)
    case .csv: Console.answer(DataTable.csv(header: Self.header, rows: rows))
    case .json:
      let objects = rows.map { Dictionary(uniqueKeysWithValues: zip(Self.header, $0)) }
      Console.answer(try DataTable.json(objects))
    }
  }

  /// `2015–2024`, or the years one by one where some are missing.
  private static func spans(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, last > first else {
      return years.first.map(String.init) ?? ""
    }
    return last - first == years.count - 1
      ? "\(first)–\(last)" : years.map(String.init).joined(separator: " ")
  }
}
