import ArgumentParser
import Flagging
import Indicators
import Reporting

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables of all units and years since the zero point.",
    discussion: """
      estimates, changes and candidates for every municipality, region and county, from the figures \
      in the database, through the same protection as every report.
      """)

  @Option(help: "csv or json.")
  var format = OutputFormat.csv
  @Option(help: ArgumentHelp("The folder the tables are written into.", valueName: "dir"))
  var output = "reports/export"
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard format != .table else { throw ValidationError("export writes csv or json, not table") }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open()
    let zeroPoint = try store.requiredZeroPoint(zeroPointOptions.zeroPoint)
    let indicators = knowledge.catalogue.indicators
    let analysis = Analysis(
      observations: try store.observations(), geography: knowledge.geography,
      rules: knowledge.rules, indicators: indicators, bordersOf: zeroPoint.year)
    let results = try Findings(
      analysis, since: zeroPoint, indicators, q: CandidateSearch.defaultFalseDiscoveryRate
    ).results
    let folder = OutputFolder(output)
    switch format {
    case .json:
      try folder.write(DataTable.json(results.estimates), as: "estimates.json")
      try folder.write(DataTable.json(results.changes), as: "changes.json")
      try folder.write(DataTable.json(results.candidates), as: "candidates.json")
    case .csv, .table:
      try folder.write(DataTable.csv(results.estimates), as: "estimates.csv")
      try folder.write(DataTable.csv(results.changes), as: "changes.csv")
      try folder.write(DataTable.csv(results.candidates), as: "candidates.csv")
    }
    Console.explain("\(output): \(folder.written.map(\.file).joined(separator: ", "))")
  }
}
