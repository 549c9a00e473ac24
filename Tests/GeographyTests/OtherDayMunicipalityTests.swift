import Testing

@testable import Geography

/// Where the municipalities of other days lie.
struct OtherDayMunicipalityTests {
  private func code(_ text: String) throws -> MunicipalityCode {
    try #require(MunicipalityCode(text))
  }

  /// 0101 became 1001 in 2020, which was divided in 2024; 0102 joined 1001.
  @Test func earlierAndLaterOnesAreFoundOnTheDay() throws {
    func municipality(_ text: String, from: Int?, to: Int?) throws -> Municipality {
      Municipality(
        code: try code(text), name: "M\(text)",
        validity: Validity(
          from: from.map { CalendarDay(year: $0, month: 1, day: 1) },
          to: to.map { CalendarDay(year: $0, month: 1, day: 1) }))
    }
    func change(_ old: String, _ new: String, _ year: Int) throws -> MunicipalityChange {
      MunicipalityChange(
        date: CalendarDay(year: year, month: 1, day: 1), old: try code(old), new: try code(new))
    }
    let geography = Geography(
      municipalities: try [
        municipality("0101", from: nil, to: 2020), municipality("0102", from: nil, to: 2020),
        municipality("1001", from: 2020, to: 2024), municipality("2001", from: 2024, to: nil),
        municipality("2002", from: 2024, to: nil),
      ], counties: [], regions: [],
      changes: try [
        change("0101", "1001", 2020), change("0102", "1001", 2020), change("1001", "2001", 2024),
        change("1001", "2002", 2024),
      ])
    func found(on year: Int) throws -> [String: [String]] {
      Dictionary(
        uniqueKeysWithValues: geography.municipalitiesOfOtherDays(than: .endOfYear(year)).map {
          ($0.municipality.code.description, $0.onTheDay.map(\.description))
        })
    }
    #expect(
      try found(on: 2021) == [
        "0101": ["1001"], "0102": ["1001"], "2001": ["1001"], "2002": ["1001"],
      ])
    #expect(
      try found(on: 2024) == [
        "0101": ["2001", "2002"], "0102": ["2001", "2002"], "1001": ["2001", "2002"],
      ])
  }
}
