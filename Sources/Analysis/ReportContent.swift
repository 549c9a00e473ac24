import Disclosure
import Flagging
import Geography
import Indicators
import Ingestion
import Observations
import Practices

/// What a report tells, all of it through disclosure control.
public struct ReportContent: Sendable {
  public let year: Int
  public let region: NamedUnit
  /// The county the region lies in; nil for a region across counties.
  public let county: NamedUnit?
  /// The region's municipalities, in order of code.
  public let municipalities: [NamedUnit]
  public let indicators: [Indicator]
  /// Of the region's municipalities, the region, the county and the country.
  public let estimates: Protected<Estimate>
  public let changes: Protected<RelativeChange>
  /// Over the whole country, of every indicator that has figures with counts.
  public let candidates: [CandidateList]
  /// Of every municipality of the country over all those indicators.
  public let profiles: Protected<ProfileRow>
  /// What was found at candidates, in force.
  public let practices: [RecordedPractice]
  /// Of every indicator and theme of the catalogue, by id.
  public let names: [String: LocalizedText]
  public let files: [FileAccount]
  /// Of the frozen zero point.
  public let contentHash: String

  public init(
    year: Int, region: NamedUnit, county: NamedUnit?, municipalities: [NamedUnit],
    indicators: [Indicator], estimates: Protected<Estimate>, changes: Protected<RelativeChange>,
    candidates: [CandidateList], profiles: Protected<ProfileRow>,
    practices: [RecordedPractice], names: [String: LocalizedText], files: [FileAccount],
    contentHash: String
  ) {
    self.year = year
    self.region = region
    self.county = county
    self.municipalities = municipalities
    self.indicators = indicators
    self.estimates = estimates
    self.changes = changes
    self.candidates = candidates
    self.profiles = profiles
    self.practices = practices
    self.names = names
    self.files = files
    self.contentHash = contentHash
  }

  /// The municipalities and then the region, the county and the country.
  package var areas: [NamedUnit] {
    municipalities + [region] + [county].compactMap { $0 } + [.country]
  }

  /// Whether a unit is one of those the report is about.
  public func shows(_ unit: UnitCode) -> Bool { areas.contains { $0.code == unit } }

  /// The years after the zero point that have figures, ascending.
  package var laterYears: [Int] { Set(estimates.rows.map(\.period)).filter { $0 > year }.sorted() }

  /// The row of a unit against a benchmark; nil where there is none.
  package func estimate(
    _ indicator: Indicator, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark,
    _ sex: Sex = .both
  ) -> Estimate? {
    estimates.rows.first {
      $0.indicator == indicator.id && $0.unit.code == unit && $0.period == period
        && $0.benchmark == benchmark && $0.sex == sex
    }
  }

  /// A unit's own figure, whatever it is compared with.
  package func figure(_ indicator: Indicator, _ unit: UnitCode, _ sex: Sex = .both) -> Estimate? {
    estimate(indicator, unit, year, .country, sex)
  }

  package func change(
    _ indicator: Indicator, _ unit: UnitCode, _ period: Int, _ benchmark: Benchmark
  )
    -> RelativeChange?
  {
    changes.rows.first {
      $0.indicator == indicator.id && $0.unit.code == unit && $0.period == period
        && $0.benchmark == benchmark && $0.sex == .both
    }
  }
}
