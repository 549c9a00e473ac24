import Analysis
import Disclosure
import Documents
import Files
import Geography
import Indicators
import Observations
import Reporting
import Site
import Storage

/// What a run writes into its folder, manifest aside.
struct RunOutputs {
  let region: Region
  let year: Int
  let language: Language
  let knowledge: Knowledge
  let store: Store
  let writers: [DocumentWriter]
  /// The hash of the ledger that reports print.
  let ledger: String?

  /// Writes all of it.
  /// - Parameters:
  ///   - analysis: of the zero point and the observations.
  ///   - review: of the zero point beside them.
  func write(
    _ analysis: Analysis, _ sealed: SealedYear, _ review: ZeroPointReview,
    _ observations: ObservationTable, into folder: OutputFolder
  ) throws -> Findings {
    let indicators = try knowledge.catalogue(since: sealed).indicators
    let findings = try Findings(
      analysis, since: year, indicators, knowledge.candidates, pooling: true)
    let accounts = try store.accounts()
    let credits = try knowledge.credits(for: accounts)
    let report = try RegionReport(region.id, analysis.territory)
    let news = try ZeroPointNews(
      review, of: sealed, analysis, about: report, knowledge, store, observations)
    let later = try analysis.searches(after: year, knowledge.candidates)
    let content = try report.content(
      findings, sealed, analysis.catalogue, accounts, credits, store.practiceRegister(), news,
      later: later,
      Coverage(
        analysis, try knowledge.obtaining, of: report.municipalities.map(\.code),
        county: report.county?.code, zeroPoint: year), ledger: ledger)
    try folder.writeReport(content, knowledge, language)
    try folder.write(ResultFile.ofRun, of: content.findings, as: .csv)
    try folder.writePackage(
      of: ResultFile.ofRun,
      PackageOrigin(
        place: content.region.name, zeroPoint: year, seal: sealed.seal, credits: credits,
        catalogue: knowledge.catalogue(since: sealed)), knowledge)
    var site = try Site(
      SiteContent(
        analysis, findings, of: region.id, later: later, accounts, store.practiceRegister(),
        sealed: sealed), knowledge.texts, language, knowledge.siteAssets
    ).placed(by: store, analysis)
    site.networks = try store.networkReports(knowledge)
    try folder.writeSite(site, into: OutputFolder.siteFolder(language))
    if !writers.isEmpty {
      var documents = NamedDocuments()
      try documents.addReport(content, knowledge.texts, language)
      for unit in content.municipalities {
        try documents.addProfile(of: unit, from: site, language)
      }
      try documents.addGuide(from: site, language)
      for writer in writers {
        try writer.write(documents, into: folder, at: "\(OutputFolder.documentsFolder(language))/")
      }
    }
    return findings
  }
}
