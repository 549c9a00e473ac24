import Analysis
import ArgumentParser
import Files
import Geography
import Reporting
import Storage

struct RegionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regions",
    abstract: "List the regions, with their municipalities in a year.",
    discussion: """
      Regions stand in data/geography/regions.yaml, or were made with nullpunkt run --region \
      3401,3414 --region-name "…" and are kept in the database. A region whose list does not fit \
      the borders at the end of the year is listed without municipalities.

        nullpunkt regions
        nullpunkt regions --year 2024 --format csv
      """)

  @Option(help: "The year in whose borders.")
  var year = 2021
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = ["region", "name", "where", "codes", "municipalities"]

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    if let store = try database.openIfPresent() {
      try knowledge.add(store.ownRegions())
      try store.close()
    }
    let geography = try knowledge.geography
    let territory = Territory(geography, on: .endOfYear(year))
    let rows = geography.regions.sorted { $0.id < $1.id }.map { region -> [String] in
      let members = territory.municipalities(of: .region(region.id)).sorted()
      return [
        region.id.description, region.name,
        knowledge.ownRegions.contains(region.id) ? "database" : "regions.yaml",
        members.map(\.description).joined(separator: ","),
        members.map { territory.name(of: .municipality($0)) }.joined(separator: ", "),
      ]
    }
    switch format {
    case .table: Console.tell(AlignedTable(header: Self.header, rows: rows).text)
    case .csv: Console.answer(header: Self.header, rows, csv)
    case .json:
      Console.answer(
        try JSONText.of(rows.map { Dictionary(uniqueKeysWithValues: zip(Self.header, $0)) }))
    }
  }
}
