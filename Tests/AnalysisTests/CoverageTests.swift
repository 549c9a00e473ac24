import BundledData
import Foundation
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// Which figures there are of a region, and where the others are to be had.
struct CoverageTests {
  private let knowledge = Knowledge(folder: Repository.data)

  @Test func everySourceOfTheCatalogueIsToldOf() throws {
    let (places, recipes) = (try knowledge.obtaining, "\(Repository.data)/recipes")
    for indicator in try knowledge.catalogue.indicators {
      let place = try #require(places[indicator.source], "\(indicator.source)")
      #expect(
        FileManager.default.fileExists(atPath: "\(recipes)/\(place.recipe).yaml"),
        "\(place.recipe)")
      #expect((place.address == nil) == (place.access == .unobtainable), "\(indicator.source)")
      #expect(place.address?.hasPrefix("https://") != false, "\(indicator.source)")
    }
  }

  /// A level that no label is read as would leave the indicator without figures, and nothing would say so.
  @Test func everyLevelThatIsCountedIsReadFromSomeLabel() throws {
    for indicator in try knowledge.catalogue.indicators {
      for part in indicator.basis.counts {
        let levels = part.levels ?? []
        guard !levels.isEmpty else { continue }
        let source = part.measure(in: indicator).source
        let recipe = try String(
          contentsOfFile: "\(Repository.data)/recipes/\(source).yaml", encoding: .utf8)
        let read = recipe.split(separator: "\n").compactMap { $0.split(separator: ": ").last }
        for level in levels {
          #expect(read.contains { $0 == level }, "\(indicator.id): \(level)")
        }
      }
    }
  }

  private func unit(_ code: String) throws -> UnitCode {
    .municipality(try #require(MunicipalityCode(code)))
  }

  private func coverage(_ table: ObservationTable, _ codes: [String]) throws -> Coverage {
    let analysis = try Analysis(
      table, knowledge, knowledge.catalogue.indicators, bordersOf: 2021)
    return try Coverage(
      analysis, knowledge.obtaining, of: codes.map(unit),
      county: .county(#require(CountyCode("34"))),
      zeroPoint: 2021)
  }

  /// Two municipalities: figures of both in 2021, of one in 2022, withheld in 2023, and the country's alone in
  /// 2024.
  @Test func yearsAreToldByHowManyMunicipalitiesHaveFigures() throws {
    var table = ObservationTable()
    func put(_ unit: UnitCode, _ year: Int, _ value: CellValue) {
      for age in ["20-24", "25-29"] {
        for measure in ["neet", "population"] {
          table.insert(
            Observation.Key(
              Series(
                measure: Measure(source: "ssb-13556", name: measure), period: .year(year),
                sex: .both, age: AgeBand(age)), unit),
            measure == "neet" ? value : .number(500), [])
        }
      }
    }
    let (first, second) = (try unit("3401"), try unit("3414"))
    put(first, 2021, .number(50))
    put(second, 2021, .number(60))
    put(first, 2022, .number(50))
    put(first, 2023, .suppressed)
    for code in Territory(try knowledge.geography, on: .endOfYear(2024)).units.map(\.code)
    where code.level == .municipality && code != first && code != second {
      put(code, 2024, .number(10))
    }
    let coverage = try coverage(table, ["3401", "3414"])
    let neet = try #require(knowledge.catalogue.indicators.first { $0.id == "neet_20_29" })
    #expect(coverage.years == [2021, 2022, 2023, 2024])
    #expect(
      coverage.years.map { coverage.status(neet, $0) }
        == [.loaded, .partly, .withheld, .elsewhere])
    #expect(coverage.cell(neet, 2022).figures == 1 && coverage.cell(neet, 2023).withheld == 1)
    let disability = try #require(
      knowledge.catalogue.indicators.first { $0.id == "disability_18_34" })
    #expect(coverage.years(disability, [.missing]) == coverage.years)
    let wanting = coverage.wanting(2021).map(\.source)
    #expect(wanting.contains("nav-uforetrygd") && wanting.first == "ssb-13556")
    let same = coverage.wanting(2021).filter { $0.source == "ssb-13556" }
    #expect(same.flatMap(\.indicators).map(\.id) == ["neet_15_29"])
  }

  /// Without any figures everything is missing in the zero point's year.
  @Test func nothingLoadedIsToldWhole() throws {
    let coverage = try coverage(ObservationTable(), ["3401"])
    #expect(coverage.years == [2021])
    let all = try knowledge.catalogue.indicators
    #expect(all.allSatisfy { coverage.status($0, 2021) == .missing })
    #expect(coverage.wanting(2021).flatMap(\.indicators).count == all.count)
  }
}
