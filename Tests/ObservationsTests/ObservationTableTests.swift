import Geography
import Testing

@testable import Observations

/// The figures in force, by series.
struct ObservationTableTests {
  private let neet = Measure(source: "ssb-13556", name: "neet")
  private let population = Measure(source: "ssb-13556", name: "population")
  private let neetOfNAV = Measure(source: "nav", name: "neet")

  private func key(
    _ unit: UnitCode = .country, _ measure: Measure? = nil, year: Int = 2021, sex: Sex = .both,
    age: AgeBand? = AgeBand("20-24")
  ) -> Observation.Key {
    Observation.Key(series(measure, year: year, sex: sex, age: age), unit)
  }

  private func series(
    _ measure: Measure? = nil, year: Int = 2021, sex: Sex = .both,
    age: AgeBand? = AgeBand("20-24")
  ) -> Series {
    Series(measure: measure ?? neet, period: .year(year), sex: sex, age: age)
  }

  private func kongsvinger() throws -> UnitCode {
    .municipality(try #require(MunicipalityCode("3401")))
  }

  @Test func seriesHoldsTheFiguresOfAllItsUnits() throws {
    var table = ObservationTable()
    table.insert(key(), .number(35425))
    table.insert(key(try kongsvinger()), .number(112))
    #expect(table[series()] == [.country: .number(35425), try kongsvinger(): .number(112)])
  }

  @Test func laterFigureReplacesTheEarlier() {
    var table = ObservationTable()
    table.insert(key(), .number(1))
    table.insert(key(), .suppressed)
    #expect(table[series()] == [.country: .suppressed])
  }

  @Test func laterObservationReplacesTheEarlier() {
    let observations = [CellValue.number(1), .number(2)].enumerated().map { line, value in
      Observation(
        key: key(), value: value, marks: [],
        origin: Observation.Origin(line: line + 1, column: 1))
    }
    #expect(ObservationTable(observations)[series()] == [.country: .number(2)])
  }

  @Test func figuresThatDifferInAnyPartOfTheKeyStayApart() {
    let keys = [
      key(), key(.country, population), key(.country, neetOfNAV), key(year: 2022),
      key(sex: .female), key(age: nil), key(age: AgeBand("25-29")),
    ]
    var table = ObservationTable()
    for (number, key) in keys.enumerated() { table.insert(key, .number(Double(number))) }
    for (number, key) in keys.enumerated() {
      #expect(table[key.series] == [.country: .number(Double(number))])
    }
  }

  @Test func unknownSeriesIsEmpty() {
    var table = ObservationTable()
    #expect(table[series()].isEmpty)
    table.insert(key(), .number(1))
    #expect(table[series(population)].isEmpty)
    #expect(table[series(year: 2020)].isEmpty)
    #expect(table[series(sex: .male)].isEmpty)
    #expect(table[series(age: nil)].isEmpty)
  }

  @Test func yearsOfAMeasureAscendWithoutRepetition() {
    var table = ObservationTable()
    for year in [2022, 2020, 2021] {
      table.insert(key(year: year), .number(1))
      table.insert(key(year: year, sex: .female), .missing)
    }
    table.insert(key(.country, population, year: 1999), .number(1))
    #expect(table.years(of: neet) == [2020, 2021, 2022])
    #expect(table.years(of: neetOfNAV).isEmpty)
  }

  @Test func unitsOfAYearAreThoseWithAnyCellEvenWithoutAFigure() throws {
    var table = ObservationTable()
    table.insert(key(), .number(1))
    table.insert(key(try kongsvinger(), sex: .female), .suppressed)
    table.insert(key(.region(RegionID("kongsvinger")), year: 2020), .number(1))
    #expect(table.units(of: neet, year: 2021) == [.country, try kongsvinger()])
    #expect(table.units(of: neet, year: 2019).isEmpty)
    #expect(table.units(of: population, year: 2021).isEmpty)
  }

  @Test func measuresOfTwoSourcesAreNeverTheSame() {
    #expect(neet != neetOfNAV)
    #expect([population, neet, neetOfNAV].sorted() == [neetOfNAV, neet, population])
    #expect(neet.description == "ssb-13556/neet")
  }

  /// Count and share may come in different rows or files.
  @Test func shareIsWithheldWhereItsCountIs() throws {
    var table = ObservationTable()
    let (count, share) = (
      Measure(source: "nav", name: "aap"), Measure(source: "nav", name: "aap_share")
    )
    for (unit, value) in [
      (UnitCode.country, CellValue.number(9)), (try kongsvinger(), .suppressed),
    ] {
      table.insert(key(unit, count), value)
      table.insert(key(unit, share), .number(0.05))
    }
    table.insert(key(try kongsvinger(), share, year: 2020), .number(0.05))
    table.withhold(share, besideWithheld: count)
    #expect(table[series(share)] == [.country: .number(0.05), try kongsvinger(): .suppressed])
    #expect(table[series(share, year: 2020)] == [try kongsvinger(): .number(0.05)])
  }
}
