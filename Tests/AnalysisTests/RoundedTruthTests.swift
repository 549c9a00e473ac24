import BundledData
import Files
import Geography
import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Statistics Norway's table 13556 with its own shares rounded to a tenth of a percent, as NAV prints them:
/// what is said without the denominators is held against what is known with them.
struct RoundedTruthTests {
  private static let result = Result {
    let extract = try Repository.read(
      SourceFile(path: "\(Repository.data)/extracts/ssb-13556-neet-2015-2024.csv"))
    return ObservationTable(extract.observations)
  }

  /// The figures of 20–29-year-olds of a year twice: with denominators, and with rounded shares.
  private func rows(_ year: Int) throws -> [(known: Estimate, derived: Estimate)] {
    let (table, geography) = (try Self.result.get(), try Repository.geography())
    func series(_ measure: String, _ age: String) -> Series {
      Series(
        measure: Measure(source: "ssb-13556", name: measure), period: .year(year), sex: .both,
        age: AgeBand(age))
    }
    func county(of unit: UnitCode) -> UnitCode {
      if case .municipality(let code) = unit { .county(code.county) } else { unit }
    }
    var counts: [UnitCode: (x: Double, n: Double)] = [:]
    for age in ["20-24", "25-29"] {
      for (unit, cell) in table[series("neet", age)] where unit.level == .municipality {
        let n = table[series("population", age)][unit]?.number ?? 0
        for unit in [unit, county(of: unit), .country] {
          counts[unit, default: (0, 0)].x += cell.number ?? 0
          counts[unit, default: (0, 0)].n += n
        }
      }
    }
    var made = ObservationTable()
    func put(_ measure: String, _ unit: UnitCode, _ value: Double) {
      made.insert(
        Observation.Key(
          Series(
            measure: Measure(source: "made", name: measure), period: .year(year), sex: .both,
            age: AgeBand("20-29")), unit), .number(value), [])
    }
    for (unit, count) in counts where count.n > 0 {
      put("outside", unit, count.x)
      put("people", unit, count.n)
      put("printed", unit, (count.x / count.n * 1000).rounded() / 1000)
    }
    let territory = Territory(geography, on: .endOfYear(year))
    let figures = YearInBorders(
      year, observations: made, geography: geography, territory: territory)
    let engine = EstimateEngine(territory: territory)
    func estimates(_ shape: Indicator.Shape) throws -> [Estimate] {
      engine.estimates(in: figures.figures(try .made(measure: shape), .both))
    }
    return Array(zip(try estimates(.counts), try estimates(.derived)))
  }

  @Test(arguments: [2015, 2018, 2021, 2024])
  func everythingSaidOfTheRangeIsTrueOfTheTruth(_ year: Int) throws {
    let rows = try rows(year).filter { $0.known.value != nil && $0.known.numerator != 0 }
    #expect(rows.count > 700)
    for (known, derived) in rows {
      let (x, n) = (try #require(known.numerator), try #require(known.denominator))
      #expect(derived.numerator == x, "\(known.unit)")
      // One number is left where a range has no room for two.
      #expect(
        derived.denominators?.contains(n) ?? (derived.denominator == n), "\(known.unit)")
      for (own, wide) in [
        (known.interval?.at95, derived.interval?.at95),
        (known.interval?.at998, derived.interval?.at998),
      ] {
        let (own, wide) = (try #require(own), try #require(wide))
        #expect(wide.lower <= own.lower && own.upper <= wide.upper, "\(known.unit)")
      }
      for (own, said) in [
        (known.verdict.at95, derived.verdict.at95), (known.verdict.at998, derived.verdict.at998),
      ] where said != own {
        #expect(said == .notDifferent, "\(known.unit) \(known.benchmark)")
      }
      if let p = known.comparison?.test?.pValue {
        #expect(try #require(derived.comparison?.test?.pValue) >= p * (1 - 1e-9), "\(known.unit)")
      }
    }
  }

  /// What the rounding costs: of the verdicts with denominators nine in ten are given without, and intervals are
  /// two percent wider.
  @Test func fewVerdictsAreLost() throws {
    let municipal = try rows(2021).filter {
      $0.known.unit.code.level == .municipality && $0.known.benchmark == .country
        && $0.known.numerator != 0 && $0.known.value != nil
    }
    let given = municipal.filter { $0.known.verdict.at95 != .notDifferent }
    let kept = given.count { $0.derived.verdict.at95 == $0.known.verdict.at95 }
    #expect(municipal.count == 353 && given.count == 115 && kept == 105)
    let widths = try municipal.map { known, derived in
      let (own, wide) = (try #require(known.interval?.at95), try #require(derived.interval?.at95))
      return (wide.upper - wide.lower) / (own.upper - own.lower)
    }
    let mean = widths.reduce(0, +) / Double(widths.count)
    #expect((mean - 1.0222).magnitude < 1e-4)
    #expect(((widths.max() ?? 0) - 1.2862).magnitude < 1e-4)
  }
}
