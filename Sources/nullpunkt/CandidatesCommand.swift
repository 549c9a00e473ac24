import ArgumentParser
import Disclosure
import Flagging
import Indicators
import Observations
import Reporting

struct CandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Name candidates for positive deviance among all municipalities, with evidence.",
    discussion: """
      Every municipality with enough people is tested one-sidedly against the rest of the country, \
      with the variation between municipalities allowed for; q is Benjamini and Hochberg's over all \
      that were tested. A candidate is a place to look at: circumstances are not yet taken into \
      account. As a table the candidates are listed, as csv or json every municipality.
      """)

  @Option(help: "The indicator's id.")
  var indicator = "neet_20_29"
  @Option(help: "The year.")
  var period = 2021
  @Option(help: "The largest q of a candidate, above 0 and below 1.")
  var q = CandidateSearch.defaultFalseDiscoveryRate
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard q > 0, q < 1 else { throw ValidationError("--q must be above 0 and below 1, not \(q)") }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let indicators = try knowledge.indicators(named: indicator)
    let observations = try database.open().observations()
    let analysis = Analysis(
      observations, knowledge, indicators,
      in: borders.territory(
        knowledge, observations, zeroPoint: zeroPointOptions.zeroPoint, period: period))
    guard let series = analysis.series(indicators, year: period).first(where: { $0.sex == .both })
    else { throw Refusal("\(indicator) has no figures for both sexes together") }
    let search = try CandidateSearch(series, in: analysis.territory, falseDiscoveryRate: q)
    let rows = analysis.candidates(search)
    switch format {
    case .table: Console.answer(CandidateSummary.text(rows, search.evidence(q: q)))
    case .csv: Console.answer(DataTable.csv(rows))
    case .json: Console.answer(try DataTable.json(rows))
    }
  }
}

extension CandidateSearch {
  /// What is needed to judge the list.
  func evidence(q: Double) -> CandidateEvidence {
    CandidateEvidence(
      tested: eligibleCount, phi: overdispersion?.phi, tauSquared: overdispersion?.tauSquared,
      falseDiscoveryRate: q)
  }
}
