import BundledData
import Files
import Geography
import Observations
import Testing

@testable import Ingestion

/// The bundled extracts that were carried over into their sources' layouts, with the sums that their sources
/// print or that were counted beside them.
struct CarriedOverTests {
  private func read(_ name: String) throws -> ReadExtract {
    let extract = try Repository.read(SourceFile(path: "\(Repository.data)/extracts/\(name).csv"))
    try #require(extract.described == [])
    return extract
  }

  /// The sum over the units of a level.
  private func sum(
    _ extract: ReadExtract, _ measure: String, _ period: Period, _ sex: Sex = .both,
    level: String? = nil, of units: UnitLevel
  ) -> Double {
    extract.observations.reduce(0) { sum, observation in
      let (series, unit) = (observation.key.series, observation.key.unit)
      guard series.measure.name == measure, series.period == period, series.sex == sex,
        series.level == level, unit.level == units
      else { return sum }
      return sum + (observation.value.number ?? 0)
    }
  }

  @Test func recipientsOfDisabilityPensionAddUpToTheCountry() throws {
    let extract = try read("ssb-11695-disability-2015-2018")
    for (year, printed) in [(2015, 327_992.0), (2016, 331_113), (2017, 337_555), (2018, 350_420)] {
      for level in [UnitLevel.municipality, .county, .country] {
        let counted = sum(
          extract, "disability_benefit_18_67", .year(year), of: level)
        let unplaced =
          level == .municipality
          ? sum(extract, "disability_benefit_18_67", .year(year), of: .unplaced) : 0
        #expect(counted + unplaced == printed, "\(year) \(level)")
      }
      let sexes = [Sex.female, .male].map {
        sum(extract, "disability_benefit_18_67", .year(year), $0, of: .country)
      }
      #expect(sexes.reduce(0, +) == printed, "\(year)")
    }
    #expect(extract.reconciliation.disagreeingSums.isEmpty)
  }

  /// 68,594 women and 63,146 men completed, 131,740 together: in the country, the counties, and the
  /// municipalities with those whose municipality is not known.
  @Test func thoseWhoCompletedAddUpToTheCountry() throws {
    let extract = try read("imdi-videregaende-fullfort-2011-2013")
    let period = try #require(extract.observations.first?.key.series.period)
    #expect(period.description == "2011-2013")
    for (sex, printed) in [(Sex.female, 68_594.0), (.male, 63_146), (.both, 131_740)] {
      let unplaced = sum(extract, "completed_in_5_years", period, sex, of: .unplaced)
      for level in [UnitLevel.municipality, .county] {
        let counted = sum(extract, "completed_in_5_years", period, sex, of: level)
        #expect(counted + unplaced == printed, "\(sex) \(level)")
      }
      #expect(sum(extract, "completed_in_5_years", period, sex, of: .country) == printed)
    }
    #expect(extract.reconciliation.disagreeingSums.isEmpty)
    // The row of unstated residence stands among the counties and among the municipalities.
    #expect(extract.reconciliation.setAside[.repeated] == 6)
    #expect(Set(extract.observations.map(\.key.unit)).count { $0.level == .municipality } == 428)
  }

  /// Levels are parts of all; in 2015 a few persons lack in some municipalities.
  @Test func levelsOfEducationAddUp() throws {
    let extract = try read("imdi-utdanningsniva-2015-2020")
    let levels = ["none", "lower_secondary", "upper_secondary", "higher", "not_stated"]
    for year in 2016...2020 {
      let all = sum(extract, "residents_30_66", .year(year), of: .municipality)
      let parts = levels.map {
        sum(extract, "residents_30_66", .year(year), level: $0, of: .municipality)
      }
      #expect(all > 2_400_000 && parts.reduce(0, +) == all, "\(year)")
    }
    // Kongsvinger stands under its code of today in all years.
    let key = Observation.Key(
      Series(
        measure: Measure(source: "imdi-utdanningsniva", name: "residents_30_66"),
        period: .year(2015), sex: .both, age: nil),
      .municipality(try #require(MunicipalityCode("3401"))))
    #expect(try extract.only(key).marks.contains(.aggregate))
  }

  /// Country, counties in the borders of 2024, and Telemark's seventeen municipalities. No sum of these is
  /// held against the country.
  @Test func reducedWorkCapacityIsNavs() throws {
    let extract = try read("nav-nedsatt-arbeidsevne-2015-2024")
    func only(_ measure: String) throws -> CellValue {
      try extract.only(
        Observation.Key(
          Series(
            measure: Measure(source: "nav-nedsatt-arbeidsevne", name: measure),
            period: try #require(Period("2021M12")), sex: .both, age: AgeBand("18-29")), .country)
      ).value
    }
    #expect(try only("reduced_work_capacity") == .number(44_231))
    #expect(try only("reduced_work_capacity_share") == .number(0.0535))
    let units = Set(extract.observations.map(\.key.unit))
    #expect(units.count { $0.level == .county } == 15)
    #expect(units.count { $0.level == .municipality } == 17)
    #expect(!extract.reconciliation.sums.isEmpty)
    #expect(extract.reconciliation.sums.allSatisfy { $0.unit.level == .county })
    #expect(extract.reconciliation.disagreeingSums.isEmpty)
  }

  /// The classes' bounds are those that Statistics Norway gives for 2020 and later.
  @Test func classesOfCentralityFollowTheIndex() throws {
    let extract = try read("ssb-centrality-2024")
    let bounds = [925.0, 870, 775, 670, 565]
    var found: [UnitCode: [String: Double]] = [:]
    for observation in extract.observations {
      found[observation.key.unit, default: [:]][observation.key.series.measure.name] =
        observation.value.number
    }
    #expect(found.count == 357)
    for (unit, cells) in found {
      let index = try #require(cells["centrality"])
      #expect(cells["centrality_class"] == Double(1 + bounds.count { index < $0 }), "\(unit)")
    }
    #expect(try read("ssb-centrality-2018").observations.count == 2 * 422)
  }

  /// Those of a county's other municipalities are not the country's.
  @Test func countryIsNotHeldAgainstTheMunicipalitiesOfOneCounty() throws {
    func sums(_ rows: [String]) throws -> [String] {
      let extract = try StatBankTable(rows: rows).read()
      try #require(extract.described == [])
      return extract.reconciliation.sums.map { $0.unit.description }
    }
    let rows = [
      StatBankTable.row("0 Hele landet", "5000", "400"),
      StatBankTable.row("34 Innlandet", "907", "112"), StatBankTable.kongsvinger,
    ]
    #expect(try Set(sums(rows)) == ["34"])
    #expect(try Set(sums(rows + [StatBankTable.row("11 Rogaland", "800", "50")])) == ["34"])
  }
}
