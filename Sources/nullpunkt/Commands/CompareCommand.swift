import Analysis
import ArgumentParser
import Disclosure
import Geography
import Indicators
import Observations
import Reporting
import Storage

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare one unit with the country, its county, region, peers or zero point.",
    discussion: """
      The unit is named by code (3401, 34, 0) or by name (Kongsvinger); a name that several units \
      share is refused, and they are listed. Without --with, the benchmarks are country, county and \
      region. peer-group is the municipalities most like it in the context data/peers.yaml \
      declares, in the year of the zero point. A school is named by its organisation number or its \
      name, and compared with its municipality too; it has no peer group, and nothing is frozen of \
      it. With --format csv the rows are those of the estimates table. With zero-point a second table \
      sets the change beside how units of that size change by themselves: the change beyond the rest of \
      the country, within what 95 in 100 natural changes lie, the shift of the level after the zero \
      point over all years, its place among others (1 fell most), and what would be found with these \
      numbers.

        nullpunkt compare Kongsvinger
        nullpunkt compare 3415 --indicator neet_20_29 --year 2024 --with county,zero-point
        nullpunkt compare Kongsvinger --format csv > kongsvinger.csv
      """)

  @Argument(help: "A municipality, region, county or school, or 0 for the country.")
  var unit: String
  @Option(help: "One indicator's id; without it, all that have figures.")
  var indicator: String?
  @Option(name: .yearOrPeriod, help: "The year compared.")
  var year = 2021
  @Option(
    help: ArgumentHelp(
      "country, county, region, municipality, peer-group, zero-point, separated by commas.",
      valueName: "benchmarks"))
  var with = BenchmarkList(benchmarks: BenchmarkList.holders)
  @Option(help: "Without it, all three.")
  var sex: Sex?
  @Flag(help: "Three years' counts added up, --year the last; not with zero-point.")
  var pooled = false
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var words: LanguageOptions
  @OptionGroup var csv: CSVOptions
  @OptionGroup var borders: BordersOptions
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard pooled, !with.benchmarks.isSubset(of: BenchmarkList.holders) else { return }
    throw ValidationError("--pooled compares with country, county and region only")
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let sealed = try sealed(knowledge, store)
    let indicators = try knowledge.indicators(
      named: indicator, since: sealed, tell: Console.explain)
    let zeroPointYear = zeroPointOptions.zeroPoint
    let declared = borders.borders(ofZeroPoint: zeroPointYear)
    if with.benchmarks.contains(.zeroPoint) {
      try declared.requireBorders(of: zeroPointYear, for: "zero-point among the benchmarks")
    }
    var needs = try needs(indicators, declared, knowledge)
    let isBesideNatural = with.benchmarks.contains(.zeroPoint) && format == .table
    if isBesideNatural {
      // How units change by themselves is told by all years.
      let years = try store.years(of: Set(indicators.map(\.mainMeasure)))
      needs.add(indicators, in: Set(years.values.joined()))
    }
    let observations = try store.observations(for: needs)
    let territory = try declared.territory(
      knowledge, observations, zeroPoint: zeroPointYear, period: year)
    // Schools have no names but the files': what these say of them is read only where the text means
    // none of the territory's units.
    let schools =
      SchoolCode(unit) == nil && !territory.units(meantBy: unit).isEmpty
      ? try store.schoolsForProtection(knowledge) : try store.schools()
    let analysis = try Analysis(
      observations, knowledge, indicators, schools: schools, in: territory, since: sealed)
    try analysis.requireProtection()
    let series = analysis.series(indicators, year: year)
    let units = [try named(analysis, series, knowledge)]

    var estimates =
      (pooled
      ? analysis.pooledEstimates(indicators, through: year, units: units, onlySmall: false)
      : analysis.estimates(series, units: units))
      .filter { with.benchmarks.contains($0.benchmark) }
    if with.benchmarks.contains(.peerGroup), !pooled {
      let peers = analysis.peerGroups(year: zeroPointYear)
      estimates = .joined([estimates, analysis.estimates(beside: peers, series, units: units)])
    }
    var changes = Protected<RelativeChange>.joined([])
    if with.benchmarks.contains(.zeroPoint), units[0].code.level != .school {
      guard sealed != nil else { throw Refusal.isNotFrozen(zeroPointYear) }
      let first = analysis.series(indicators, year: zeroPointYear)
      estimates = .joined([
        estimates, analysis.estimates(since: first, of: zeroPointYear, series, units: units),
      ])
      if isBesideNatural, year > zeroPointYear {
        changes = analysis.relativeChanges(
          since: first, of: zeroPointYear, series.filter { sex == nil || $0.sex == sex }
        ).filter { $0.unit.code == units[0].code && $0.natural != nil }
      }
    }
    if let sex { estimates = estimates.filter { $0.sex == sex } }
    if !estimates.parts.contains(where: { $0.contains { $0.status != .missing } }) {
      throw Refusal(
        "there is nothing to show: \(units[0].name) has no figure of \(year) for "
          + "\(indicators.count == 1 ? indicators[0].id : "any indicator"); "
          + "\(try store.yearsTold(of: indicators)) (--year)")
    }
    if indicator == nil { estimates = estimates.filter { $0.status != .missing } }
    let summary = EstimateSummary(texts: try knowledge.texts, language: words.language)
    switch format {
    case .table:
      Console.tell(try summary.table(estimates))
      if let natural = try summary.natural(changes) {
        Console.answer("\n")
        Console.tell(natural)
      }
    case .csv: try Console.answer(estimates, as: .csv, csv)
    case .json: try Console.answer(estimates, as: .json, csv)
    }
  }

  /// The zero point whose figures the answer may show; nil where none is sealed.
  private func sealed(_ knowledge: Knowledge, _ store: Store) throws -> SealedYear? {
    var needed = try knowledge.indicators(named: indicator).map(\.id)
    if with.benchmarks.contains(.peerGroup) {
      needed += try knowledge.peers.indicators(in: knowledge.catalogue).map(\.id)
    }
    return try store.zeroPoint(zeroPointOptions.zeroPoint, of: Array(Set(needed)).sorted())
  }

  /// The figures that the answer is made from.
  private func needs(
    _ indicators: [Indicator], _ declared: DeclaredBorders, _ knowledge: Knowledge
  ) throws -> ObservationNeeds {
    var needs = ObservationNeeds()
    needs.add(indicators, in: pooled ? Analysis.pooledYears(through: year) : year...year)
    try needs.addProtection(of: indicators, knowledge)
    if with.benchmarks.contains(.peerGroup) {
      try needs.addPeers(knowledge, year: zeroPointOptions.zeroPoint)
    }
    try needs.add(declared, knowledge)
    return needs
  }

  /// The unit meant, if it has the benchmarks asked for.
  private func named(_ analysis: Analysis, _ series: [FigureSeries], _ knowledge: Knowledge) throws
    -> NamedUnit
  {
    let meant = try analysis.territory.unit(
      meantBy: unit, orSchoolIn: analysis.schoolPlaces(year: year), knowledge.geography,
      tell: Console.explain)
    guard meant.code.level == .school else {
      guard with.benchmarks != [.municipality] else {
        throw Refusal("only a school is compared with its municipality; \(meant.name) is none")
      }
      return meant
    }
    guard series.contains(where: { $0[meant.code] != .none(.missing, .noFigure) }) else {
      throw Refusal(
        "no figure of \(year) is about a school with the organisation number \(meant.code)")
    }
    guard !pooled, !with.benchmarks.isDisjoint(with: BenchmarkList.holders) else {
      throw Refusal(
        "a school is compared with country, county, region and municipality, one year at a time: it "
          + "has no peer group, and no zero point is frozen")
    }
    return meant
  }
}

extension Sex: ExpressibleByArgument {}

/// `country,county,zero-point` on the command line.
struct BenchmarkList: ExpressibleByArgument {
  let benchmarks: Set<Benchmark>

  /// The places that hold the unit.
  static let holders: Set<Benchmark> = [.country, .county, .region, .municipality]

  init(benchmarks: Set<Benchmark>) { self.benchmarks = benchmarks }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let known = names.compactMap { Benchmark(rawValue: String($0).replacing("-", with: "_")) }
    guard known.count == names.count else { return nil }
    benchmarks = Set(known)
  }

  var defaultValueDescription: String { "country,county,region,municipality" }
}
