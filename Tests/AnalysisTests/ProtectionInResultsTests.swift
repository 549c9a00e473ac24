import BundledData
import Disclosure
import Files
import Flagging
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// The national table under the strict rule: what is withheld stands in no result, and nothing gives it back.
struct ProtectionInResultsTests {
  private let knowledge: Knowledge
  private let observations: ObservationTable

  init() throws {
    knowledge = try .with(rules: Knowledge.strictRules)
    let path = "\(Repository.data)/extracts/ssb-13556-neet-2015-2024.csv"
    observations = ObservationTable(
      try Repository.read(SourceFile(path: path)).observations.filter {
        [2020, 2021].contains($0.key.series.period.year)
      })
  }

  @Test func derivedNumbersFallWithTheirCell() throws {
    let indicators = try knowledge.catalogue.indicators
    let analysis = try Analysis(observations, knowledge, indicators, bordersOf: 2020)
    let withheld = analysis.control.plan.withheld
    #expect(withheld.count > 50)
    #expect(analysis.control.plan.exposed.isEmpty)
    let findings = try Findings(
      analysis, since: 2020, indicators, knowledge.candidates, pooling: true)
    func isWithheld(_ indicator: String, _ year: Int, _ sex: Sex, _ unit: UnitCode) -> Bool {
      withheld.contains(
        ProtectionPlan.Figure(indicator: indicator, year: year, sex: sex, unit: unit))
    }
    var rows = 0
    for row in findings.estimates.rows
    where isWithheld(row.indicator, row.period, row.sex, row.unit.code) {
      rows += 1
      #expect(row.value == nil && row.numerator == nil && row.denominator == nil)
      #expect(row.interval == nil && row.comparison == nil && row.benchmarkValue == nil)
    }
    #expect(rows > 50)
    for row in findings.candidates.rows
    where isWithheld(row.indicator, row.period, row.sex, row.unit.code) {
      #expect(row.evidence == nil && row.status == .suppressed)
    }
    for row in findings.estimates.rows
    where row.benchmark.isSum && row.benchmarkValue != nil {
      let benchmark = analysis.territory.units.first { $0.code.description == row.benchmarkCode }
      #expect(
        benchmark.map { !isWithheld(row.indicator, row.period, row.sex, $0.code) } ?? true)
    }
  }

  /// What is asked for does not decide what is withheld.
  @Test func oneIndicatorWithholdsWhatAllDo() throws {
    let indicators = try knowledge.catalogue.indicators
    let all = try Analysis(observations, knowledge, indicators, bordersOf: 2020)
    let one = try Analysis(observations, knowledge, [#require(indicators.first)], bordersOf: 2020)
    #expect(all.control.plan.withheld == one.control.plan.withheld)
  }

  @Test func ruleForAnUnknownSourceIsRefusedWithItsLine() throws {
    let knowledge = try Knowledge.with(
      rules: Knowledge.strictRules.replacing(
        "{}", with: "\n  ssb-12210: {rule: inherit}\n  ssb-1221O: {rule: inherit}"))
    let refusal = #expect(throws: RefusedFile.self) { try knowledge.rules }
    #expect(refusal?.problems.map(\.line) == [4])
    #expect(refusal?.problems.map(\.text) == ["ssb-1221O"])
  }
}
