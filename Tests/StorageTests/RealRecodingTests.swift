import Classification
import Files
import Foundation
import Geography
import Indicators
import Ingestion
import Observations
import Testing

/// Statistics Norway's table 13556, as bundled, brought from every year to every other year's borders
/// and to the units that are stable through all of them: nobody is lost, nobody counted twice.
@Suite struct RealRecodingTests {
  private static let years = 2015...2024

  /// The table and the borders, read once.
  private struct Norway {
    let geography: Geography
    let figures: ObservationTable
    let indicators: [Indicator]
  }

  private static let norway = Result {
    let data = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("data").path
    let geography = try GeographyFiles.load(folder: "\(data)/geography")
    let reader = ExtractReader(
      recipes: try Recipes(folder: "\(data)/recipes"), geography: geography)
    var observations: [Observation] = []
    _ = reader.read(try SourceFile(path: "\(data)/extracts/ssb-13556-neet-2015-2024.csv")) {
      observation, _ in observations.append(observation)
    }
    let theme = try YAMLFile.decode(
      Catalogue.Theme.self, path: "\(data)/catalogue/work_and_exclusion.yaml")
    return Norway(
      geography: geography, figures: ObservationTable(observations),
      indicators: theme.indicators)
  }

  /// The borders at the end of each year, and the units stable through all.
  private static let borders: [Int?] = years.map(Optional.init) + [nil]

  private func territory(_ vintage: Int?, _ geography: Geography) -> Territory {
    vintage.map { Territory(geography, on: .endOfYear($0)) }
      ?? Territory(geography, stableOver: Self.years)
  }

  @Test(arguments: borders)
  func countryIsUnchangedByRecodingEveryYear(_ vintage: Int?) throws {
    let norway = try Self.norway.get()
    let territory = territory(vintage, norway.geography)
    for year in Self.years {
      let recoding = Recoding(norway.geography, from: .endOfYear(year), to: territory)
      for measure in ["neet", "population"] {
        for sex in Sex.allCases {
          for age in ["15-29", "20-24", "25-29"] {
            let cells = norway.figures[
              .init(
                measure: Measure(source: "ssb-13556", name: measure), period: .year(year), sex: sex,
                age: AgeBand(age))]
            var placed: [UnitCode: Double] = [:]
            for (unit, cell) in cells where unit.level == .municipality {
              let target = try #require(recoding.target(of: unit), "\(unit) \(year)")
              placed[target.unit, default: 0] += cell.number ?? 0
            }
            let printed = try #require(cells[.country]?.number)
            #expect(placed.values.reduce(0, +) == printed, "\(measure) \(year) \(sex) \(age)")
          }
        }
      }
    }
  }

  @Test(arguments: borders)
  func countyIsItsMunicipalitiesAndItsSentinel(_ vintage: Int?) throws {
    let norway = try Self.norway.get()
    let territory = territory(vintage, norway.geography)
    let neet = try #require(norway.indicators.first { $0.id == "neet_20_29" })
    var compared = 0
    for year in Self.years {
      let inBorders = YearInBorders(
        year, observations: norway.figures, geography: norway.geography, territory: territory)
      for sex in Sex.allCases {
        let series = inBorders.figures(neet, sex)
        let placed = try recoded("neet", year, sex, inBorders.recoding, norway.figures)
        let country = try #require(series[.country].share)
        #expect(Double(country.events) == placed.values.reduce(0, +))
        for unit in territory.units.map(\.code) {
          guard case .county(let county) = unit, let share = series[unit].share else { continue }
          let inside = placed.filter { place, _ in
            switch place {
            case .municipality(let code): code.county == county
            case .union(let code): code.municipalities.allSatisfy { $0.county == county }
            case .unplaced(let code): code.county == county
            default: false
            }
          }
          #expect(Double(share.events) == inside.values.reduce(0, +), "\(county) \(year)")
          compared += 1
        }
      }
    }
    #expect(compared > 300)
  }

  /// Persons of 20–29 without work or education, both ages, by target.
  private func recoded(
    _ measure: String, _ year: Int, _ sex: Sex, _ recoding: Recoding, _ figures: ObservationTable
  ) throws -> [UnitCode: Double] {
    var placed: [UnitCode: Double] = [:]
    for age in ["20-24", "25-29"] {
      let cells = figures[
        .init(
          measure: Measure(source: "ssb-13556", name: measure), period: .year(year), sex: sex,
          age: AgeBand(age))]
      for (unit, cell) in cells where unit.level == .municipality {
        placed[try #require(recoding.target(of: unit)).unit, default: 0] += cell.number ?? 0
      }
    }
    return placed
  }

  /// 2021's Ålesund cannot be told apart in 2024's borders: it is the county's alone, and nobody
  /// else's is.
  @Test func whatWasSplitIsTheCountysSentinel() throws {
    let norway = try Self.norway.get()
    let recoding = Recoding(
      norway.geography, from: .endOfYear(2021),
      to: Territory(norway.geography, on: .endOfYear(2024)))
    let placed = try recoded("neet", 2021, .both, recoding, norway.figures)
    let sentinels = placed.filter { $0.key.level == .unplaced }
    #expect(sentinels.map { "\($0.key) \($0.value)" } == ["1599 921.0"])
  }

  /// The counties of 2024 have the figures of 2021, though Viken had not come apart.
  @Test func countiesOf2024AreKnownFor2021() throws {
    let norway = try Self.norway.get()
    let neet = try #require(norway.indicators.first { $0.id == "neet_20_29" })
    let territory = Territory(norway.geography, on: .endOfYear(2024))
    let series = YearInBorders(
      2021, observations: norway.figures, geography: norway.geography, territory: territory
    ).figures(neet, .both)
    let counties = territory.units.filter { $0.code.level == .county }
    #expect(counties.count == 15)
    #expect(counties.allSatisfy { series[$0.code].share != nil })
    let sum = counties.reduce(0) { $0 + (series[$1.code].share?.events ?? 0) }
    #expect(sum == 83791)
  }
}
