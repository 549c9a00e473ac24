import BundledData
import Files
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// What a publisher withholds alone in a county is given by nothing that is computed from its file.
struct SourceSuppressionTests {
  private func analysis(_ file: String, _ indicator: String) throws -> (Analysis, Indicator) {
    let knowledge = Knowledge(folder: Repository.data)
    let found = try #require(knowledge.catalogue.indicators.first { $0.id == indicator })
    let observations = ObservationTable(
      try Repository.read(SourceFile(path: "\(Repository.data)/extracts/\(file)")).observations)
    return (try Analysis(observations, knowledge, [found], bordersOf: 2021), found)
  }

  private func members(of county: UnitCode, _ analysis: Analysis) -> [UnitCode] {
    analysis.territory.municipalUnits(
      of: analysis.territory.municipalities(of: county).sorted()
    ).sorted()
  }

  /// Udir's means: where one municipality is withheld in a county whose mean is told, another is beside it.
  @Test func meansAloneInACountyAreNotGivenBack() throws {
    let (analysis, indicator) = try analysis(
      "udir-grunnskolepoeng-2015-2021.csv", "grunnskolepoeng")
    var beside = 0
    for year in 2016...2021 {
      let series = try #require(analysis.series([indicator], year: year).first)
      for county in analysis.territory.units.map(\.code)
      where county.level == .county && series[county].mean != nil {
        let inside = members(of: county, analysis)
        let lacking = inside.filter { series[$0].mean == nil }
        #expect(
          lacking.count != 1 || series[lacking[0]] != .none(.suppressed, .suppressedBySource),
          "\(county) \(year)")
        guard let hidden = lacking.first(where: { series[$0] == .none(.suppressed, .withheld) })
        else { continue }
        beside += 1
        #expect(lacking.count == 2, "\(county) \(year): \(hidden)")
      }
    }
    #expect(beside >= 3)
  }
}
