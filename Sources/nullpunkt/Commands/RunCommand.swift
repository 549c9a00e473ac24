import Analysis
import ArgumentParser
import Files
import Flagging
import Foundation
import Geography
import Indicators
import Ingestion
import Observations
import Reporting
import Storage

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The whole job: import, freeze, compare, name candidates, protect, report.",
    discussion: """
      Imports the bundled extracts, freezes the zero point if it is not frozen, computes every \
      comparison and change since, and writes a region's report, tables and manifest into a folder \
      of its own. Run again, it changes nothing that would be the same.

        nullpunkt run
        nullpunkt run --language en --output rapporter
      """)

  @Option(help: "The year of the zero point.")
  var year = 2021
  @Option(help: "The region reported on, by its id in data/geography/regions.yaml.")
  var region = "kongsvinger"
  @Option(help: "The report's language; nb is bokmål.")
  var language = Language.nb
  @Option(help: ArgumentHelp("Where reports are written.", valueName: "dir"))
  var output = "reports"
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let name = try regionName(knowledge)
    guard OutputFolder.mayBeWritten(output) else {
      throw Refusal("\(output) is a file; expected a folder for the reports (--output)")
    }
    let store = try database.create()
    let importer = Importer(store: store, reader: try knowledge.reader)
    for path in try knowledge.bundledExtracts where try !importer.importFile(path) {
      throw ExitCode.failure
    }
    let region = name.plainWords(joinedBy: "-", inEnglishLetters: true)
    let folder = OutputFolder("\(output)/\(year)-\(region)", rawText: csv.rawText)
    let inputs = try knowledge.inputsHash(
      settings: [String(year), region, language.rawValue] + (csv.rawText ? ["raw text"] : []),
      imported: store.files(), practices: store.practices())
    if try store.lastRun()?.inputsHash == inputs, folder.isAsItsManifestSays {
      try store.close()
      return Console.explain("\(folder.path): nothing has changed since the last run")
    }
    try report(knowledge, store, inputs, into: folder)
    try store.close()
  }

  private func report(
    _ knowledge: Knowledge, _ store: Store, _ inputs: String, into folder: OutputFolder
  ) throws {
    let observations = try store.observations()
    let sealed = try sealed(knowledge, store, observations)
    let indicators = try knowledge.catalogue(since: sealed).indicators
    let analysis = try Analysis(observations, knowledge, indicators, bordersOf: year, since: sealed)
    let review = ZeroPointReview(sealed, analysis, try knowledge.catalogue)
    for note in review.notes(of: sealed) { Console.explain(note) }

    let findings = try Findings(analysis, since: year, indicators, knowledge.candidates)
    let accounts = try store.accounts()

    let report = try RegionReport(region, analysis.territory)
    let content = report.content(
      findings, sealed, analysis.catalogue, accounts, try store.practices(),
      Coverage(
        analysis, try knowledge.obtaining, of: report.municipalities.map(\.code),
        county: report.county?.code, zeroPoint: year))
    try folder.writeReport(content, knowledge, language)
    try folder.write(ResultFile.ofRun, of: content.findings, as: .csv)
    Console.explain(findings.recodingSummary)
    try folder.writeManifest(
      Manifest(
        settings: Manifest.Settings(
          year: year, region: region, language: language.rawValue,
          falseDiscoveryRate: try knowledge.candidates.falseDiscoveryRate),
        data: try knowledge.fileHashes { !$0.hasPrefix("extracts/") },
        sources: accounts.map { Manifest.File(file: $0.name, sha256: $0.sha256) },
        zeroPointSha256: sealed.seal,
        candidates: findings.searches.map(Manifest.Candidates.init),
        outputs: folder.written))
    // Last, so that a run cut short before its files were written is not taken for a whole one.
    try store.replaceResults(findings, madeFrom: inputs)
    Console.explain(
      "\(folder.path): \(folder.written.map(\.file).joined(separator: ", ")), "
        + OutputFolder.manifestName)
  }

  /// The zero point of the year, sealed now where no part of it is.
  private func sealed(_ knowledge: Knowledge, _ store: Store, _ observations: ObservationTable)
    throws -> SealedYear
  {
    if let sealed = try store.zeroPoint(year) { return sealed }
    let sealing = try Sealing(
      year: year, knowledge, observations, from: store.files(), after: nil)
    if let part = try sealing.next() {
      try store.seal(part)
      Console.explain("\(year) frozen: SHA-256 \(try part.seal())")
    }
    return try store.requiredZeroPoint(year)
  }

  /// The name of the region asked for, which must fit the borders of the year: nothing is imported or
  /// frozen for a report that cannot be written.
  private func regionName(_ knowledge: Knowledge) throws -> String {
    guard let borders = DeclaredBorders(argument: String(year)), case .vintage = borders else {
      throw Refusal("the borders of \(year) are not known; expected a year from 2008 on (--year)")
    }
    let regions = try knowledge.geography.regions
    guard let name = regions.first(where: { $0.id == RegionID(region) })?.name else {
      let known = regions.map(\.id.description).joined(separator: ", ")
      throw Refusal("there is no region \(region); there are \(known) (--region)")
    }
    _ = try RegionReport(region, Territory(knowledge.geography, on: .endOfYear(year)))
    return name
  }
}

extension Language: ExpressibleByArgument {}
