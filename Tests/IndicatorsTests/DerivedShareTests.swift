import Geography
import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Counts beside rounded shares, from which denominators are derived as ranges.
struct DerivedShareTests {
  private func world(
    _ municipalities: [String] = ["1001", "1002", "2001"], _ changes: [MadeWorld.Change] = []
  ) throws -> MadeWorld {
    try MadeWorld(
      municipalities, regions: ["valley": ["1001", "1002"]], changes: changes,
      indicator: .made(measure: .derived))
  }

  private func range(_ x: Int, _ totals: ClosedRange<Int>) throws -> Figure {
    .derived(try ShareRange(x...x, of: totals))
  }

  @Test func denominatorIsEveryNumberThatGivesTheShare() throws {
    var world = try world()
    try world.put(37, printed: 0.068, "1001")
    #expect(try world.figure("1001") == range(37, 541...548))
    let row = try #require(try world.estimates("1001").first)
    #expect(row.method == .derivedDenominator)
    #expect(row.numerator == 37 && row.denominator == 544)
    #expect(row.numerators == nil && row.denominators == 541...548)
    #expect(try row.interval?.at95.lower == Share(37, of: 548).wilsonInterval(.percent95).lower)
    #expect(try row.interval?.at95.upper == Share(37, of: 541).wilsonInterval(.percent95).upper)
  }

  @Test func regionIsTheSumOfItsMunicipalitiesRanges() throws {
    var world = try world()
    try world.put(37, printed: 0.068, "1001")
    try world.put(20, printed: 0.1, "1002")
    let (first, second) = (541...548, 200...201)
    // 20 of 199 rounds to 10.1 %, and 20 of 201 to 10.0 %.
    #expect(try world.figure("1002") == range(20, second))
    #expect(
      try world.figure("valley")
        == range(
          57,
          (first.lowerBound + second.lowerBound)...(first.upperBound + second.upperBound)))
  }

  /// The county's share has a decimal more than its municipalities', which leave 954 to 1052; the country's
  /// own goes before its counties'.
  @Test func totalHasTheNarrowestRangeThatIsKnown() throws {
    var world = try world()
    try world.put(5, printed: 0.01, "1001")
    try world.put(5, printed: 0.01, "1002")
    try world.put(10, printed: 0.0101, "10")
    try world.put(99, printed: 0.099, "2001")
    try world.put(99, printed: 0.099, "20")
    #expect(try world.figure("1001") == range(5, 477...526))
    #expect(try world.figure("10") == range(10, 986...995))
    // Counties before municipalities.
    let country = try #require(try world.figure("0").derived)
    let counties = try ["10", "20"].map { try #require(try world.figure($0).derived) }
    #expect(try country == ShareRange.together(counties))
    try world.put(109, printed: 0.0545, "0")
    #expect(try world.figure("0") == range(109, 1999...2001))
  }

  /// A total that counts people whose municipality is not known has other people.
  @Test func rangeOfOtherPeopleIsNotTaken() throws {
    var world = try world()
    try world.put(30, printed: 0.3, "1001")
    try world.put(30, printed: 0.3, "1002")
    try world.put(62, printed: 0.3, "10")
    #expect(try world.figure("10").derived?.events == 60...60)
    #expect(try world.figure("valley").derived?.events == 60...60)
  }

  @Test func whatIsWithheldIsWithheldInEverySum() throws {
    var world = try world()
    try world.put(37, printed: 0.068, "1001")
    try world.put(.suppressed, "outside", "1002")
    try world.put(.number(0.01), "printed", "1002")
    #expect(try world.figure("1002") == .none(.suppressed, .suppressedBySource))
    #expect(try world.figure("valley") == .none(.suppressed, .suppressedBySource))
  }

  @Test func countWithoutAShareHasNoFigure() throws {
    var world = try world()
    try world.put(.number(37), "outside", "1001")
    try world.put(0, printed: 0, "1002")
    for unit in ["1001", "1002"] {
      #expect(try world.figure(unit) == .none(.notComputable, .denominatorNotDerivable))
    }
    #expect(try world.figure("2001") == .none(.missing, .noFigure))
    let row = try #require(try world.estimates("1001").first)
    #expect(row.status == .notComputable && row.value == nil && row.denominators == nil)
  }

  @Test func mergedMunicipalitiesAreTheSumOfTheirRanges() throws {
    var world = try world(
      ["1001", "1002", "1003"], [(2021, "1001", "1003"), (2021, "1002", "1003")])
    try world.put(37, printed: 0.068, "1001", year: 2020)
    try world.put(20, printed: 0.1, "1002", year: 2020)
    #expect(try world.figure("1003", 2020) == range(57, 741...749))
  }

  /// 60 of 481 to 518 is better than the rest with the fewest, and not with the most.
  @Test func verdictIsGivenWhereEveryDenominatorGivesIt() throws {
    func verdict(_ x: Int, _ share: Double) throws -> Verdict {
      var world = try MadeWorld(["1001", "2001"], indicator: .made(measure: .derived))
      try world.put(x, printed: share, "1001")
      try world.put(10_000, printed: 0.15, "2001")
      return try #require(try world.estimates("1001").first).verdict.at95
    }
    #expect(try verdict(50, 0.1) == .better)
    #expect(try verdict(100, 0.2) == .worse)
    #expect(try verdict(60, 0.15) == .notDifferent)
    var seen: Set<Verdict> = []
    for tenths in 100...200 {
      let share = Double(tenths) / 1000
      let own = try verdict(60, share)
      let range = try ShareRange(60, share: share, roundedTo: 0.001)
      let rest = try ShareRange(10_000, share: 0.15, roundedTo: 0.001)
      let all = try range.totals.flatMap { n in
        try [rest.totals.lowerBound, rest.totals.upperBound].map { m in
          let difference = try PartOfWhole(
            Share(60, of: n), in: Share(10_060, of: n + m))
          return difference.rejectsEquality(.percent95)
            ? (difference.difference < 0 ? Verdict.better : .worse) : .notDifferent
        }
      }
      if own != .notDifferent { #expect(Set(all) == [own], "\(share)") }
      seen.insert(own)
    }
    #expect(seen == [.better, .notDifferent, .worse])
  }

  /// A sealed year gives the ranges that it was sealed with, whatever is revised later.
  @Test func sealedRangesStay() throws {
    var world = try world()
    try world.put(37, printed: 0.068, "1001", marks: .provisional)
    try world.put(20, printed: 0.1, "1002")
    try world.put(.suppressed, "outside", "2001")
    try world.put(.number(0.1), "printed", "2001")
    let sealed = try #require(world.sealed())
    let before = world.series()
    #expect(before[try world.code("1001")].derived != nil)
    try world.put(38, printed: 0.0699, "1001")
    try world.put(.number(9), "outside", "2001")
    let after = world.series(since: sealed)
    for unit in ["1001", "1002", "2001", "10", "20", "valley", "0"] {
      let code = try world.code(unit)
      #expect(after[code] == before[code], "\(unit)")
      #expect(after.isProvisional(code) == before.isProvisional(code), "\(unit)")
      #expect(!after.isUnsealed(code), "\(unit)")
    }
    // The change since is that of ranges.
    try world.put(60, printed: 0.11, "1001", year: 2022)
    let change = world.changes(since: sealed).estimate(
      try world.unit("1001"), in: world.series(2022, since: sealed))
    #expect(change.verdict.at95 == .worse)
  }
}
