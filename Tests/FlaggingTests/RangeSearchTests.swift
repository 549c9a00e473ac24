import Geography
import Indicators
import MadeFigures
import Statistics
import Testing

@testable import Flagging

/// Figures of which only a range is known: a survey's whole percents, and counts beside rounded shares.
struct RangeSearchTests {
  private func search(_ world: MadeWorld) throws -> CandidateSearch {
    try CandidateSearch(
      ofRanges: (2019...2021).map { world.series($0) },
      over: world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
      ContextFigures([], years: 5), peers: nil, CandidateSettings())
  }

  /// Sixty municipalities round ten percent of some hundreds, 1005 with the share given.
  private func world(_ shape: Indicator.Shape, _ outlier: Double, decimals: Double) throws
    -> MadeWorld
  {
    var world = try MadeWorld(
      (1001...1060).map(String.init), indicator: .made(floor: 50, measure: shape))
    for year in 2019...2021 {
      for index in 1...60 {
        let n = 400 + 137 * (index % 7)
        let x =
          index == 5
          ? Int((outlier * Double(n)).rounded()) : n / 10 + ((index * 7 + year) % 23 - 11)
        let share = (Double(x) / Double(n) * decimals).rounded() / decimals
        let unit = String(1000 + index)
        if shape.isDerived {
          try world.put(x, printed: share, unit, year: year)
        } else {
          try world.put(.number(share), "printed", unit, year: year)
          try world.put(.number(Double(n)), "printed.n_answered", unit, year: year)
        }
      }
    }
    return world
  }

  @Test func surveysAreSearched() throws {
    let search = try search(world(.published, 0.01, decimals: 100))
    #expect(search.candidates.map(\.unit.code.description) == ["1005"])
    #expect(search.summary.tested == 60 && search.summary.candidates == 1)
  }

  @Test func countsWithRoundedSharesAreSearched() throws {
    let search = try search(world(.derived, 0.01, decimals: 1000))
    #expect(search.candidates.map(\.unit.code.description) == ["1005"])
    #expect(search.summary.tested == 60)
  }

  /// Of the two searches each unit has the row that says less for it, and who is a candidate is one in both.
  @Test func lessCertainRowIsKept() throws {
    let world = try world(.published, 0.03, decimals: 100)
    let units = world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init)
    let series = (2019...2021).map { world.series($0) }
    let ends = try [\ShareRange.least, \ShareRange.greatest].map { end in
      try CandidateSearch(
        series.map { $0.taking(end) }, over: units, ContextFigures([], years: 5), peers: nil,
        CandidateSettings())
    }
    let kept = try search(world)
    func probability(_ row: Candidate) throws -> Double {
      try #require(row.evidence?.lasting?.probability)
    }
    #expect(kept.rows.count == 60)
    for row in kept.rows {
      let both = try ends.map { end in
        try #require(end.rows.first { $0.unit == row.unit })
      }
      #expect(row.isCandidate == both.allSatisfy(\.isCandidate), "\(row.unit)")
      if Set(both.map(\.isCandidate)).count == 1 {
        #expect(try probability(row) == both.map(probability).min(), "\(row.unit)")
      }
    }
    #expect(kept.summary.candidates == kept.candidates.count)
    let sums = ends.map { $0.sensitivity.variants.map(\.candidates) }
    #expect(
      kept.sensitivity.variants.map(\.candidates)
        == zip(sums[0], sums[1]).map { $0.intersection($1) })
  }
}
