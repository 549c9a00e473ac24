import Disclosure
import Flagging
import Geography
import Indicators
import Ingestion
import Observations
import Practices

/// The content of a region's report, all of it after disclosure control.
public struct ReportContent: Sendable {
  public let region: NamedUnit
  /// The county that contains the region; nil for a region across counties.
  public let county: NamedUnit?
  /// The region's municipalities, in Norwegian order of their names.
  public let municipalities: [NamedUnit]
  public let indicators: [Indicator]
  /// The catalogue's themes, with all their indicators.
  package let themes: [Catalogue.Theme]
  /// The indicators without figures for the zero point's year, with the newest year before it that has any.
  package let olderIndicators: [(indicator: Indicator, year: Int)]
  /// The findings about the region's municipalities, the region, the county and the country; candidates
  /// and profiles cover the whole country.
  package let findings: Findings
  /// The recorded practices in force, and the steps of groups.
  public let practices: PracticeRegister
  /// The names of all indicators and themes of the catalogue, by id.
  public let names: [String: LocalizedText]
  public let files: [FileAccount]
  /// The publishers of those files, each with its licence.
  package let credits: [Credit]
  /// The content hash of the frozen zero point.
  public let contentHash: String
  /// The last entry of the database's ledger; nil where it is not told.
  package let ledgerHash: String?
  /// Which figures there are; nil where it was not asked.
  package let coverage: Coverage?
  /// What has become known of the zero point's figures since they were sealed.
  package let news: ZeroPointNews
  /// The searches over the whole country in the years after the zero point.
  package let laterSearches: [CandidateList]
  private let estimates: [Key: Estimate]
  private let changes: [Key: RelativeChange]
  /// The years after the zero point that have figures, ascending.
  package let laterYears: [Int]

  /// - Parameter findings: the findings about the units of the report.
  package init(
    region: NamedUnit, county: NamedUnit?, municipalities: [NamedUnit], indicators: [Indicator],
    themes: [Catalogue.Theme] = [], olderIndicators: [(indicator: Indicator, year: Int)] = [],
    findings: Findings,
    practices: PracticeRegister, names: [String: LocalizedText], files: [FileAccount],
    credits: [Credit] = [], contentHash: String, ledgerHash: String? = nil,
    coverage: Coverage? = nil,
    news: ZeroPointNews = ZeroPointNews(), laterSearches: [CandidateList] = []
  ) {
    self.region = region
    self.county = county
    self.municipalities = municipalities
    self.indicators = indicators
    self.themes = themes
    self.olderIndicators = olderIndicators
    self.findings = findings
    self.practices = practices
    self.names = names
    self.files = files
    self.credits = credits
    self.contentHash = contentHash
    self.ledgerHash = ledgerHash
    self.coverage = coverage
    self.news = news
    self.laterSearches = laterSearches
    let rows = findings.estimates.rows
    laterYears = Set(rows.map(\.period)).filter { $0 > findings.zeroPoint }.sorted()
    estimates = Dictionary(
      rows.map { (Key($0.indicator, $0.unit.code, $0.period, $0.benchmark, $0.sex), $0) },
      uniquingKeysWith: { first, _ in first })
    changes = Dictionary(
      findings.changes.rows.map {
        (Key($0.indicator, $0.unit.code, $0.period, $0.benchmark, $0.sex), $0)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The key of a row in a result table.
  private struct Key: Hashable {
    let indicator: String
    let unit: UnitCode
    let period: Int
    let benchmark: Benchmark
    let sex: Sex

    init(_ indicator: String, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark, _ sex: Sex) {
      (self.indicator, self.unit, self.period) = (indicator, unit, period)
      (self.benchmark, self.sex) = (benchmark, sex)
    }
  }

  /// All indicators that the report has figures of, of whatever year.
  package var allIndicators: [Indicator] { indicators + olderIndicators.map(\.indicator) }

  /// The indicators of every theme, also those without figures.
  package var allKnown: [Indicator] { themes.flatMap(\.indicators) }

  /// The year of the zero point.
  package var year: Int { findings.zeroPoint }

  /// The searches over the whole country, for every indicator with figures to test.
  package var candidates: [CandidateList] { findings.searches }

  /// The report's units: the municipalities, the region, the county and the country.
  package var areas: [NamedUnit] {
    municipalities + [region] + [county].compactMap { $0 } + [.country]
  }

  /// A unit's estimate against a benchmark; nil where there is none.
  package func estimate(
    _ indicator: Indicator, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark,
    _ sex: Sex = .both
  ) -> Estimate? {
    estimates[Key(indicator.id, unit, period, benchmark, sex)]
  }

  /// A unit's own figure, in the year of the zero point unless another is named.
  package func figure(
    _ indicator: Indicator, _ unit: UnitCode, _ sex: Sex = .both, in period: Int? = nil
  ) -> Estimate? {
    estimate(indicator, unit, period ?? year, .country, sex)
  }

  /// A unit's change since the zero point relative to a benchmark's; nil where there is none.
  package func change(
    _ indicator: Indicator, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark
  ) -> RelativeChange? {
    changes[Key(indicator.id, unit, period, benchmark, .both)]
  }
}
