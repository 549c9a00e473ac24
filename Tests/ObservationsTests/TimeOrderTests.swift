import Testing

@testable import Observations

/// Times in order, however they are written.
struct TimeOrderTests {
  /// Each list stands in order of time.
  @Test(arguments: [
    ["2009", "2010", "2021"], ["1998/99", "1999/00", "2000/01"], ["1998-1999", "1999-2000"],
    ["2010-11", "2011-12", "2012-13"], ["2015-2017", "2016-2018"], ["2020K4", "2021K1"],
    ["Q4 2020", "Q1 2021"], ["4. kvartal 2020", "1. kvartal 2021"], ["2020M12", "2021M02"],
    ["desember 2020", "januar 2021"], ["Mar-19", "Feb-20"], ["mars 1999", "mars 2000"],
    ["Dec-99", "Jan-00"], ["01.03.2019", "02.01.2020"], ["12.2019", "01.2020"],
    ["9/2019", "10/2019"],
    ["2019-12-31", "2020-01-01"], ["20191231", "20200101"], ["201912", "202001"],
    ["2019-12-31T00:00:00Z", "2020-01-01T00:00:00Z"], ["31/12/2019", "01/01/2020"],
    ["12/31/2019", "01/15/2020"], ["1. mars 2020", "10. mars 2020"],
    ["March 9, 2020", "March 10, 2020"],
    ["vår 2020", "høst 2020", "vår 2021"], ["V2020", "H2020"], ["2020H1", "2020H2"],
    ["T3 2020", "T1 2021"],
    ["2020W09", "2020W10"], ["uke 9 2020", "uke 10 2020"], ["1", "2", "10"], ["2019.0", "2020.0"],
    ["des. 2019", "jan. 2020"], ["2019 oktober", "2020 april"], ["Mai 2020", "Juni 2020"],
  ])
  func timesAreInOrder(_ times: [String]) throws {
    #expect(try TimeOrder.sorted(times.reversed()) == times)
    #expect(try TimeOrder.sorted(times) == times)
  }

  @Test(arguments: [
    ["før", "etter"], ["oktober", "november"], ["2021", "2021K1"], ["2021-13", "2021-14"],
    ["32.01.2020", "01.02.2020"], ["30.02.2020", "01.03.2020"], ["19-Mar", "20-Feb"], ["98", "00"],
    ["01/02/2021", "02/01/2021"], ["2021-01", "januar 2021"], ["2020.1", "2020.2"], ["1.5", "2.5"],
    ["2021", "2021 (foreløpig)"], ["Q1", "Q2"], ["2020K5", "2020K1"], ["NA", "2020"],
    ["2020?", "2021"],
    ["-1", "x"], ["2019-2021", "2018-2019"],
  ])
  func orderThatIsNotKnownIsRefused(_ times: [String]) {
    #expect(throws: TimeOrder.Unknown.self) { try TimeOrder.sorted(times) }
  }
}
