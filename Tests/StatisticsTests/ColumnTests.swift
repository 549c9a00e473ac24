import Checks
import Testing

@testable import Statistics

/// Columns give the scalar numbers, to the last bit and row by row.
struct ColumnTests {
  private static func columns() throws -> (ShareColumn, ShareColumn) {
    let differences = try Cases.differences()
    func column(_ shares: [Share]) throws -> ShareColumn {
      try ShareColumn(events: shares.map(\.events), of: shares.map(\.total))
    }
    return (try column(differences.map(\.first)), try column(differences.map(\.second)))
  }

  @Test(arguments: ShareIntervalMethod.allCases, Cases.levels)
  func intervalsOfShares(_ method: ShareIntervalMethod, _ level: ConfidenceLevel) throws {
    let shares = try Self.columns().0.filter { $0.total < 1_000_000 }
    let column = try ShareColumn(events: shares.map(\.events), of: shares.map(\.total))
    let intervals = try IntervalColumn(column) { share throws(StatisticsError) in
      try share.interval(level, method)
    }
    #expect(intervals.count == shares.count)
    for (share, interval) in zip(shares, intervals) {
      #expect(try interval == share.interval(level, method), "\(share)")
    }
  }

  @Test func differencesOfShares() throws {
    let (first, second) = try Self.columns()
    let column = try ShareDifferenceColumn(first, minus: second)
    let score = IntervalColumn(column) { $0.scoreInterval(.percent998) }
    let newcombe = IntervalColumn(column) { $0.newcombeInterval(.percent95) }
    let (z, p) = (column.map(\.z), column.map(\.pValue))
    for index in first.indices {
      let difference = ShareDifference(first[index], minus: second[index])
      #expect(score[index] == difference.scoreInterval(.percent998))
      #expect(newcombe[index] == difference.newcombeInterval(.percent95))
      #expect(z[index] == difference.z && p[index] == difference.pValue)
    }
  }

  @Test func partsOfOneWhole() throws {
    let whole = try Share(83791, of: 701_762)
    var random = SplitMix64(seed: 8)
    let shares = try (0..<500).map { _ in try random.share(near: 0.12, spread: 3) }
      .filter { $0.total < 100_000 }
    let column = try PartOfWholeColumn(
      ShareColumn(events: shares.map(\.events), of: shares.map(\.total)), in: whole)
    let intervals = IntervalColumn(column) { $0.scoreInterval(.percent95) }
    #expect(column.count == shares.count && shares.count > 100)
    for (index, share) in shares.enumerated() {
      let comparison = try PartOfWhole(share, in: whole)
      #expect(column[index] == comparison)
      #expect(intervals[index] == comparison.scoreInterval(.percent95))
    }
  }

  @Test func columnsAreFilledAgainInPlace() throws {
    let shares = try ShareColumn(events: [1, 2, 3], of: [10, 20, 30])
    var intervals = IntervalColumn(shares) { $0.wilsonInterval(.percent95) }
    intervals.fill(with: shares.dropLast()) { $0.wilsonInterval(.percent998) }
    #expect(intervals == IntervalColumn(shares.prefix(2)) { $0.wilsonInterval(.percent998) })
  }

  @Test func millionUnitsInOneCall() throws {
    let count = 1_000_000
    let shares = try ShareColumn(
      events: (0..<count).map { $0 % 100 }, of: (0..<count).map { 100 + $0 % 1000 })
    let intervals = IntervalColumn(shares) { $0.wilsonInterval(.percent95) }
    #expect(intervals.count == count)
    #expect(try intervals[290] == Share(90, of: 390).wilsonInterval(.percent95))
  }

  @Test func columnThatIsNoneIsRefused() throws {
    let lengths = #expect(throws: StatisticsError.self) {
      try ShareColumn(events: [1, 2], of: [3])
    }
    #expect(lengths?.description == "rows is 1, but must be as many as in the first column, 2")
    let impossible = #expect(throws: StatisticsError.self) {
      try ShareColumn(events: [1, 4], of: [3, 3])
    }
    #expect(impossible?.description == "x is 4, but must be from 0 to n = 3")
    let shares = try ShareColumn(events: [1, 20], of: [3, 100])
    #expect(throws: StatisticsError.self) {
      try ShareDifferenceColumn(shares, minus: ShareColumn(events: [1], of: [2]))
    }
    #expect(throws: StatisticsError.self) {
      try PartOfWholeColumn(shares, in: Share(20, of: 100))
    }
  }
}
