import BundledData
import Files
import Flagging
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// What is computed is the same to the last bit, on one thread or several.
struct ThreadsTests {
  private let observations: ObservationTable
  private let knowledge: Knowledge

  /// Two sources of the bundled ones: means of 2015 to 2021, and shares.
  init() throws {
    knowledge = Knowledge(folder: Repository.data)
    observations = ObservationTable(
      try ["udir-grunnskolepoeng-2015-2021.csv", "nav-hl060-2022.csv"].flatMap { name in
        try Repository.read(SourceFile(path: "\(Repository.data)/extracts/\(name)")).observations
      })
  }

  private func analysis(_ threads: Int) throws -> Analysis {
    try Analysis(
      observations, knowledge, knowledge.catalogue.indicators, bordersOf: 2021, threads: threads)
  }

  @Test func oneThreadAndThreeGiveTheSame() throws {
    let (one, three) = (try analysis(1), try analysis(3))
    let indicators = try knowledge.catalogue.indicators
    let zeroPoint = one.presentFigures(indicators, year: 2021)
    #expect(zeroPoint == three.presentFigures(indicators, year: 2021))
    #expect(!zeroPoint.isEmpty)
    let first = (one.series(indicators, year: 2021), three.series(indicators, year: 2021))
    for year in [2020, 2022] {
      let series = (one.series(indicators, year: year), three.series(indicators, year: year))
      #expect(one.estimates(series.0).rows == three.estimates(series.1).rows)
      #expect(
        one.relativeChanges(since: first.0, of: 2021, series.0).rows
          == three.relativeChanges(since: first.1, of: 2021, series.1).rows)
    }
    let lists = try [one, three].map {
      try $0.candidates(indicators, year: 2021, peers: nil, knowledge.candidates)
    }
    #expect(lists[0].map(\.indicator.id) == lists[1].map(\.indicator.id))
    #expect(lists[0].map(\.rows.rows) == lists[1].map(\.rows.rows))
  }
}
