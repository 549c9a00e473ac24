import Analysis
import ArgumentParser
import Files
import Geography
import Indicators
import Observations
import Reporting
import Storage

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tell which figures are loaded, which are missing, and where to get them.",
    discussion: """
      For every theme and indicator the years of which all municipalities have figures, those of which \
      some have, and those of which none has; then, for what is not whole in the zero point's year, \
      where the table is to be had, what to choose there or the address that answers with it, and which \
      recipe reads it. Nothing is fetched. As csv or json, \
      a row for every indicator and year.

        nullpunkt coverage --region kongsvinger
        nullpunkt coverage --format csv > dekning.csv
      """)

  @Option(help: "A region's id or name; without it, all municipalities.")
  var region: String?
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var csv: CSVOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let year = zeroPointOptions.zeroPoint
    // What is missing can be told without any database.
    let store = try database.openIfPresent()
    if let store { try knowledge.add(store.ownRegions()) }
    let territory = Territory(try knowledge.geography, on: .endOfYear(year))
    let asked = try region.map {
      try RegionReport(knowledge.region($0, name: nil, year: year).id, territory)
    }
    let analysis = try Analysis(
      try store?.observations() ?? ObservationTable(), knowledge, knowledge.catalogue.indicators,
      in: territory, since: try store?.zeroPoint(year))
    let coverage = try Coverage(
      analysis, knowledge.obtaining,
      of: asked?.municipalities.map(\.code)
        ?? territory.units.map(\.code).filter { $0.level == .municipality },
      county: asked?.county?.code, zeroPoint: year)
    switch format {
    case .table:
      Console.tell(
        try CoverageSummary(
          coverage, year, texts: knowledge.texts, language: languageOptions.language,
          query: knowledge.queryAddress
        ).text())
    case .csv:
      Console.answer(header: CoverageRow.header, CoverageRow.all(coverage).map(\.cells), csv)
    case .json: Console.answer(try JSONText.of(CoverageRow.all(coverage)))
    }
  }
}
