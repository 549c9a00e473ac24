import Indicators
import MadeFigures
import Testing

@testable import Flagging

/// Who is named a candidate, and who never is.
struct CandidateTests {
  private let equal = Array(repeating: (x: 100, n: 1000), count: 40)

  @Test func clearOutlierAmongEqualUnitsIsTheOneCandidate() throws {
    let search = try MadeSearch(equal + [(x: 30, n: 1000)])()
    #expect(search.candidateCodes == ["1041"])
    #expect(search.rows.first?.unit.code.description == "1041")
    let row = try #require(search.row("1041"))
    #expect(row.status == .ok)
    #expect(row.expected == 4030.0 / 41_000)
    #expect((row.qValue ?? 1) < 0.001)
  }

  @Test(arguments: [101, 130, 200, 1000]) func worseUnitNeverIs(_ x: Int) throws {
    let search = try MadeSearch(equal + [(x: x, n: 1000)])()
    let row = try #require(search.row("1041"))
    #expect(!row.isCandidate)
    #expect(row.stoppedBy == .chance)
    #expect((row.pValue ?? 0) > 0.5)
  }

  /// One unit at the country's share among others that balance out, from 10 to ten million people.
  @Test(arguments: [1, 10, 1000, 100_000, 1_000_000], [0.01, 0.1, 0.3])
  func unitEqualToTheBenchmarkNeverIs(_ scale: Int, _ q: Double) throws {
    let around = (0..<20).map { (x: $0 % 2 == 0 ? 60 : 140, n: 1000) }
    let search = try MadeSearch(around + [(x: scale, n: 10 * scale)])(q: q)
    let row = try #require(search.row("1021"))
    #expect(row.difference == 0)
    #expect(row.z == 0)
    #expect(row.pValue == 0.5)
    #expect(!row.isCandidate)
  }

  @Test(arguments: [0.5, 0.6, 0.9, 0.99])
  func noSettingOfQNamesAUnitThatIsNotBetter(_ q: Double) throws {
    let search = try MadeSearch(
      Array(repeating: (x: 30, n: 1000), count: 20) + [(x: 100, n: 1000)]
        + Array(repeating: (x: 170, n: 1000), count: 20))(q: q)
    #expect(search.candidates.allSatisfy { ($0.difference ?? 0) < 0 })
  }

  @Test func largerQNeverRemovesACandidate() throws {
    let search = try MadeSearch(MadeSearch.varied)
    var named: Set<String> = []
    for q in [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4] {
      let now = Set(try search(q: q).candidateCodes)
      #expect(named.isSubset(of: now), "q = \(q)")
      named = now
    }
    #expect(!named.isEmpty)
  }

  @Test func candidatesAreThoseAtOrBelowQ() throws {
    let search = try MadeSearch(MadeSearch.varied)(q: 0.3)
    for row in search.rows {
      #expect(row.isCandidate == ((row.qValue ?? 1) <= 0.3))
      #expect((row.qValue ?? 0) >= (row.pValue ?? 1))
    }
    #expect(search.candidates.count < search.rows.count)
  }

  /// Those inside where more is better are those outside where less is.
  @Test func mirroredPolarityMirrors() throws {
    let outside = try MadeSearch(MadeSearch.varied)(q: 0.3)
    let inside = try MadeSearch(
      MadeSearch.varied.map { (x: $0.n - $0.x, n: $0.n) },
      indicator: .made(polarity: .higherIsBetter))(q: 0.3)
    #expect(outside.candidateCodes == inside.candidateCodes)
    #expect(outside.rows.map(\.unit) == inside.rows.map(\.unit))
    for (a, b) in zip(outside.rows, inside.rows) {
      #expect(((a.z ?? 9) + (b.z ?? 9)).magnitude < 1e-10)
      #expect(((a.zOverdispersed ?? 9) + (b.zOverdispersed ?? 9)).magnitude < 1e-10)
      #expect(((a.qValue ?? 9) - (b.qValue ?? 0)).magnitude < 1e-10)
    }
  }

  @Test func orderOfUnitsChangesNothing() throws {
    let forwards = try MadeSearch(MadeSearch.varied)()
    #expect(try MadeSearch(MadeSearch.varied, listedBackwards: true)().rows == forwards.rows)
    let exchanged = try MadeSearch(MadeSearch.varied.reversed())()
    #expect(exchanged.overdispersion == forwards.overdispersion)
    #expect(exchanged.rows.map(\.qValue) == forwards.rows.map(\.qValue))
    #expect(exchanged.candidates.map(\.numerator) == forwards.candidates.map(\.numerator))
  }

  @Test func candidatesStandFirstAndTheOthersFromBestToWorst() throws {
    let rows = try MadeSearch(MadeSearch.varied)(q: 0.3).rows
    let firstOther = try #require(rows.firstIndex { !$0.isCandidate })
    #expect(rows[firstOther...].allSatisfy { !$0.isCandidate })
    let pValues = rows.compactMap(\.pValue)
    #expect(pValues.count == rows.count)
    #expect(pValues == pValues.sorted())
  }

  /// Spread beyond chance widens what a candidate must overcome, and never narrows it.
  @Test func overdispersedScoreIsNeverFurtherOutThanThePlainOne() throws {
    let search = try MadeSearch(MadeSearch.varied)()
    #expect((search.overdispersion?.phi ?? 0) > 1)
    #expect((search.overdispersion?.tauSquared ?? 0) > 0)
    for row in search.rows {
      #expect((row.zOverdispersed ?? 9).magnitude <= (row.z ?? 0).magnitude * (1 + 1e-12))
    }
  }

  @Test func scoreIsTheOneTheEstimatesTablePrints() throws {
    let made = try MadeSearch(MadeSearch.varied)
    for row in try made().rows {
      let estimate = try made.world.estimates(row.unit.code.description)[0]
      #expect(row.z == estimate.comparison?.test?.z)
      #expect(row.difference == estimate.comparison?.difference)
      #expect(row.expected == estimate.benchmarkValue)
    }
  }
}
