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
import Site
import Storage

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The whole job: import, freeze, compare, name candidates, protect, report.",
    discussion: """
      Imports the bundled extracts, freezes the zero point if it is not frozen, computes every \
      comparison and change since, and writes a region's report, tables and manifest into a folder \
      of its own, with a site and, where pandoc and Typst are installed, documents for Word and as \
      PDF. Run again, it changes nothing that would be the same. A region is named by its id \
      or name (nullpunkt regions lists them), or made of municipalities and kept.

        nullpunkt run
        nullpunkt run --language nn --output rapporter
        nullpunkt run --region 3401,3414,3415 --region-name "Glåmdalen"
      """)

  @Option(help: "The year of the zero point.")
  var year = 2021
  @Option(help: "The region reported on: its id, its name, or its municipalities, 3401,3414.")
  var region = "kongsvinger"
  @Option(
    help: ArgumentHelp("What a region of listed municipalities is called.", valueName: "name"))
  var regionName: String?
  @Option(help: "The report's language; nb is bokmål.")
  var language = Language.nb
  @Option(help: ArgumentHelp("Where reports are written.", valueName: "dir"))
  var output = "reports"
  @Flag(name: .customLong("no-documents"), help: "Write no documents for Word and no PDFs.")
  var withoutDocuments = false
  @OptionGroup var csv: CSVOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    // Before anything is imported or frozen for a report that cannot be written.
    if let known = try database.openIfPresent() {
      try knowledge.add(known.ownRegions())
      try known.close()
    }
    let region = try checkedRegion(knowledge)
    let store = try database.create(for: knowledge)
    let importer = Importer(
      store: store, reader: try knowledge.reader, said: try knowledge.said(in: .en))
    for path in try knowledge.bundledExtracts where try !importer.importFile(path) {
      throw ExitCode.failure
    }
    if regionName != nil {
      try store.keep(region)
      try knowledge.add(store.ownRegions())
    }
    let folder = OutputFolder(path(of: region), rawText: csv.rawText)
    let writers = withoutDocuments ? [] : try DocumentWriter.installed(knowledge.paperAssets)
    let inputs = try knowledge.inputsHash(
      settings: [String(year), region.id.description, language.rawValue]
        + (csv.rawText ? ["raw text"] : []) + writers.map(\.format.rawValue)
        + store.ownRegions().map { "\($0)" }
        + store.networkRounds().map { "\($0.name) \($0.seal) \($0.zeroPoint ?? 0)" },
      imported: store.files(), practices: store.practiceRegister())
    if try store.lastRun()?.inputsHash == inputs, folder.isAsItsManifestSays {
      try store.close()
      return Console.explain("\(folder.path): nothing has changed since the last run")
    }
    try report(region, knowledge, store, inputs, into: folder, writers)
    try store.close()
  }

  private func report(
    _ region: Region, _ knowledge: Knowledge, _ store: Store, _ inputs: String,
    into folder: OutputFolder, _ writers: [DocumentWriter]
  ) throws {
    let observations = try store.observations()
    let sealed = try sealed(knowledge, store, observations)
    let indicators = try knowledge.catalogue(since: sealed).indicators
    let analysis = try Analysis(
      observations, knowledge, indicators, schools: store.schoolsForProtection(knowledge),
      bordersOf: year, since: sealed)
    try analysis.requireProtection()
    try store.keep(withheld: analysis.control.plan.reasons)
    let catalogue = try knowledge.catalogue
    let review = ZeroPointReview(sealed, analysis, catalogue)
    for note in review.notes(of: sealed) { Console.explain(note) }
    let ledger = try store.ledgerHash()
    let outputs = RunOutputs(
      region: region, year: year, language: language, knowledge: knowledge, store: store,
      writers: writers, ledger: ledger)
    let findings = try folder.inOneStep {
      let findings = try outputs.write(analysis, sealed, review, observations, into: folder)
      try folder.requireTheSame(from: Exchange(analysis)) { exchange, folder in
        let sealed = exchange.sealed ?? sealed
        _ = try outputs.write(
          exchange.analysis, sealed, ZeroPointReview(sealed, exchange.analysis, catalogue),
          exchange.observations, into: folder)
      }
      Console.explain(findings.recodingSummary)
      try folder.writeManifest(
        Manifest(
          settings: Manifest.Settings(
            year: year, region: region.id.description, language: language.rawValue,
            falseDiscoveryRate: try knowledge.candidates.falseDiscoveryRate),
          data: try knowledge.fileHashes { !$0.hasPrefix("extracts/") },
          sources: try knowledge.credits(for: store.accounts()).sources,
          zeroPointSha256: sealed.seal, ledgerSha256: ledger,
          candidates: findings.searches.map(Manifest.Candidates.init),
          outputs: folder.written))
      return findings
    }
    // Last, so that a run cut short before its files were written is not taken for a whole one.
    try store.replaceResults(findings, madeFrom: inputs, by: knowledge.programHash)
    if let ledger { Console.explain("ledger SHA-256 \(ledger)") }
    Console.explain(
      "\(folder.path): \(folder.told), \(OutputFolder.manifestName), "
        + "\(OutputFolder.siteFolder(language))/index.html")
  }

  /// The zero point of the year, sealed now where no part of it is.
  private func sealed(_ knowledge: Knowledge, _ store: Store, _ observations: ObservationTable)
    throws -> SealedYear
  {
    if let sealed = try store.zeroPoint(year) { return sealed }
    let sealing = try Sealing(
      year: year, knowledge, observations, from: store.files(), after: nil)
    if let part = try sealing.next() {
      do {
        try store.seal(part)
        Console.explain("\(year) frozen: SHA-256 \(try part.seal())")
      } catch {
        // Another run has frozen it meanwhile.
        guard try store.zeroPoint(year) != nil else { throw error }
      }
    }
    return try store.requiredZeroPoint(year)
  }

  /// The folder of a region's report.
  private func path(of region: Region) -> String {
    "\(output)/\(year)-\(region.name.inFileName)"
  }

  /// The region asked for, where everything that the command says can be done.
  private func checkedRegion(_ knowledge: Knowledge) throws -> Region {
    guard let borders = DeclaredBorders(argument: String(year)), case .vintage = borders else {
      throw Refusal("the borders of \(year) are not known; expected a year from 2008 on (--year)")
    }
    guard year <= Calendar(identifier: .iso8601).component(.year, from: .now) else {
      throw Refusal("\(year) has not been yet; expected a year with figures (--year)")
    }
    let region = try knowledge.region(region, name: regionName, year: year)
    if let objection = OutputFolder.objection(to: path(of: region)) {
      throw Refusal("\(objection) (--output)")
    }
    return region
  }
}

extension Language: ExpressibleByArgument {}
