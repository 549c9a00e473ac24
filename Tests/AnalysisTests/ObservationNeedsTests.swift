import BundledData
import Files
import Flagging
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// What is computed from the figures that it is said to need is what comes of all figures.
struct ObservationNeedsTests {
  private let whole: ObservationTable
  private let knowledge: Knowledge
  private let indicators: [Indicator]

  /// Two sources of the bundled ones: means of 2015 to 2021, and shares.
  init() throws {
    knowledge = Knowledge(folder: Repository.data)
    indicators = try knowledge.catalogue.indicators
    whole = ObservationTable(
      try ["udir-grunnskolepoeng-2015-2021.csv", "nav-hl060-2022.csv"].flatMap { name in
        try Repository.read(SourceFile(path: "\(Repository.data)/extracts/\(name)")).observations
      })
  }

  /// The figures that are needed and no others, as the store gives them.
  private func part(_ needs: ObservationNeeds) -> ObservationTable {
    var table = ObservationTable()
    for series in whole.series {
      guard let years = needs.years[series.measure] else { continue }
      guard years.contains(series.period.year) else {
        table.mention(series)
        continue
      }
      for unit in whole[series].keys.sorted() {
        guard let figure = whole.figure(of: unit, in: series) else { continue }
        table.insert(Observation.Key(series, unit), figure.value, figure.marks)
      }
    }
    return table
  }

  private func analysis(_ table: ObservationTable) throws -> Analysis {
    try Analysis(table, knowledge, indicators, bordersOf: 2021)
  }

  @Test func estimatesOfAYearNeedThatYear() throws {
    var needs = ObservationNeeds()
    needs.add(indicators, in: [2020])
    try needs.addPeers(knowledge, year: 2021)
    let table = part(needs)
    #expect(table.series.allSatisfy { [2020, 2021].contains($0.period.year) })
    #expect(table.series.count < whole.series.count / 2)
    let (all, some) = (try analysis(whole), try analysis(table))
    let (given, got) = (
      all.series(indicators, year: 2020), some.series(indicators, year: 2020)
    )
    #expect(some.estimates(got).rows == all.estimates(given).rows)
    #expect(!got.isEmpty)
    #expect(
      some.estimates(beside: some.peerGroups(year: 2021), got).rows
        == all.estimates(beside: all.peerGroups(year: 2021), given).rows)
  }

  @Test func pooledEstimatesNeedThreeYears() throws {
    var needs = ObservationNeeds()
    needs.add(indicators, in: Analysis.pooledYears(through: 2021))
    let (all, some) = (try analysis(whole), try analysis(part(needs)))
    #expect(
      some.pooledEstimates(indicators, through: 2021, onlySmall: false).rows
        == all.pooledEstimates(indicators, through: 2021, onlySmall: false).rows)
  }

  @Test func searchNeedsTheYearsItLooksBack() throws {
    let settings = try knowledge.candidates
    var needs = ObservationNeeds()
    try needs.addSearch(indicators, year: 2021, knowledge, settings)
    try needs.addPeers(knowledge, year: 2021)
    let (all, some) = (try analysis(whole), try analysis(part(needs)))
    let lists = try [all, some].map {
      try $0.candidates(indicators, year: 2021, peers: $0.peerGroups(year: 2021), settings)
    }
    #expect(!lists[0].isEmpty)
    #expect(lists[1].map(\.rows.rows) == lists[0].map(\.rows.rows))
  }

  /// Of years that were not needed is known that there are figures.
  @Test func yearsWithoutNeedAreKnown() throws {
    var needs = ObservationNeeds()
    needs.add(indicators)
    let table = part(needs)
    #expect(table.series.isEmpty)
    for indicator in indicators {
      #expect(table.years(of: indicator.mainMeasure) == whole.years(of: indicator.mainMeasure))
    }
    let borders = DeclaredBorders.stable
    #expect(
      try borders.territory(knowledge, table, zeroPoint: 2015, period: 2015).units
        == borders.territory(knowledge, whole, zeroPoint: 2015, period: 2015).units)
  }
}
