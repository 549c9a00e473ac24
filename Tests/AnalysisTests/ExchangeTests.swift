import BundledData
import Disclosure
import Files
import Foundation
import Indicators
import Observations
import Testing

@testable import Analysis

/// The national table under the strict rule, with other counts in the place of those that are withheld.
struct ExchangeTests {
  private let knowledge: Knowledge
  private let analysis: Analysis

  private let exchange: Exchange?

  init() throws {
    knowledge = try .with(rules: Knowledge.strictRules)
    let path = "\(Repository.data)/extracts/ssb-13556-neet-2015-2024.csv"
    let observations = ObservationTable(
      try Repository.read(SourceFile(path: path)).observations.filter {
        (2020...2021).contains($0.key.series.period.year) && $0.key.unit.isIn(["34", "46"])
      })
    analysis = try Analysis(
      observations, knowledge, knowledge.catalogue.indicators, bordersOf: 2021)
    exchange = Exchange(analysis)
  }

  /// Most withheld counts can be others, and no result tells which they are.
  @Test func resultsDoNotHangOnWhatIsWithheld() throws {
    let exchange = try #require(exchange)
    let withheld = analysis.control.plan.withheld
    #expect(withheld.count > 50)
    #expect(exchange.changed * 10 > withheld.count * 8)
    func findings(_ analysis: Analysis) throws -> Findings {
      try Findings(
        analysis, since: 2020, knowledge.catalogue.indicators, knowledge.candidates, pooling: true)
    }
    let (one, other) = (try findings(analysis), try findings(exchange.analysis))
    #expect(one.hash == other.hash)
    #expect(try one.pooled.text(as: .csv) == other.pooled.text(as: .csv))
    #expect(try one.trends.text(as: .csv) == other.trends.text(as: .csv))
    #expect(try one.profiles.text(as: .csv) == other.profiles.text(as: .csv))
    // The figures are others where they are not shown.
    let all = [analysis, exchange.analysis].map { $0.allSeries() }
    var (shown, changed) = (0, 0)
    for (one, two) in zip(all[0], all[1]) {
      for unit in one.unitsAndSchools where one[unit].value != nil {
        let figure = ProtectionPlan.Figure(
          indicator: one.indicator.id, year: one.year, sex: one.sex, unit: unit)
        if !withheld.contains(figure) {
          shown += 1
          #expect(one[unit] == two[unit])
        } else if one[unit] != two[unit] {
          changed += 1
          #expect(two[unit].share?.total == one[unit].share?.total)
        }
      }
    }
    #expect(shown > 500 && changed == exchange.changed)
  }

  /// A file that holds one withheld count is found, and nothing is left of what was written.
  @Test func outputThatHangsOnAWithheldCountIsRefused() throws {
    let exchange = try #require(exchange)
    let scratch = try ScratchFolder()
    func write(_ analysis: Analysis, _ folder: OutputFolder, whole: Bool) throws {
      let series = whole ? analysis.allSeries() : analysis.allSeries().map(analysis.control.shown)
      let counts = series.flatMap { series in
        series.municipalities.map { "\(series[$0].share?.events ?? -1)" }
      }
      try folder.write("head\n" + counts.joined(separator: "\n"), as: "counts.txt")
    }
    let folder = OutputFolder(scratch.path)
    try write(analysis, folder, whole: false)
    try folder.requireTheSame(from: exchange) { try write($0.analysis, $1, whole: false) }
    #expect(FileManager.default.fileExists(atPath: scratch.path("counts.txt")))
    let leaking = OutputFolder(scratch.path)
    try write(analysis, leaking, whole: true)
    let refusal = #expect(throws: Refusal.self) {
      try leaking.requireTheSame(from: exchange) { try write($0.analysis, $1, whole: true) }
    }
    #expect(refusal?.description.contains("counts.txt:") == true)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("counts.txt")))
  }

  /// Open sources have nothing to exchange.
  @Test func nothingIsExchangedOfOpenSources() throws {
    let open = Knowledge(folder: Repository.data)
    #expect(
      Exchange(
        try Analysis(analysis.observations, open, open.catalogue.indicators, bordersOf: 2021))
        == nil)
  }
}
