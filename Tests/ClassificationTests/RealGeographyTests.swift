import BundledData
import Geography
import Testing

/// Norway as Statistics Norway's classifications 131 (municipalities) and 104 (counties) have it.
struct RealGeographyTests {
  private let norway: Geography

  init() throws { norway = try Repository.geography() }

  @Test(arguments: [
    (2008, 430, 19), (2016, 428, 19), (2017, 426, 19), (2018, 422, 18), (2019, 422, 18),
    (2020, 356, 11), (2021, 356, 11), (2023, 356, 11), (2024, 357, 15),
  ])
  func numberOfMunicipalitiesAndCounties(_ year: Int, _ municipalities: Int, _ counties: Int) {
    #expect(norway.municipalities(on: .endOfYear(year)).count == municipalities)
    #expect(norway.counties(on: .endOfYear(year)).count == counties)
  }

  @Test(arguments: [
    (2019, ["0402", "0418", "0419", "0420", "0423", "0425"]),
    (2021, ["3401", "3414", "3415", "3416", "3417", "3418"]),
    (2024, ["3401", "3414", "3415", "3416", "3417", "3418"]),
  ])
  func sixMunicipalitiesOfKongsvingerregionen(_ year: Int, _ codes: [String]) throws {
    let region = try #require(norway.region(RegionID("kongsvinger")))
    let members = region.municipalities(on: .endOfYear(year))
    #expect(members.map(\.description) == codes)
    let names = ["Kongsvinger", "Nord-Odal", "Sør-Odal", "Eidskog", "Grue", "Åsnes"]
    let territory = Territory(norway, on: .endOfYear(year))
    #expect(members.map { territory.name(of: .municipality($0)) } == names)
  }

  @Test func everyMunicipalityLiesInACountyOfItsDay() {
    for year in 2008...2024 {
      let day = CalendarDay.endOfYear(year)
      let counties = Set(norway.counties(on: day).map(\.code))
      #expect(Set(norway.municipalities(on: day).map(\.code.county)) == counties, "\(year)")
    }
  }

  @Test func noCodeStandsTwiceOnADay() {
    for year in 2008...2024 {
      let codes = norway.municipalities(on: .endOfYear(year)).map(\.code)
      #expect(Set(codes).count == codes.count, "\(year)")
    }
  }

  /// The change list accounts for every code that came and went since 2008.
  @Test func unionsPartitionBothDaysBetweenAnyTwoYears() {
    let years = [2008, 2012, 2013, 2016, 2017, 2018, 2019, 2020, 2021, 2023, 2024]
    for first in years {
      for last in years where first <= last {
        let unions = norway.stableUnions(between: .endOfYear(first), and: .endOfYear(last))
        for (codes, year) in [(unions.flatMap(\.earlier), first), (unions.flatMap(\.later), last)] {
          #expect(
            codes.sorted() == norway.municipalities(on: .endOfYear(year)).map(\.code),
            "\(first) to \(last)")
        }
      }
    }
  }

  /// By a union-find over the same lists in another language.
  @Test(arguments: [(2021, 2024, 356), (2019, 2021, 353), (2019, 2024, 353), (2017, 2024, 353)])
  func numberOfUnions(_ first: Int, _ last: Int, _ count: Int) {
    #expect(norway.stableUnions(between: .endOfYear(first), and: .endOfYear(last)).count == count)
  }

  @Test(arguments: [
    (2021, 2024, "1507", ["1507"], ["1508", "1580"]),
    (2019, 2021, "0402", ["0402"], ["3401"]),
    (2019, 2024, "0532", ["0532"], ["3236"]),
    (2016, 2017, "0720", ["0704", "0706", "0719", "0720"], ["0704", "0710"]),
    (2019, 2024, "1850", ["1805", "1849", "1850", "1854"], ["1806", "1875"]),
    (2017, 2024, "1504", ["1504", "1523", "1529", "1534", "1546"], ["1508", "1580"]),
  ])
  func municipalityLiesInItsUnion(
    _ first: Int, _ last: Int, _ code: String, _ before: [String], _ after: [String]
  ) throws {
    let wanted = try #require(MunicipalityCode(code))
    let union = try #require(
      norway.stableUnions(between: .endOfYear(first), and: .endOfYear(last))
        .first { $0.earlier.contains(wanted) })
    #expect(union.earlier.map(\.description) == before)
    #expect(union.later.map(\.description) == after)
  }

  /// Snillfjord went three ways.
  @Test func snillfjordHasThreeHeirs() throws {
    let snillfjord = try #require(MunicipalityCode("5012"))
    let union = try #require(
      norway.stableUnions(between: .endOfYear(2019), and: .endOfYear(2021))
        .first { $0.earlier.contains(snillfjord) })
    #expect(union.later.map(\.description) == ["5055", "5056", "5059"])
  }

  /// Jevnaker and Lunner left Oppland in 2020: Innlandet is not simply Hedmark and Oppland.
  @Test func jevnakerAndLunnerAreNotInInnlandet() throws {
    let territory = Territory(norway, on: .endOfYear(2021))
    for name in ["Jevnaker", "Lunner"] {
      let unit = try #require(territory.units(named: name).first).code
      #expect(territory.units(of: .county, containing: unit).map(\.description) == ["30"])
    }
    let innlandet = UnitCode.county(try #require(CountyCode("34")))
    #expect(territory.municipalities(of: innlandet).count == 46)
  }

  @Test(arguments: [
    (2021, "Våler", ["3018", "3419"]), (2019, "Våler", ["0137", "0426"]),
    (2021, "Herøy", ["1515", "1818"]), (2021, "Oslo", ["0301", "03"]), (2021, "Os", ["3430"]),
    (2021, "Kautokeino", ["5430"]), (2021, "Guovdageaidnu", ["5430"]),
    (2021, "kaivuono", ["5426"]), (2021, "Innlandet", ["34"]),
  ])
  func placeIsFoundByItsName(_ year: Int, _ name: String, _ codes: [String]) {
    let territory = Territory(norway, on: .endOfYear(year))
    #expect(territory.units(named: name).map(\.code.description) == codes)
  }

  /// However a source shortens the names of its own units, no code is refused for its name.
  @Test func everyNameOfAMunicipalityGoesWithItsCode() throws {
    for place in norway.municipalities
    where place.code.description != UnplacedCode.unstated.description {
      let bare = place.name.prefix { $0 != "(" }
      let parallel = place.name.split(separator: " - ").map(String.init)
      for name in [place.name, String(bare), "\(place.name) kommune", "\(place.name) (-2019)"]
        + parallel
      {
        #expect(throws: Never.self) { try RegionCell("\(place.code) \(name)", in: norway) }
      }
    }
  }
}
