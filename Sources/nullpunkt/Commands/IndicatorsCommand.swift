import ArgumentParser
import Files
import Geography
import Indicators
import Observations
import Reporting
import Storage

struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List the catalogue, and which indicators have data.",
    discussion: """
      For each indicator the years that have figures, and for how many municipalities and schools in \
      the last of them. --format json gives every definition whole: names and definitions in bokmål, nynorsk and \
      English, measures, limits, smallest difference, context and breaks.
      """)

  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "indicator", "theme", "name", "source", "polarity", "floor", "years", "municipalities",
    "schools",
  ]

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    // The catalogue can be read without any database.
    let observations = try database.openIfPresent()?.observations() ?? ObservationTable()
    let entries = try knowledge.catalogue.themes.flatMap { theme in
      theme.indicators.map { Entry($0, theme: theme.id, observations) }
    }
    switch format {
    case .table:
      Console.answer(
        AlignedTable(header: Self.header, rows: entries.map(\.cells), rightAligned: [5, 7, 8]).text)
    case .csv: Console.answer(CSVText.table(header: Self.header, rows: entries.map(\.cells)))
    case .json: Console.answer(try JSONText.of(entries))
    }
  }

  /// An indicator with a summary of its data.
  private struct Entry: Encodable {
    let theme: String
    let definition: Indicator
    let years: [Int]
    /// The number of municipalities with a figure in the last year.
    let municipalities: Int
    let schools: Int

    init(_ indicator: Indicator, theme: String, _ observations: ObservationTable) {
      self.theme = theme
      definition = indicator
      years = observations.years(of: indicator.mainMeasure, level: indicator.level)
      let units =
        years.last.map { year in
          observations.units(of: indicator.mainMeasure, year: year, level: indicator.level)
        } ?? []
      municipalities = units.count { $0.level == .municipality }
      schools = units.count { $0.level == .school }
    }

    var cells: [String] {
      [
        definition.id, theme, definition.name.en, definition.source, definition.polarity.rawValue,
        String(definition.floor), IndicatorsCommand.spans(years), String(municipalities),
        String(schools),
      ]
    }
  }

  /// The years as text: `2015–2024`, or listed one by one where some are missing.
  private static func spans(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, last > first else {
      return years.first.map(String.init) ?? ""
    }
    return last - first == years.count - 1
      ? "\(first)–\(last)" : years.map(String.init).joined(separator: " ")
  }
}
