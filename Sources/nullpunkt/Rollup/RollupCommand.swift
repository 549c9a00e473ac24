import Analysis
import ArgumentParser
import Files
import Foundation
import Ingestion
import Reporting
import Rollup
import Storage

struct RollupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: "Count a person-level file into figures, and store nothing of any person.",
    discussion: """
      A file with a row for each person and year, or for each spell, is counted by unit, period, sex and \
      age, as the catalogue's indicators ask for, and the counts are taken into the database as an \
      extract's are: all of them, or nothing. A row that cannot be read, a person who stands twice or a \
      column that is not there refuses the file. The source must be under a primary rule \
      (data/disclosure.yaml), which then decides what is shown.

      The recipe (data/rollups, docs/scale.md) becomes one SQL statement. DuckDB answers it on this \
      machine, in memory only; Spark on a cluster, or for files that a machine does not hold.

        nullpunkt rollup spells.csv --recipe nav-uforetrygd --years 2021-2024
        nullpunkt rollup persons/ --recipe ours.yaml --borders 2021 --memory 12GB
        nullpunkt rollup hdfs://zone/persons --recipe ours.yaml --engine spark \
        --master spark://head:7077 --scratch /dev/shm/nullpunkt
      """)

  enum Engine: String, ExpressibleByArgument, CaseIterable { case duckdb, spark }

  @Argument(help: "The file, or a folder of files: text with a header, or Parquet.")
  var file: String
  @Option(
    help: ArgumentHelp(
      "The recipe: a file, or the name of one in data/rollups.", valueName: "recipe"))
  var recipe: String
  @Option(help: ArgumentHelp("The years to count, 2015-2024.", valueName: "years"))
  var years: String?
  @Option(
    help: ArgumentHelp(
      "The year in whose borders figures are given. Without it, each figure's own.",
      valueName: "year"))
  var borders: Int?
  @Option(help: "What counts.")
  var engine = Engine.duckdb
  @Option(help: ArgumentHelp("The most memory that DuckDB may take.", valueName: "size"))
  var memory = "4GB"
  @Option(help: ArgumentHelp("Spark's master.", valueName: "url"))
  var master = "local[*]"
  @Option(
    help: ArgumentHelp(
      "An empty folder for what Spark writes meanwhile; it is emptied afterwards.", valueName: "dir"
    ))
  var scratch: String?
  @Option(
    name: .customLong("spark"), parsing: .singleValue,
    help: ArgumentHelp("A setting of Spark's; may be repeated.", valueName: "name=value"))
  var sparkSettings: [String] = []
  @Option(
    help: ArgumentHelp(
      "Also write the counts as a table. It holds small counts: it must not leave the zone.",
      valueName: "path"))
  var counts: String?
  @Flag(help: "Print the SQL statement instead, and count nothing.")
  var sql = false
  @OptionGroup var words: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if engine == .spark, scratch == nil, !sql {
      throw ValidationError("Spark writes while it counts: name an empty folder for it (--scratch)")
    }
    if engine == .duckdb, master != "local[*]" || scratch != nil || !sparkSettings.isEmpty {
      throw ValidationError("--master, --scratch and --spark are Spark's (--engine spark)")
    }
    for setting in sparkSettings where !setting.dropFirst().contains("=") {
      throw ValidationError("\(setting) is no setting; expected name=value")
    }
    guard (try? Regex("[0-9]+(\\.[0-9]+)?(MB|GB|TB|MiB|GiB|TiB)").wholeMatch(in: memory)) != nil
    else {
      throw ValidationError("\(memory) is no size of memory; expected one such as 4GB")
    }
    if let borders, !YearSpan.possible.contains(borders) {
      throw ValidationError("\(borders) is not a year from 1980 to 2100 (--borders)")
    }
    if let years, YearSpan(years) == nil {
      throw ValidationError("\(years) is not years; expected such as 2015-2024, from 1980 to 2100")
    }
  }

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let (recipe, path) = try readRecipe()
    let statement = try statement(recipe, path, knowledge)
    if sql {
      Console.answer(statement.text + "\n")
      return
    }
    let rules = try knowledge.rules
    guard !rules.isOpen(recipe.source) else {
      throw Refusal(
        "\(recipe.source) is open statistics by the disclosure rules (inherit), which a person-level file is "
          + "not; expected a primary rule for it in disclosure.yaml, or another source")
    }
    let file = try PersonFile(path: file)
    let answer = try counted(statement, file)
    let problems = RollupProblems(answer.answer, of: statement, over: file)
    if !problems.isEmpty {
      let said = try knowledge.said(in: words.language)
      Console.explain(
        lines: problems.listed(at: answer.places(problems)).map {
          $0.said(said.callAsFunction).description
        })
      Console.explain("\(file.path): refused, nothing of it was counted")
      throw ExitCode.failure
    }
    for line in [problems.unknownInWords, problems.otherYearsInWords].compactMap({ $0 }) {
      Console.explain("\(file.path): \(line)")
    }
    let table = CountTable(answer.answer, of: statement)
    for (year, units) in table.absent.sorted(by: { $0.key < $1.key }) {
      Console.explain(
        "\(file.path): \(units) municipalities have no row in \(year), and no figure (everywhere: true would "
          + "give them 0)")
    }
    try take(table, recipe, knowledge)
    Console.explain("  \(recipe.source): \(rules.told(of: recipe.source))")
  }

  /// The recipe, by its path or its name in the data folder, and where it lies.
  private func readRecipe() throws -> (RollupRecipe, String) {
    let folder = "\(try dataOptions.folder())/rollups"
    let named = "\(folder)/\(recipe).yaml"
    let path = FileManager.default.fileExists(atPath: named) ? named : recipe
    guard FileManager.default.fileExists(atPath: path) else {
      let known = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
      throw Refusal(
        "\(recipe): is no file, and no recipe in \(folder); expected one of "
          + known.joined(separator: ", ") + ", or a path")
    }
    return (try YAMLFile.read(RollupRecipe.self, path: path), path)
  }

  private func statement(_ recipe: RollupRecipe, _ path: String, _ knowledge: Knowledge) throws
    -> RollupStatement
  {
    guard let years = years.flatMap({ YearSpan($0)?.years }) ?? recipe.years else {
      throw Refusal("\(path): says no years; expected the key years, or --years 2015-2024")
    }
    do {
      return try RollupStatement(
        recipe, try knowledge.catalogue.indicators, try knowledge.geography, over: years,
        borders: borders)
    } catch let refusal as CountedFigures.Refusal {
      throw Refusal("\(path): \(refusal)")
    }
  }

  /// An engine's answer, and how to ask it for places.
  private struct Counted {
    let answer: RollupAnswer
    let places: (RollupProblems) -> [FaultPlace]
  }

  private func counted(_ statement: RollupStatement, _ file: PersonFile) throws -> Counted {
    switch engine {
    case .duckdb:
      let engine = try DuckDBEngine(memory: memory)
      return Counted(
        answer: try engine.answer(statement, over: file), places: engine.places(of:))
    case .spark:
      let settings = sparkSettings.compactMap { text -> (String, String)? in
        guard let mark = text.firstIndex(of: "=") else { return nil }
        return (String(text[..<mark]), String(text[text.index(after: mark)...]))
      }
      let engine = try SparkEngine(
        master: master, scratch: scratch ?? "",
        settings: Dictionary(settings, uniquingKeysWith: { $1 }),
        driver: "\(try dataOptions.folder())/rollups/spark.py")
      return Counted(answer: try engine.answer(statement, over: file)) { _ in [] }
    }
  }

  /// Takes the counts into the database.
  private func take(_ table: CountTable, _ recipe: RollupRecipe, _ knowledge: Knowledge) throws {
    if let counts {
      do {
        try Data(table.bytes).write(to: URL(fileURLWithPath: counts))
      } catch {
        throw Refusal("\(counts): cannot be written: \(operatingSystemReason(for: error))")
      }
    }
    let source = SourceFile(path: counts ?? "\(recipe.source).counts.csv", bytes: table.bytes)
    let reader = ExtractReader(
      recipes: try Recipes(
        only: try table.recipe(), folder: "\(try dataOptions.folder())/recipes"),
      geography: try knowledge.geography, ranges: try knowledge.catalogue.ranges)
    let store = try database.create(for: knowledge)
    let importer = Importer(
      store: store, reader: reader, said: try knowledge.said(in: words.language),
      catalogue: try knowledge.catalogue)
    let isTaken = try importer.importFile(source, known: .putInForce)
    try store.close()
    if !isTaken { throw ExitCode.failure }
  }
}
