import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// How cells become a figure, and what becomes of cells that hold none.
struct FigureTests {
  private var world: MadeWorld

  init() throws {
    world = try MadeWorld(
      ["1001", "1002", "2001"], regions: ["valley": ["1001", "1002"]],
      indicator: .made(measure: .counts(["20-24", "25-29"])))
    for (unit, x, n) in [("1001", 4, 40), ("1002", 6, 60), ("2001", 1, 100)] {
      try world.put(x, of: n, unit, age: "20-24")
      try world.put(x + 1, of: n + 10, unit, age: "25-29")
    }
  }

  @Test(arguments: [("1001", 9, 90), ("valley", 22, 220), ("10", 22, 220), ("0", 25, 430)])
  func countsAddUpOverAgesAndMunicipalities(_ unit: String, _ x: Int, _ n: Int) throws {
    #expect(try world.figure(unit) == .counts(Share(x, of: n)))
  }

  /// The region's share is 22 of 220, not the mean of 9/90 and 13/130.
  @Test func printedTotalsAreNotUsed() throws {
    var world = world
    for age in ["20-24", "25-29"] {
      for unit in ["10", "0"] { try world.put(1, of: 1000, unit, age: age) }
    }
    #expect(try world.figure("10") == .counts(Share(22, of: 220)))
    #expect(try world.figure("0") == .counts(Share(25, of: 430)))
  }

  @Test func zeroBySymbolCountsAsZero() throws {
    var world = world
    try world.put(.zeroBySymbol, "outside", "1001", age: "20-24")
    #expect(try world.figure("1001") == .counts(Share(5, of: 90)))
    #expect(try world.figure("10") == .counts(Share(18, of: 220)))
  }

  @Test(arguments: [
    (CellValue.suppressed, EstimateStatus.suppressed, Reason.suppressedBySource),
    (.missing, .missing, .noFigure),
    (.notApplicable, .notComputable, .notApplicableBySource),
    (.notComputable, .notComputable, .notComputableBySource),
  ])
  func cellWithoutFigureSaysWhy(_ cell: CellValue, _ status: EstimateStatus, _ reason: Reason)
    throws
  {
    var world = world
    for age in ["20-24", "25-29"] { try world.put(cell, "outside", "1001", age: age) }
    #expect(try world.figure("1001") == .none(status, reason))
  }

  @Test(arguments: [CellValue.missing, .notApplicable, .notComputable])
  func totalWithoutAPartIsNotComputable(_ cell: CellValue) throws {
    var world = world
    try world.put(cell, "people", "1001", age: "25-29")
    for unit in ["valley", "10", "0"] {
      #expect(try world.figure(unit) == .none(.notComputable, .partWithoutFigure))
    }
    #expect(try world.figure("2001").share != nil)
  }

  /// Whatever else is lacking, in an earlier cell or a later, in the same sum or the other.
  @Test(
    arguments: [("1001", "people"), ("1001", "outside"), ("1002", "people"), ("1002", "outside")],
    [CellValue.missing, .notApplicable, .notComputable])
  func suppressedOutranksEveryOtherLack(_ cell: (unit: String, measure: String), _ other: CellValue)
    throws
  {
    var world = world
    for unit in ["1001", "1002"] {
      for age in ["20-24", "25-29"] { try world.put(other, "people", unit, age: age) }
    }
    try world.put(.suppressed, cell.measure, cell.unit, age: "25-29")
    for unit in [cell.unit, "valley", "10", "0"] {
      #expect(try world.figure(unit) == .none(.suppressed, .suppressedBySource))
    }
  }

  @Test func nobodyInTheDenominatorIsNotComputable() throws {
    var world = world
    for age in ["20-24", "25-29"] { try world.put(0, of: 0, "1001", age: age) }
    #expect(try world.figure("1001") == .none(.notComputable, .nobody))
    #expect(try world.figure("10") == .counts(Share(13, of: 130)))
  }

  @Test(arguments: [(91.0, 40.0), (4.5, 40.0), (-10, 40)])
  func countsThatCannotBeAreInconsistent(_ x: Double, _ n: Double) throws {
    var world = world
    try world.put(.number(x), "outside", "1001", age: "20-24")
    try world.put(.number(n), "people", "1001", age: "20-24")
    #expect(try world.figure("1001") == .none(.notComputable, .inconsistentCounts))
  }

  @Test func unitWithoutAWordInTheDataIsMissing() throws {
    let empty = try MadeWorld(["1001"])
    #expect(try empty.figure("1001") == .none(.missing, .noFigure))
  }

  /// The row keeps its place, with status and reason and without a number.
  @Test func lackReachesTheEstimatesTable() throws {
    var world = world
    try world.put(.suppressed, "outside", "1001", age: "20-24")
    for estimate in try world.estimates("1001") {
      #expect(estimate.status == .suppressed)
      #expect(estimate.reasons == [.suppressedBySource])
      #expect(estimate.value == nil && estimate.numerator == nil && estimate.interval == nil)
      #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
    }
  }
}
