import Analysis
import Geography
import Indicators
import Observations
import Storage

/// Tells which file gives today's figures of a year.
struct RevisionOrigins {
  private let store: Store
  private let analysis: Analysis
  private let year: Int
  private let indicators: [String: Indicator]
  private let files: [String: ImportedFile]

  /// - Parameter analysis: since the zero point of the year.
  init(_ store: Store, _ analysis: Analysis, year: Int) throws {
    self.store = store
    self.analysis = analysis
    self.year = year
    indicators = Dictionary(
      analysis.catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    files = try store.importedFiles().reduce(into: [:]) { $0[$1.sha256] = $1 }
  }

  /// The newest of the files that a figure is made from; nil where its source does not give it any more.
  func origin(of key: SealedFigure.Key) throws -> RevisionOrigin? {
    guard let indicator = indicators[key.indicator] else { return nil }
    let parts = analysis.inputs(of: indicator, key.sex, year: year, unit: key.unit).parts
    let origins = try store.origins(of: parts.flatMap(\.series), about: [key.unit])
    guard let newest = origins.max(by: { $0.fileNumber < $1.fileNumber }) else { return nil }
    let file = files[newest.sha256]
    return RevisionOrigin(
      file: newest.file, day: file?.lastChanged, importedOn: file?.importedOn)
  }
}

extension ZeroPointNews {
  /// What has become known of a zero point since it was sealed, of the units of a region's report, with the
  /// files that today's figures come from.
  init(
    _ review: ZeroPointReview, of sealed: SealedYear, _ analysis: Analysis,
    about report: RegionReport, _ knowledge: Knowledge, _ store: Store,
    _ observations: ObservationTable
  ) throws {
    let origins = try RevisionOrigins(store, analysis, year: sealed.year)
    try self.init(
      review, of: sealed, analysis,
      today: {
        try Analysis(
          observations, knowledge, analysis.catalogue.indicators, bordersOf: sealed.year)
      },
      about: report.areas, origin: origins.origin)
  }
}
