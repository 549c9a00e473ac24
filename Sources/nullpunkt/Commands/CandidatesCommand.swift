import Analysis
import ArgumentParser
import Disclosure
import Flagging
import Indicators
import Observations
import Reporting

struct CandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract:
      "Name candidates for positive deviance among all municipalities or schools, with evidence.",
    discussion: """
      A candidate is a unit that lastingly does better than expected from its circumstances by enough \
      to matter: clear, where the probability of that is at least 0.9, or likely, in a list of which \
      q at most is expected to be wrong; without the tested year the probability must be at least a \
      half too. Up to ten years since the last break tell. Thresholds stand in data/candidates.yaml, \
      floors, smallest differences and context in the catalogue. A school's context is its \
      municipality's. As a table the candidates are listed, as csv or json every unit with its \
      evidence.

        nullpunkt candidates --indicator neet_20_29
        nullpunkt candidates --units schools --format csv > skoler.csv
      """)

  @Option(help: "One indicator's id; without it, all that have figures with counts.")
  var indicator: String?
  @Option(name: .yearOrPeriod, help: "The year.")
  var year = 2021
  @Option(help: "Who is searched: municipalities or schools.")
  var units = UnitsAsked.municipalities
  @Option(help: "The share of the candidates that may be expected wrong, in place of the file's.")
  var q: Double?
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var words: LanguageOptions
  @OptionGroup var csv: CSVOptions
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if let q, !(q > 0 && q < 1) {
      throw ValidationError("--q must be above 0 and below 1, not \(q)")
    }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let zeroPoint = zeroPointOptions.zeroPoint
    let sealed = try store.zeroPoint(zeroPoint)
    let indicators = try knowledge.indicators(
      named: indicator, since: sealed, tell: Console.explain)
    let declared = borders.borders(ofZeroPoint: zeroPoint)
    var settings = try knowledge.candidates
    if let q { settings.falseDiscoveryRate = q }
    var needs = ObservationNeeds()
    try needs.addSearch(indicators, year: year, knowledge, settings)
    if units == .municipalities { try needs.addPeers(knowledge, year: zeroPoint) }
    try needs.add(declared, knowledge)
    let observations = try store.observations(for: needs)
    let analysis = try Analysis(
      observations, knowledge, indicators,
      schools: units == .schools ? store.schools() : store.schoolsForProtection(knowledge),
      in: declared.territory(knowledge, observations, zeroPoint: zeroPoint, period: year),
      since: sealed)
    try analysis.requireProtection()
    let lists = try analysis.candidates(
      indicators, year: year,
      peers: units == .schools ? nil : analysis.peerGroups(year: zeroPoint), settings)
    guard !lists.isEmpty else {
      throw Refusal(
        "\(indicator ?? "no indicator") \(indicator == nil ? "has" : "has no") figures of \(units.rawValue) in \(year) "
          + "with counts to test, both sexes together, and a way that is better")
    }
    let rows = Protected.joined(lists.map(\.rows))
    switch format {
    case .table:
      let texts = try knowledge.texts
      let answers = try lists.map { list in
        try CandidateSummary(
          list, texts: texts, language: words.language, within: Terminal.width
        ).text()
      }
      Console.tell(answers.joined(separator: "\n"))
    case .csv: try Console.answer(rows, as: .csv, csv)
    case .json: try Console.answer(rows, as: .json, csv)
    }
  }
}
