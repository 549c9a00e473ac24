import Analysis
import ArgumentParser
import Disclosure
import Documents
import Files
import Flagging
import Foundation
import Geography
import Indicators
import Observations
import Reporting
import Site
import Storage

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables of all units, or a region's report.",
    discussion: """
      csv and json: estimates, changes and candidates for every municipality, region and county, \
      the zero point's year and the years since; beside csv a data package, which says what every \
      column holds. json-stat: the estimates as one cube. parquet: the tables with typed columns, \
      through DuckDB. xlsx: one workbook with a sheet for each theme. markdown: the report of one \
      region. docx and pdf: the two-page profile of --unit, or of every municipality, or with --region \
      its report and its municipalities' profiles, through pandoc and Typst; with --guide the guide from \
      figures to practice for a group's meeting, or the work sheet of the candidate --unit. site: pages of every unit \
      that open from a folder. html: one unit's page as one file that can be sent. --pictures writes the site's \
      pictures instead, each a file with its title, what its numbers are in and where they are from, named by \
      what and whom it shows, and published-numbers.csv with every number printed in them; PNG and PDF for \
      slides and A4 through librsvg. All from the figures in the database, through the same protection as every \
      report. In other borders than the zero point's (--geography) nothing is compared with it: \
      changes, report and pages are left out. --units schools writes the estimates of every school \
      instead, against its municipality too. --public writes the database for researchers: the results of the \
      last run, and of what was read only figures of open sources, without those that would complete one that \
      its source withholds. The working database must not be shared.

        nullpunkt export --output tabeller
        nullpunkt export --public --output forskere
        nullpunkt export --format json --geography 2024
        nullpunkt export --format markdown --language nn
        nullpunkt export --format html --unit Grue
        nullpunkt export --format docx --unit Grue
        nullpunkt export --format pdf --region kongsvinger
        nullpunkt export --guide --format docx --region kongsvinger
        nullpunkt export --pictures png --size slide --unit Grue --output bilder
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
    case jsonStat = "json-stat"
    case parquet, xlsx, markdown, docx, pdf, site, html

    /// Whether it is pages of areas and not tables.
    var isPages: Bool { [.markdown, .docx, .pdf, .site, .html].contains(self) }

    /// Whether it can be of one unit alone.
    var isOfUnits: Bool { [.docx, .pdf, .html].contains(self) }
  }

  @Option(help: "What is written.")
  var format = Format.csv
  @OptionGroup var pictures: PictureOptions
  @Flag(
    help: "CSV as a Norwegian Excel opens it: semicolons, decimal commas and a byte order mark.")
  var excel = false
  @Flag(
    help:
      "Write the guide for a group's meeting, or with --unit a candidate's work sheet; as docx or pdf."
  )
  var guide = false
  @Flag(
    name: .customLong("public"),
    help: "Write the database that others may have, nullpunkt-public.sqlite, and nothing else.")
  var isPublic = false
  @Option(help: ArgumentHelp("The folder it is written into.", valueName: "dir"))
  var output = "reports/export"
  @OptionGroup var csv: CSVOptions
  @Option(
    help: "Whose page, document or pictures, by name or code; for html, docx, pdf and --pictures.")
  var unit: String?
  @Option(help: "Whose tables: municipalities, with regions, counties and country, or schools.")
  var units = UnitsAsked.municipalities
  @Option(
    help: ArgumentHelp(
      "The region that is told of; without it the tables are of all units, and the report of kongsvinger.",
      valueName: "region"))
  var region: String?
  @Option(help: "The report's language; nb is bokmål.")
  var language = Language.nb
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if isPublic, format != .csv || excel || units == .schools || region != nil || pictures.isAsked {
      throw ValidationError("--public writes a database of everything; leave out what narrows it")
    }
    if units == .schools, format.isPages {
      throw ValidationError("reports and pages are of areas; schools are written as tables")
    }
    if excel, format != .csv {
      throw ValidationError("--excel is a way of writing csv; \(format.rawValue) has one way only")
    }
    if units == .schools, region != nil {
      throw ValidationError("--region belongs to tables of municipalities, not of schools")
    }
    if format == .html, unit == nil { throw ValidationError("html needs --unit, such as Grue") }
    if !format.isOfUnits, !pictures.isAsked, unit != nil {
      throw ValidationError("--unit is for --format html, docx or pdf, and for --pictures")
    }
    if guide, format != .docx && format != .pdf {
      throw ValidationError("--guide is a document; add --format docx or --format pdf")
    }
    if unit != nil, region != nil, format == .docx || format == .pdf {
      throw ValidationError("a document is of --unit or of --region; leave one out")
    }
    if !pictures.isAsked, !pictures.size.isEmpty {
      throw ValidationError("--size is of pictures; add --pictures")
    }
    if pictures.isAsked, format != .csv || excel || units == .schools {
      throw ValidationError(
        "--pictures writes pictures of areas alone; leave out --format, --excel and --units")
    }
  }

  /// Writes the database that others may have.
  private func writePublic(_ store: Store, _ knowledge: Knowledge, _ indicators: [Indicator]) throws
  {
    let (rules, path) = (try knowledge.rules, "\(output)/nullpunkt-public.sqlite")
    let open = Set(indicators.filter { rules.isOpen($0.source) }.map(\.id))
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try store.writePublic(to: path, isOpen: rules.isOpen, isOpenIndicator: open.contains)
    try store.close()
    Console.explain("\(path): without what is withheld; the working database must not be shared")
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let zeroPoint = try store.requiredZeroPoint(zeroPointOptions.zeroPoint)
    let catalogue = try knowledge.catalogue(since: zeroPoint)
    let indicators = catalogue.indicators
    let isInItsBorders = borders.borders(ofZeroPoint: zeroPoint.year) == .vintage(zeroPoint.year)
    let asked = region ?? (format == .markdown ? "kongsvinger" : nil)
    let region = try asked.map { try knowledge.region($0, name: nil, year: bordersYear) }
    if let objection = OutputFolder.objection(to: output) {
      throw Refusal("\(objection) (--output)")
    }
    if isPages {
      try borders.borders(ofZeroPoint: zeroPoint.year).requireBorders(
        of: zeroPoint.year, for: "export csv or json")
    }
    if isPublic { return try writePublic(store, knowledge, indicators) }
    let observations = try store.observations()
    let schools =
      units == .schools ? try store.schools() : try store.schoolsForProtection(knowledge)
    let analysis = try Analysis(
      observations, knowledge, indicators, schools: schools,
      in: borders.borders(ofZeroPoint: zeroPoint.year).territory(
        knowledge, observations, zeroPoint: zeroPoint.year, period: zeroPoint.year),
      since: zeroPoint)
    try analysis.requireProtection()
    try keep(analysis.control.plan.reasons, store)
    let folder = OutputFolder(output, rawText: csv.rawText)
    func write(
      _ analysis: Analysis, _ zeroPoint: SealedYear, _ observations: ObservationTable,
      into folder: OutputFolder
    ) throws {
      let areas = Areas(
        region: region, isInItsBorders: isInItsBorders, knowledge: knowledge, store: store)
      try self.write(areas, analysis, zeroPoint, observations, into: folder)
    }
    try write(analysis, zeroPoint, observations, into: folder)
    try folder.requireTheSame(from: Exchange(analysis)) { exchange, folder in
      try write(
        exchange.analysis, exchange.sealed ?? zeroPoint, exchange.observations, into: folder)
    }
    if !isInItsBorders, units != .schools {
      Console.explain(
        "changes are left out: the zero point \(zeroPoint.year) is frozen in its own borders")
    }
    Console.explain("\(output): \(told(folder))")
  }

  /// What an export is of, and what it is made from beside figures.
  private struct Areas {
    let region: Region?
    let isInItsBorders: Bool
    let knowledge: Knowledge
    let store: Store
  }

  /// Writes what was asked for.
  /// - Parameter analysis: of the zero point and the observations.
  private func write(
    _ areas: Areas, _ analysis: Analysis, _ zeroPoint: SealedYear, _ observations: ObservationTable,
    into folder: OutputFolder
  ) throws {
    let (region, isInItsBorders, knowledge, store) = (
      areas.region, areas.isInItsBorders, areas.knowledge, areas.store
    )
    let catalogue = try knowledge.catalogue(since: zeroPoint)
    let indicators = catalogue.indicators
    let all =
      units == .schools
      ? schoolFindings(analysis, indicators, since: zeroPoint.year)
      : try Findings(
        analysis, since: zeroPoint.year, indicators, knowledge.candidates,
        comparing: isInItsBorders, pooling: !isPages,
        forPages: pictures.isAsked || format == .site || format == .html)
    let report = try region.map { try RegionReport($0.id, analysis.territory) }
    let findings = report.map { all.about(Set($0.areas.map(\.code))) } ?? all
    if let region, !findings.hasFigures(of: .region(region.id)) {
      throw Refusal(
        "there is nothing to show: \(region.name) has no figure of \(zeroPoint.year) or later; "
          + "\(try store.yearsTold(of: indicators))")
    }
    let origin = PackageOrigin(
      place: region?.name ?? (units == .schools ? "schools" : "all municipalities"),
      zeroPoint: zeroPoint.year, seal: zeroPoint.seal,
      credits: try knowledge.credits(for: store.accounts()), catalogue: catalogue)
    func files(_ format: TableFormat) -> [ResultFile] {
      units == .schools ? [.estimates] : ResultFile.ofExport(format, comparing: isInItsBorders)
    }
    let later =
      isPages
      ? try analysis.searches(
        after: zeroPoint.year, knowledge.candidates,
        of: isProfiles ? Site.searchedForProfiles(analysis, since: zeroPoint.year) : nil) : []
    func site() throws -> Site {
      let content = try SiteContent(
        analysis, all, of: region?.id, later: later, store.accounts(), store.practiceRegister(),
        sealed: zeroPoint)
      var site = try Site(content, knowledge.texts, language, knowledge.siteAssets)
      site.networks = try store.networkReports(knowledge)
      return site
    }
    func content() throws -> ReportContent? {
      guard let report else { return nil }
      let review = ZeroPointReview(zeroPoint, analysis, try knowledge.catalogue)
      let news = try ZeroPointNews(
        review, of: zeroPoint, analysis, about: report, knowledge, store, observations)
      return try report.content(
        all, zeroPoint, analysis.catalogue, store.accounts(), origin.credits,
        store.practiceRegister(),
        news, later: later)
    }
    switch format {
    case _ where pictures.isAsked:
      try pictures.write(site().pictures(of: unit(analysis, knowledge)), into: folder)
    case .markdown:
      guard let content = try content() else { break }
      try folder.writeReport(content, knowledge, language)
    case .docx, .pdf:
      let writer = try DocumentWriter(format == .docx ? .docx : .pdf, knowledge.paperAssets)
      try writer.write(
        documents(analysis, site(), content(), knowledge), into: folder, tell: told)
    case .site, .html:
      try writePages(site(), analysis, knowledge, store, into: folder)
    case .csv where excel: try folder.write(files(.excel), of: findings, as: .excel)
    case .csv:
      try folder.write(files(.csv), of: findings, as: .csv)
      try folder.writePackage(of: files(.csv), origin, knowledge)
    case .json: try folder.write(files(.json), of: findings, as: .json)
    case .jsonStat:
      try folder.write(
        JSONStat(findings.estimates, origin).bytes(), as: JSONStat.fileName,
        about: findings.scope)
    case .parquet: try folder.writeParquet(files(.csv), of: findings, origin, knowledge)
    case .xlsx: try writeWorkbook(findings, origin, knowledge, into: folder)
    }
  }

  /// Keeps what is withheld, where that has not been kept before: a folder that cannot be written to may hold
  /// the database otherwise.
  private func keep(_ withheld: ProtectionPlan.Withheld, _ store: Store) throws {
    let known = try store.withheldBefore()
    guard
      !withheld.primary.isSubset(of: known.primary)
        || !withheld.complementary.isSubset(of: known.complementary)
    else { return }
    let writer = try database.open(.writing)
    try writer.keep(withheld: withheld)
    try writer.close()
  }

  /// The files that were written; of a site, how many and where it begins.
  private func told(_ folder: OutputFolder) -> String {
    if pictures.isAsked { return "\(folder.written.count - 1) pictures, published-numbers.csv" }
    if format == .site { return "\(folder.written.count) files; open index.html" }
    return folder.written.count > 20 ? "\(folder.written.count) files" : folder.told
  }

  /// Whether it is profiles or pictures of units alone, and not what tells of every indicator.
  private var isProfiles: Bool { !guide && (unit != nil || format.isOfUnits && region == nil) }

  /// Whether it is pages or pictures of areas and not tables.
  private var isPages: Bool { format.isPages || pictures.isAsked }

  /// The year in whose borders a region must be.
  private var bordersYear: Int {
    if case .vintage(let year) = borders.borders(ofZeroPoint: zeroPointOptions.zeroPoint) {
      return year
    }
    return zeroPointOptions.zeroPoint
  }

  private func writeWorkbook(
    _ findings: Findings, _ origin: PackageOrigin, _ knowledge: Knowledge,
    into folder: OutputFolder
  ) throws {
    let name = ResultWorkbook.fileName(zeroPoint: origin.zeroPoint)
    let scratch = try ScratchFolder()
    try ResultWorkbook.write(findings, origin, knowledge, to: scratch.path(name))
    try folder.write(contentsOf: scratch.path(name), as: name, about: findings.scope)
  }

  /// The schools' estimates for the zero point's year and later years.
  private func schoolFindings(
    _ analysis: Analysis, _ indicators: [Indicator], since year: Int
  ) -> Findings {
    Findings(
      zeroPoint: year,
      estimates: .joined(
        ([year] + analysis.years(after: year, indicators)).map { year in
          analysis.schoolEstimates(analysis.series(indicators, year: year))
        }),
      changes: .joined([]), searches: [])
  }
}
