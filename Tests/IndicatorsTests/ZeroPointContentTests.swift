import Files
import Geography
import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// The text over which a zero point is sealed: the same for the same content, another for any other.
struct ZeroPointContentTests {
  private let zeroPoint: ZeroPoint
  private let sources = [
    ZeroPoint.Source(name: "a.csv", sha256: "aa"), ZeroPoint.Source(name: "b.csv", sha256: "bb"),
  ]

  init() throws {
    var world = try MadeWorld(["1001", "1002"], regions: ["valley": ["1001"]])
    try world.put(40, of: 100, "1001")
    try world.put(10, of: 100, "1002")
    zeroPoint = world.zeroPoint()
  }

  @Test func orderOfSourcesDoesNotMatter() throws {
    #expect(
      try content(sources: sources) == content(sources: sources.reversed()))
  }

  @Test func sameContentGivesTheSameText() throws {
    let again = ZeroPoint(
      year: zeroPoint.year, borders: zeroPoint.borders, definitions: zeroPoint.definitions,
      units: zeroPoint.units, sources: zeroPoint.sources, estimates: zeroPoint.estimates)
    #expect(try again.canonicalContent() == zeroPoint.canonicalContent())
  }

  @Test func yearBordersDefinitionsUnitsAndSourcesAreInIt() throws {
    let original = try content()
    let otherDefinition = try Indicator.made(floor: 11)
    let fewerParts = zeroPoint.units.map { place in
      ZeroPoint.Unit(unit: place.unit, municipalities: Array(place.municipalities.dropLast()))
    }
    let others = [
      try content(year: 2022), try content(borders: .endOfYear(2022)),
      try content(definitions: [otherDefinition]), try content(units: fewerParts),
      try content(sources: sources), try content(sources: Array(sources.prefix(1))),
      try content(estimates: Array(zeroPoint.estimates.dropLast())),
    ]
    #expect(Set(others + [original]).count == others.count + 1)
  }

  /// Every change of one number of one row, down to the last bit, changes the text.
  @Test func anyNumberOfAnyRowChangesIt() throws {
    let row = try #require(zeroPoint.estimates.first)
    let interval = try #require(row.interval)
    let comparison = try #require(row.comparison)
    let test = try #require(comparison.test)
    func changed(_ change: (inout Estimate) throws -> Void) rethrows -> Estimate {
      var row = row
      try change(&row)
      return row
    }
    func compared(_ difference: Double, _ lower: Double, _ z: Double, _ p: Double) -> Estimate {
      changed {
        $0.comparison = Estimate.Comparison(
          difference: difference,
          test: Estimate.Comparison.Test(
            interval95: Interval(lower: lower, upper: test.interval95.upper), z: z, pValue: p))
      }
    }
    let lower = test.interval95.lower
    let rows = [
      row, changed { $0.numerator = 41 }, changed { $0.denominator = 101 },
      changed { $0.value = 0.4.nextUp }, changed { $0.benchmarkValue = 0.25.nextUp },
      changed {
        $0.interval = AtBothLevels(
          at95: interval.at95,
          at998: Interval(lower: interval.at998.lower.nextUp, upper: interval.at998.upper))
      },
      changed {
        $0.interval = AtBothLevels(
          at95: Interval(lower: interval.at95.lower, upper: interval.at95.upper.nextUp),
          at998: interval.at998)
      },
      compared(comparison.difference.nextUp, lower, test.z, test.pValue),
      compared(comparison.difference, lower.nextUp, test.z, test.pValue),
      compared(comparison.difference, lower, test.z.nextUp, test.pValue),
      compared(comparison.difference, lower, test.z, test.pValue.nextUp),
      changed { $0.verdict = AtBothLevels { _ in .better } }, changed { $0.status = .missing },
      changed { $0.reasons = [.nobody] },
    ]
    let texts = try rows.map { try content(estimates: [$0]) }
    #expect(Set(texts).count == rows.count)
  }

  private func content(
    year: Int? = nil, borders: CalendarDay? = nil, definitions: [Indicator]? = nil,
    units: [ZeroPoint.Unit]? = nil, sources: [ZeroPoint.Source]? = nil,
    estimates: [Estimate]? = nil
  ) throws -> String {
    try ZeroPoint(
      year: year ?? zeroPoint.year, borders: borders ?? zeroPoint.borders,
      definitions: definitions ?? zeroPoint.definitions, units: units ?? zeroPoint.units,
      sources: sources ?? zeroPoint.sources, estimates: estimates ?? zeroPoint.estimates
    ).canonicalContent()
  }
}
