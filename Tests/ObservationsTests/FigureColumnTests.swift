import Geography
import Testing

@testable import Observations

/// Figures by number, for whoever computes over many of them.
struct FigureColumnTests {
  private let municipalities = ["1001", "1002", "1003"].compactMap {
    MunicipalityCode($0).map(UnitCode.municipality)
  }
  private let series = Series(
    measure: Measure(source: "made", name: "outside"), period: .year(2021), sex: .both, age: nil)

  @Test func entriesStandInOrderOfTheUnitsNumbers() throws {
    var table = ObservationTable()
    let other = Series(
      measure: series.measure, period: .year(2020), sex: .both, age: nil)
    for unit in municipalities { table.insert(Observation.Key(other, unit), .missing) }
    for (index, unit) in municipalities.enumerated().reversed() {
      table.insert(Observation.Key(series, unit), .number(Double(index)))
    }
    let column = try #require(table.column(series))
    #expect(table.units == municipalities)
    #expect(table.series == [other, series])
    #expect(column.units == [0, 1, 2])
    #expect(column.numbers == [0, 1, 2])
    for unit in municipalities {
      let number = try #require(table.number(of: unit))
      #expect(column.index(of: number) == Int(number))
    }
    #expect(table.number(of: .country) == nil)
    #expect(column.index(of: 3) == nil)
  }

  @Test(arguments: [
    CellValue.number(0.228), .number(-0.0), .zeroBySymbol, .lessThanHalf, .suppressed, .missing,
    .notApplicable, .notComputable,
  ])
  func everyKindComesOutAsItWentIn(_ value: CellValue) throws {
    var column = FigureColumn()
    column.put(0, .number(9), [.provisional])
    column.put(0, value, [.aggregate])
    #expect(column.count == 1)
    #expect(column[0] == value)
    #expect(column.kinds == [value.kind])
    #expect(column.numbers == [value.number ?? 0])
    #expect(column.marks == [[.aggregate]])
  }

  /// A provisional figure stays so, beside its value.
  @Test func marksStandBesideTheFigures() throws {
    var table = ObservationTable()
    table.insert(Observation.Key(series, municipalities[0]), .number(4), [.provisional])
    table.insert(
      Observation.Key(series, municipalities[1]), .number(5), [.provisional, .aggregate])
    table.insert(Observation.Key(series, municipalities[2]), .number(6), [.provisional])
    table.insert(Observation.Key(series, municipalities[2]), .number(7))
    #expect(table.figure(of: municipalities[0], in: series)?.marks == [.provisional])
    #expect(table.figure(of: municipalities[1], in: series)?.marks == [.provisional, .aggregate])
    let final = try #require(table.figure(of: municipalities[2], in: series))
    #expect(final.value == .number(7))
    #expect(final.marks == [])
    #expect(table.figure(of: .country, in: series) == nil)
  }

  @Test func withheldShareKeepsItsMarks() throws {
    var table = ObservationTable()
    let share = Series(
      measure: Measure(source: "made", name: "share"), period: .year(2021), sex: .both, age: nil)
    table.insert(Observation.Key(series, municipalities[0]), .suppressed)
    table.insert(Observation.Key(share, municipalities[0]), .number(0.1), [.provisional])
    table.withhold(share.measure, besideWithheld: series.measure)
    let withheld = try #require(table.figure(of: municipalities[0], in: share))
    #expect(withheld.value == .suppressed)
    #expect(withheld.marks == [.provisional])
    #expect(table.column(share)?.numbers == [0])
  }

  @Test func latestWindowThatHoldsTheYearIsFound() throws {
    var table = ObservationTable()
    func window(_ from: Int, _ through: Int) -> Series {
      Series(
        measure: series.measure, period: .window(from: from, through: through), sex: .both, age: nil
      )
    }
    table.insert(Observation.Key(window(2018, 2020), .country), .number(1))
    table.insert(Observation.Key(window(2020, 2022), .country), .number(2))
    table.insert(Observation.Key(window(2019, 2021), municipalities[0]), .number(3))
    func found(_ year: Int) -> CellValue? {
      table.figure(
        of: .country,
        inWindowOf: Series(measure: series.measure, period: .year(year), sex: .both, age: nil)
      )?.value
    }
    #expect(
      [2017, 2018, 2020, 2021, 2023].map(found) == [
        nil, .number(1), .number(2), .number(2), nil,
      ])
    let another = Series(
      measure: Measure(source: "made", name: "other"), period: .year(2020), sex: .both, age: nil)
    #expect(table.figure(of: .country, inWindowOf: another) == nil)
  }
}
