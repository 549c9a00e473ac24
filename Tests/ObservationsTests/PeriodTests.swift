import Testing

@testable import Observations

/// The time a figure is about, as sources write it and as we do.
struct PeriodTests {
  private static let written: [(String, Period.Kind, Period)] = [
    ("2021", .year, .year(2021)), ("2020-21", .schoolYear, .schoolYear(2021)),
    ("2020–21", .schoolYear, .schoolYear(2021)), ("2020/2021", .schoolYear, .schoolYear(2021)),
    ("1999-00", .schoolYear, .schoolYear(2000)), ("2021K4", .quarter, .quarter(4, of: 2021)),
    ("2021k1", .quarter, .quarter(1, of: 2021)), ("2022-03", .month, .month(3, of: 2022)),
    ("2022M03", .month, .month(3, of: 2022)), ("202203", .month, .month(3, of: 2022)),
    ("30.06.2022", .month, .month(6, of: 2022)), ("2022-06-30", .month, .month(6, of: 2022)),
    ("2018_2020", .window, .window(from: 2018, through: 2020)),
    ("2018-2020", .window, .window(from: 2018, through: 2020)), ("2024_2024", .window, .year(2024)),
    ("2024", .window, .year(2024)),
  ]

  @Test(arguments: written)
  func textOfItsKindIsRead(_ text: String, _ kind: Period.Kind, _ period: Period) {
    #expect(Period(text, kind) == period)
  }

  @Test(arguments: [
    ("21", Period.Kind.year), ("2021*", .year), (" 2021", .year), ("+021", .year), ("1821", .year),
    ("2020-22", .schoolYear), ("2020", .schoolYear), ("2020-2020", .schoolYear),
    ("20-21", .schoolYear),
    ("2021K5", .quarter), ("2021K", .quarter), ("2021K-1", .quarter), ("2022-13", .month),
    ("2022-00", .month), ("2022M3M", .month), ("32.06.2022", .month), ("30.13.2022", .month),
    ("2020_2018", .window), ("2018_", .window), ("", .window), ("２０２１", .year),
  ])
  func otherTextIsNone(_ text: String, _ kind: Period.Kind) { #expect(Period(text, kind) == nil) }

  /// What is written is read back as what it was, whatever its kind.
  @Test func everyPeriodIsReadBackFromItsText() {
    let periods = (1990...2050).flatMap { year -> [Period] in
      [.year(year), .schoolYear(year), .window(from: year - 2, through: year)]
        + (1...4).map { .quarter($0, of: year) } + (1...12).map { .month($0, of: year) }
    }
    #expect(Set(periods.map(\.description)).count == periods.count)
    for period in periods { #expect(Period(period.description) == period) }
  }

  @Test func yearIsTheOneInWhichItEnds() {
    #expect(Period.schoolYear(2021).year == 2021)
    #expect(Period.window(from: 2018, through: 2020).year == 2020)
    #expect(Period.month(1, of: 2022).year == 2022)
  }

  @Test func periodsAreInOrderOfTheirEnd() {
    let sorted: [Period] = [.year(2020), .month(2, of: 2021), .month(11, of: 2021), .year(2022)]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
