import Checks
import Statistics
import Testing

/// Changes of means against their definitions in 40 digits.
struct MeanChangeReferenceTests {
  private func sample(_ row: [String: String], _ who: String, _ count: String, _ year: Int) throws
    -> Mean
  {
    try Mean(
      row.number("\(who)\(year)"), of: row.count("\(count)\(year)"),
      spread: row.number("spread\(year)"))
  }

  @Test func meanDifferences() throws {
    var family = WorstCase("difference of means", relative: 1e-10)
    for row in try Fixture("mean_difference").rows {
      let (before, after) = (try sample(row, "mean", "n", 1), try sample(row, "mean", "n", 2))
      let change = try MeanDifference(after, minus: before)
      // Differences of two means hold no more digits than the means do.
      let means = after.value * 1e-5
      let interval = change.interval(try row.level)
      family.take(change.difference, try row.number("change"), beside: means, row)
      family.take(interval.lower, try row.number("lower"), beside: means, row)
      family.take(interval.upper, try row.number("upper"), beside: means, row)
      family.take(change.z, try row.number("z"), beside: means / change.standardError, row)
      #expect(
        isClose(change.pValue, try row.number("p_value"), relative: 1e-8, absolute: 1e-300),
        "\(row)")
      #expect(change.rejectsEquality(try row.level) == interval.excludes(0))
    }
    family.expectSmall()
  }

  @Test func meanDifferencesInDifferences() throws {
    var family = WorstCase("difference in differences of means", relative: 1e-10)
    for row in try Fixture("mean_difference").rows {
      let units = try [1, 2].map { try sample(row, "mean", "n", $0) }
      let rests = try [1, 2].map { year in
        try sample(row, "whole", "whole_n", year).without(units[year - 1])
      }
      let comparison = DifferenceInDifferences(
        unit: try MeanDifference(units[1], minus: units[0]),
        rest: try MeanDifference(rests[1], minus: rests[0]))
      let means = units[1].value * 1e-5
      let interval = comparison.interval(try row.level)
      for (actual, column) in [
        (comparison.rest.difference, "rest_change"), (comparison.value, "difference"),
        (interval.lower, "difference_lower"), (interval.upper, "difference_upper"),
      ] {
        family.take(actual, try row.number(column), beside: means, row)
      }
    }
    family.expectSmall()
  }

  @Test(arguments: [100, 101])
  func nobodyIsLeftOfAWholeThatIsThePart(_ count: Int) throws {
    let whole = try Mean(41, of: 100, spread: 10)
    let part = try Mean(41, of: count, spread: 10)
    #expect(throws: StatisticsError.self) { try whole.without(part) }
  }
}
