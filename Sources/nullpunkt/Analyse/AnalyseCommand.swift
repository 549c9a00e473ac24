import Analysis
import ArgumentParser
import Disclosure
import Files
import Flagging
import Foundation
import Indicators
import Ingestion
import Observations
import Reporting
import Statistics

struct AnalyseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Candidates for positive deviance in any tidy table of units.",
    discussion: """
      The table has a row for each unit (and period): counts of those to whom it happened and could \
      happen, or means with how many they are of, and columns of context. Empty and NA are no \
      figure; a unit whose context is not known is left out and reported, nothing is put in its \
      place. Titles above the header are passed over; a total among the units, a note below them and \
      numbers whose marks may mean two things are refused, with what to do. Periods are years, \
      quarters, months or days as people, spreadsheets and Statistics Norway write them, all of one \
      kind. The last is tested, and up to ten tell what lasts: a candidate is a unit whose \
      lasting value is better than expected by --minimum-difference with a probability of at least \
      0.9 (grade clear), or that is likely so in a list of which q at most is wrong. Fewer than 30 \
      units name nobody, one or two periods nobody as clear. Shares and their differences are \
      fractions: --minimum-difference 0.02 is two percentage points. Settings not given here are \
      those of data/candidates.yaml. Nothing is protected: the figures are yours.

        nullpunkt analyse schools.csv --unit school --numerator absent --denominator pupils --period year --context parents_education --better low --floor 50
      """)

  @Argument(
    help:
      "A CSV file with a header, - for standard input; commas, semicolons or tabs between cells.")
  var file: String
  @OptionGroup var columns: Columns
  @OptionGroup var tableOptions: TableOptions
  @Option(help: "Which way is better: low or high.")
  var better: Polarity
  @Option(help: "The least n with which a unit is judged.")
  var floor = 1
  @Option(
    help: ArgumentHelp(
      "The least difference worth acting on, as a fraction, or in the mean's own unit.",
      valueName: "difference"))
  var minimumDifference = 0.0
  @Option(help: "The share of the candidates that may be expected wrong, above 0 and below 1.")
  var q: Double?
  @Option(
    help: ArgumentHelp(
      "Clearly better in so many of the last periods, told beside the grade.", valueName: "2/3"))
  var lasting: CandidateSettings.Lasting?
  @Option(help: "How many of the nearest units in context are a unit's peers.")
  var peers: Int?
  @Option(help: "How the answer is written: csv, or json with a summary.")
  var format = Format.csv
  @OptionGroup var csv: CSVOptions
  @OptionGroup var dataOptions: DataOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  /// The names of the table's columns.
  struct Columns: ParsableArguments {
    @Option(help: "The column that names the unit.")
    var unit = "unit"
    @Option(help: "The column of those to whom it happened.")
    var numerator: String?
    @Option(help: "The column of those to whom it could happen.")
    var denominator: String?
    @Option(help: "The column of means, in place of --numerator and --denominator.")
    var mean: String?
    @Option(help: "The column of how many each mean is of.")
    var n: String?
    @Option(help: "The column of the period; without it, the table is of one.")
    var period: String?
    @Option(
      help: ArgumentHelp("Columns of context, separated by commas.", valueName: "c1,c2"))
    var context: String?
    @Option(help: "The column of a group whose other units are a unit's peers.")
    var group: String?
  }

  func validate() throws {
    _ = try AnalysedColumns(columns)
    if let q, !(q > 0 && q < 1) {
      throw ValidationError("--q must be above 0 and below 1, not \(q)")
    }
    guard floor >= 1 else { throw ValidationError("--floor must be at least 1, not \(floor)") }
    guard minimumDifference >= 0, minimumDifference.isFinite else {
      throw ValidationError("--minimum-difference must not be negative, not \(minimumDifference)")
    }
    if columns.mean == nil, minimumDifference >= 1 {
      throw ValidationError(
        "--minimum-difference is a fraction for shares: two percentage points are 0.02, not "
          + "\(minimumDifference)")
    }
    if let peers, peers < 1 { throw ValidationError("--peers must be at least 1, not \(peers)") }
  }

  func run() throws {
    var settings = try dataOptions.knowledge().candidates
    if let q { settings.falseDiscoveryRate = q }
    if let lasting { (settings.lasting.better, settings.lasting.of) = (lasting.better, lasting.of) }
    if let peers {
      settings.peers = peers
      settings.fewestPeers = min(settings.fewestPeers, peers)
    }
    let table = try AnalysedTable(path: file, AnalysedColumns(columns), tableOptions)
    let families = try table.families(
      Aim(better: better, floor: floor, smallestDifference: minimumDifference))
    guard let tested = families.last else {
      throw Refusal("\(file): the table has no rows below its header")
    }
    let search: DeviantSearch
    let sensitivity: Sensitivity
    let lasting: LastingSearch
    do {
      (search, lasting) = try DeviantSearch.besideLasting(families, settings)
      sensitivity = try Sensitivity(families, lasting, settings)
    } catch {
      throw Refusal("\(file): the context cannot be used: \(error)")
    }
    let rows = zip(tested.units, search.evidence(lasting)).map {
      AnalysedUnit(
        unit: $0, period: tested.period, valueUnit: columns.mean == nil ? .share : .points,
        evidence: $1)
    }
    let summary = SearchSummary(search, lasting, settings)
    switch format {
    case .csv:
      try Console.answer(Protected(unrestricted: rows), as: .csv, csv)
    case .json:
      Console.answer(
        try JSONText.of(
          AnalysedAnswer(
            summary: summary, rows: rows.map(EncodableRow.init),
            sensitivity: sensitivity.variants.map { variant in
              AnalysedAnswer.Variant(
                setting: variant.change.description,
                candidates: variant.candidates.sorted().map { tested.units[$0] })
            })))
    }
    for line in Self.account(summary, search) { Console.explain(line) }
  }

  /// Lines that state how many units were judged and why others were not.
  private static func account(_ summary: SearchSummary, _ search: DeviantSearch) -> [String] {
    let lacks = Dictionary(grouping: search.tested.units.compactMap(\.lack), by: \.description)
    return [
      "\(search.tested.period): \(summary.candidates) candidates among \(summary.tested) tested of "
        + "\(summary.units) units; \(summary.periods) periods tell"
    ] + lacks.sorted { $0.key < $1.key }.map { "  \($0.value.count) not tested: \($0.key)" }
  }
}

extension CandidateSettings.Lasting: ExpressibleByArgument {
  /// Parses `2/3`.
  public init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let better = Int(parts[0]), let of = Int(parts[1]), better >= 1,
      better <= of
    else { return nil }
    self.init(better: better, of: of)
  }
}

/// One row of the answer.
private struct AnalysedUnit: UnrestrictedRow {
  let unit: String
  let period: String
  let valueUnit: ValueUnit
  let evidence: Evidence

  static let needsNoProtection = "It is made from the user's own table and shown to them alone."

  static let table = ResultTable<AnalysedUnit>(
    "analysed_unit", "A row is a unit of the table with its evidence.", key: ["unit", "period"],
    [
      .text("unit", "The unit as the table names it.") { $0.unit },
      .text("period", "The period that is tested.") { $0.period },
      .text("value_unit", "What the value is: share, a fraction, or points, a mean.") {
        $0.valueUnit.rawValue
      },
    ],
    Evidence.columns { $0.evidence })
}

/// The answer as JSON.
private struct AnalysedAnswer: Encodable {
  let summary: SearchSummary
  let rows: [EncodableRow<AnalysedUnit>]
  let sensitivity: [Variant]

  struct Variant: Encodable {
    let setting: String
    let candidates: [String]
  }
}
