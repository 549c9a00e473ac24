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

        nullpunkt indicators
        nullpunkt indicators --format json
      """)

  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var words: LanguageOptions
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "indicator", "theme", "name", "source", "polarity", "floor", "years", "municipalities",
    "schools",
  ]

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    // The catalogue can be read without any database.
    let store = try database.openIfPresent()
    let series = Dictionary(grouping: try store?.series() ?? [], by: \.measure)
    let entries = try knowledge.catalogue.themes.flatMap { theme in
      try theme.indicators.map { indicator in
        try Entry(indicator, theme: theme.id, series[indicator.mainMeasure] ?? [], store)
      }
    }
    switch format {
    case .table:
      Console.tell(
        AlignedTable(
          header: Self.header, rows: entries.map { $0.cells(words.language) },
          rightAligned: [5, 7, 8]))
    case .csv: Console.answer(header: Self.header, entries.map { $0.cells(.en) }, csv)
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

    /// - Parameter series: of its main measure.
    init(_ indicator: Indicator, theme: String, _ series: [Series], _ store: Store?) throws {
      self.theme = theme
      definition = indicator
      let part = indicator.level
      years = Set(
        series.lazy.filter { part == nil || $0.level == part }.map(\.period.year)
      ).sorted()
      let units =
        try years.last.flatMap { year in
          try store?.unitCounts(of: indicator.mainMeasure, part: part, year: year)
        } ?? [:]
      municipalities = units[.municipality] ?? 0
      schools = units[.school] ?? 0
    }

    /// The cells, with the name in a language.
    func cells(_ language: Language) -> [String] {
      [
        definition.id, theme, definition.name.string(language), definition.source,
        definition.polarity.rawValue,
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
