import Checks
import Statistics
import Testing

/// Natural change and few units, held against scripts/reference/change.py and few_units.py.
struct ChangeReferenceTests {
  @Test func changesAndShifts() throws {
    let figures = Dictionary(grouping: try Fixture("change_figures").rows) { $0["case"] ?? "" }
    let changes = Dictionary(grouping: try Fixture("changes").rows) { $0["case"] ?? "" }
    var parameters = WorstCase("fitted covariance of change", relative: 2e-3)
    var statements = WorstCase("changes and shifts", relative: 1e-8)
    for row in try Fixture("change_covariance").rows {
      let number = try #require(row["case"])
      let units = try #require(figures[number]).byUnit(periods: row.count("periods"))
      let (found, expected) = (try NaturalChange(shares: units), try row.covariance())
      for (own, other) in [
        (found.covariance.lasting, expected.lasting),
        (found.covariance.persistence, expected.persistence),
        (found.covariance.chance, expected.chance),
        (found.covariance.carriedOver, expected.carriedOver),
      ] { parameters.take(own, other, beside: 0.1, row) }
      let natural = NaturalChange(covariance: expected, isShare: true)
      for row in try #require(changes[number]) {
        let unit = units[try row.count("unit")]
        let (since, last) = (try row.count("since"), try row.count("last"))
        for (own, column) in [
          (try natural.change(unit, from: since, to: last), "change"),
          (try natural.shift(unit, after: since, through: last), "shift"),
        ] {
          let reference = try row.number(column)
          #expect((own == nil) == reference.isNaN)
          guard let own else { continue }
          statements.take(own.difference, reference, beside: 0.01, row)
          statements.take(own.standardError, try row.number("\(column)_se"), beside: 0.01, row)
        }
      }
    }
    parameters.expectSmall()
    statements.expectSmall()
  }

  @Test func fewUnitsAreIntegrated() throws {
    var worst = WorstCase("few units", relative: 4e-3)
    for (_, rows) in Dictionary(grouping: try Fixture("few_units").rows, by: { $0["case"] ?? "" }) {
      let shares = try rows.map { try $0.share() }
      let units = try ShrunkenUnits(shares)
      #expect(units.isIntegrated)
      let benchmark =
        Double(shares.reduce(0) { $0 + $1.events }) / Double(shares.reduce(0) { $0 + $1.total })
      for (row, shrunken) in zip(rows, units.shrunken) {
        let at95 = try #require(try shrunken.interval(.percent95))
        let at998 = try #require(try shrunken.interval(.percent998))
        let below = try #require(try shrunken.exceedance(of: benchmark, .lowerIsBetter))
        for (own, column) in [
          (shrunken.value, "shrunken"), (at95.lower, "lower_95"), (at95.upper, "upper_95"),
          (at998.lower, "lower_998"), (at998.upper, "upper_998"), (below, "below_benchmark"),
        ] { worst.take(own, try row.number(column), beside: 0.01, row) }
      }
    }
    worst.expectSmall()
  }
}
