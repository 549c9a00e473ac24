import Analysis
import ArgumentParser
import Files
import Geography
import Indicators
import Observations
import Storage

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Trace a printed number back to formula, borders, files and cells.",
    discussion: """
      Gives the figure of one unit, indicator and year as reports print it, the formula and the \
      counts, the borders, the file, line, column and text of every cell it is made from, the rule \
      of protection and the zero point's seal. What protection withholds is withheld here too: the \
      cells of sources that are not open statistics are listed without their figures. The text of a \
      cell is read from the file, where it lies in the data folder's extracts or is named with --file.

        nullpunkt explain Kongsvinger neet_20_29 2021
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A municipality, region or county, or 0 for the country.")
  var unit: String
  @Argument(help: "The indicator's id.")
  var indicator: String
  @Argument(help: "The year.")
  var year: Int
  @Option(help: "Whose figure.")
  var sex = Sex.both
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Where an imported file lies; may be repeated.", valueName: "path"))
  var file: [String] = []
  @Option(help: "How the answer is written.")
  var format = Format.table
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let zeroPoint = zeroPointOptions.zeroPoint
    let sealed = try store.zeroPoint(zeroPoint)
    let indicators = try knowledge.indicators(
      named: indicator, since: sealed, tell: Console.explain)
    guard let indicator = indicators.first else { return }
    let declared = borders.borders(ofZeroPoint: zeroPoint)
    var needs = ObservationNeeds()
    needs.add(indicators, in: [year])
    try needs.addProtection(of: indicators, knowledge)
    try needs.add(declared, knowledge)
    let observations = try store.observations(for: needs)
    let analysis = try Analysis(
      observations, knowledge, indicators, schools: store.schoolsForProtection(knowledge),
      in: declared.territory(knowledge, observations, zeroPoint: zeroPoint, period: year),
      since: sealed)
    let meant = try analysis.territory.unit(
      meantBy: unit, knowledge.geography, tell: Console.explain)
    let series = analysis.series(indicators, year: year)
    let rows = analysis.estimates(series, units: [meant]).filter { $0.sex == sex }.rows
    guard let estimate = rows.first, estimate.status != .missing else {
      throw Refusal(
        "\(meant.name) has no figure of \(indicator.id) for \(year), \(sex.rawValue); "
          + "\(try store.yearsTold(of: indicators))")
    }
    let (parts, places) = analysis.inputs(of: indicator, sex, year: year, unit: meant.code)
    let cells = try PrintedCells(
      bundled: knowledge.bundledExtracts, named: file, rules: knowledge.rules)
    let explanation = Explanation(
      estimate, indicator, territory: analysis.territory, places: places,
      parts: try parts.map { part in
        Explanation.Part(
          name: part.name, series: part.series.map(\.description),
          cells: try cells.traced(store.origins(of: part.series, about: places), estimate))
      },
      protection: try knowledge.rules.told(of: indicator.source),
      seal: sealed.map { "\(zeroPoint), SHA-256 \($0.seal)" },
      revised: try sealed.map { sealed in
        guard sealed.year == year else { return [] }
        return try ZeroPointReview(sealed, analysis, knowledge.catalogue).listed(
          of: sealed, indicator, sex, about: places, by: knowledge)
      } ?? [])
    switch format {
    case .table: Console.tell(explanation.text)
    case .json: Console.answer(try JSONText.of(explanation))
    }
  }
}
