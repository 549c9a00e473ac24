import Testing

@testable import Geography

/// Days as they are written, and the days on which something is valid.
struct CalendarDayTests {
  @Test func dayIsReadAndWrittenAsYearMonthDay() throws {
    let day = try #require(CalendarDay("2020-02-09"))
    #expect((day.year, day.month, day.day) == (2020, 2, 9))
    #expect(day.description == "2020-02-09")
    #expect(try #require(CalendarDay("0987-06-05")).description == "0987-06-05")
  }

  @Test(arguments: [
    "", "-", "--", "2021", "2021-12", "2021-12-31-01", "2021-12-31 ", " 2021-12-31", "20211231",
    "2021/12/31", "31.12.2021", "2021-1-1", "21-12-31", "02021-12-31", "2021-00-10", "2021-13-01",
    "2021-12-00", "2021-12-32", "2021-12-3a", "２０２１-12-31", "2021-12-٣١", "2021–12–31",
    "-2021-12-31", "today", "2021-12-31T00:00", "2021-12-31\u{0}",
  ])
  func nothingElseIsADay(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: ["+021-12-31", "2021-+1-01", "2021-12-+1"])
  func signIsNoDigit(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: ["2021-02-29", "2021-02-30", "2021-04-31", "1900-02-29"])
  func dayThatTheMonthDoesNotHaveIsNoDay(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func daysAreOrderedByYearThenMonthThenDay() throws {
    let ordered = try ["2019-12-31", "2020-01-01", "2020-01-02", "2020-02-01", "2021-01-01"].map {
      try #require(CalendarDay($0))
    }
    #expect(ordered.reversed().sorted() == ordered)
    #expect(CalendarDay.endOfYear(2019) == ordered[0])
  }

  @Test func firstDayIsInsideAndTheLastIsNot() {
    let validity = SmallCountry.years(2020, 2024)
    #expect(!validity.contains(.endOfYear(2019)))
    #expect(validity.contains(SmallCountry.newYear(2020)))
    #expect(validity.contains(.endOfYear(2023)))
    #expect(!validity.contains(SmallCountry.newYear(2024)))
  }

  @Test func openEndHasNoLimit() {
    let (longAgo, farAhead) = (CalendarDay.endOfYear(1), CalendarDay.endOfYear(9999))
    let (since, until, always) = (
      SmallCountry.years(2020, nil), SmallCountry.years(nil, 2020), SmallCountry.years(nil, nil)
    )
    #expect(!since.contains(longAgo) && since.contains(farAhead))
    #expect(until.contains(longAgo) && !until.contains(farAhead))
    #expect(always.contains(longAgo) && always.contains(farAhead))
  }
}
