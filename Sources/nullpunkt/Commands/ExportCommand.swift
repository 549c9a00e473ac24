import Analysis
import ArgumentParser
import Disclosure
import Files
import Flagging
import Indicators
import Observations
import Reporting

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables of all units, or a region's report.",
    discussion: """
      csv and json: estimates, changes and candidates for every municipality, region and county, \
      the zero point's year and the years since. markdown: the report of one region. All from the \
      figures in the database, through the same protection as every report. In other borders than \
      the zero point's (--geography) nothing is compared with it: changes and the report are left \
      out. --units schools writes the estimates of every school instead, against its municipality too.

        nullpunkt export --output tabeller
        nullpunkt export --format json --geography 2024
        nullpunkt export --format markdown --language en
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, markdown

    /// The format of the tables; nil for a report.
    var ofTables: TableFormat? {
      switch self {
      case .csv: .csv
      case .json: .json
      case .markdown: nil
      }
    }
  }

  @Option(help: "What is written.")
  var format = Format.csv
  @Option(help: ArgumentHelp("The folder it is written into.", valueName: "dir"))
  var output = "reports/export"
  @OptionGroup var csv: CSVOptions
  @Option(help: "Whose tables: municipalities, with regions, counties and country, or schools.")
  var units = UnitsAsked.municipalities
  @Option(help: "The region of the report.")
  var region = "kongsvinger"
  @Option(help: "The report's language; nb is bokmål.")
  var language = Language.nb
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if units == .schools, format == .markdown {
      throw ValidationError("the report is a region's; schools are written as csv or json")
    }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open()
    let zeroPoint = try store.requiredZeroPoint(zeroPointOptions.zeroPoint)
    let indicators = try knowledge.catalogue(since: zeroPoint).indicators
    let isInItsBorders = borders.borders(ofZeroPoint: zeroPoint.year) == .vintage(zeroPoint.year)
    if format == .markdown {
      try borders.borders(ofZeroPoint: zeroPoint.year).requireBorders(
        of: zeroPoint.year, for: "export csv or json")
    }
    let observations = try store.observations()
    let schools = units == .schools ? try store.schools() : SchoolRegister()
    let analysis = try Analysis(
      observations, knowledge, indicators, schools: schools,
      in: borders.borders(ofZeroPoint: zeroPoint.year).territory(
        knowledge, observations, zeroPoint: zeroPoint.year, period: zeroPoint.year),
      since: zeroPoint)
    let folder = OutputFolder(output, rawText: csv.rawText)
    if units == .schools {
      try writeSchools(analysis, indicators, since: zeroPoint.year, into: folder)
      return Console.explain("\(output): \(folder.written.map(\.file).joined(separator: ", "))")
    }
    let findings = try Findings(
      analysis, since: zeroPoint.year, indicators, knowledge.candidates,
      comparing: isInItsBorders, pooling: format.ofTables != nil)
    if let tables = format.ofTables {
      try folder.write(
        ResultFile.ofExport(tables, comparing: isInItsBorders), of: findings, as: tables)
    } else {
      let content = try RegionReport(region, analysis.territory).content(
        findings, zeroPoint, analysis.catalogue, store.accounts(), store.practices())
      try folder.writeReport(content, knowledge, language)
    }
    if !isInItsBorders {
      Console.explain(
        "changes are left out: the zero point \(zeroPoint.year) is frozen in its own borders")
    }
    Console.explain("\(output): \(folder.written.map(\.file).joined(separator: ", "))")
  }

  /// Writes the schools' estimates for the zero point's year and later years.
  private func writeSchools(
    _ analysis: Analysis, _ indicators: [Indicator], since year: Int, into folder: OutputFolder
  ) throws {
    let estimates = Protected.joined(
      ([year] + analysis.years(after: year, indicators)).map { year in
        analysis.schoolEstimates(analysis.series(indicators, year: year))
      })
    try folder.write(estimates, as: format.ofTables ?? .csv, .estimates)
  }
}
