import Indicators
import MadeFigures
import Observations
import Testing

@testable import Flagging

/// Who is tested at all.
struct EligibilityTests {
  private let many = Array(repeating: (x: 100, n: 1000), count: 20)

  /// 149 people with nobody outside, below the floor of 150, and 150 at it.
  @Test func floorKeepsSmallUnitsOut() throws {
    let search = try MadeSearch(
      many + [(x: 0, n: 149), (x: 0, n: 150)], indicator: .made(floor: 150))()
    #expect(search.eligibleCount == 21)
    let small = try #require(search.row("1021"))
    #expect(small.stoppedBy == .eligible)
    #expect(small.value == 0)
    #expect(small.z == nil && small.pValue == nil && small.qValue == nil)
    #expect(small.status == .ok)
    #expect(search.candidateCodes == ["1022"])
  }

  @Test func everyMunicipalityHasARowAndNothingElseHas() throws {
    let search = try MadeSearch(many)()
    #expect(search.rows.count == 20)
    #expect(Set(search.rows.map(\.unit.code.level)) == [.municipality])
  }

  /// A withheld part takes the country with it, and no one can be held against it.
  @Test func withheldFigureIsNotTested() throws {
    var world = try MadeSearch(many).world
    try world.put(.suppressed, "outside", "1001")
    let search = try CandidateSearch(world.series(), in: world.territory)
    let row = try #require(search.row("1001"))
    #expect(row.stoppedBy == .eligible)
    #expect(row.status == .suppressed)
    #expect(row.reasons == [.suppressedBySource])
    #expect(row.numerator == nil && row.value == nil)
    #expect(search.eligibleCount == 0)
  }

  @Test(arguments: [[], [(x: 10, n: 100)], [(x: 10, n: 100), (x: 0, n: 9)]])
  func fewerThanTwoEligibleGiveNoOverdispersionAndNoCandidates(_ counts: [(x: Int, n: Int)])
    throws
  {
    let search = try MadeSearch(counts)()
    #expect(search.overdispersion == nil)
    #expect(search.candidates.isEmpty)
    #expect(search.rows.count == counts.count)
    #expect(search.rows.allSatisfy { $0.stoppedBy == .eligible })
  }

  /// Without a better direction there is no doing better.
  @Test func indicatorWithoutPolarityHasNoCandidates() throws {
    let search = try MadeSearch(many + [(x: 10, n: 1000)], indicator: .made(polarity: .neither))()
    #expect(search.eligibleCount == 0)
    #expect(search.candidates.isEmpty)
  }

  @Test func publishedSharesAreNotTested() throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .published))
    for unit in ["1001", "1002", "0"] { try world.put(.number(0.1), "printed", unit) }
    let search = try CandidateSearch(world.series(), in: world.territory)
    #expect(search.eligibleCount == 0)
    #expect(search.rows.map(\.value) == [0.1, 0.1])
  }
}
