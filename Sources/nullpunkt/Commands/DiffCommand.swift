import Analysis
import ArgumentParser
import Disclosure
import Files
import Foundation
import Indicators
import Ingestion
import Observations
import Reporting
import Storage

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what is not the same in two files, two runs or two zero points, and why.",
    discussion: """
      Two runs are named by their folders, two zero points by their years (2021 2022). The answer \
      is a page in Markdown: the inputs that differ, and the estimates that differ by reason and \
      indicator, a new or revised file, a definition, geography, recipes, disclosure rules, or else \
      the method. --format csv and json list every such estimate.

      Two files of one table are in the database; they are named as they were imported, by their \
      paths, or by the beginning of their SHA-256. Figures of sources that are not open statistics \
      are listed without their values. A figure that the later file does not give stays in force, since \
      a file may hold a part of its table: look at each that is listed as not given.

        nullpunkt diff 2021 2022
        nullpunkt diff reports/2021-kongsvingerregionen gammel/2021-kongsvingerregionen
        nullpunkt diff 5f0c1ab2 77ad09e1 --language nb
      """)

  @Argument(help: "The earlier file, folder or year.")
  var earlier: String
  @Argument(help: "The later file, folder or year.")
  var later: String
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var csv: CSVOptions
  @OptionGroup var words: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  private static let header = [
    "source", "measure", "unit_code", "period", "sex", "age", "level", "before", "after",
  ]

  func run() throws {
    let said = try dataOptions.knowledge().said(in: words.language)
    if let difference = try runDifference() {
      let page = DifferencePage(difference, said)
      if format == .table {
        Console.answer(page.markdown)
      } else {
        try answer(RunDifference.header, difference.cells)
        Console.explain(page.summary)
      }
    } else {
      try compareFiles(said)
    }
  }

  /// nil when neither two runs nor two zero points are named.
  private func runDifference() throws -> RunDifference? {
    let named = [earlier, later]
    let years = named.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
    if years.count == 2 {
      let store = try database.open()
      let knowledge = try dataOptions.knowledge()
      let points = try years.map { try ComparedRun(store.requiredZeroPoint($0), knowledge) }
      return RunDifference(
        from: points[0].estimates, to: points[1].estimates, points[0].inputs, points[1].inputs,
        acrossYears: years[0] != years[1])
    }
    guard named.allSatisfy(FileManager.default.isFolder) else { return nil }
    let runs = try named.map { try ComparedRun(folder: $0) }
    return RunDifference(
      from: runs[0].estimates, to: runs[1].estimates, runs[0].inputs, runs[1].inputs)
  }

  private func compareFiles(_ said: SaidInLanguage) throws {
    let rules = try dataOptions.knowledge().rules
    // A path is known by the bytes that lie there.
    let names = try [earlier, later].map { name in
      name.contains("/") ? try SourceFile(path: name).sha256 : name
    }
    let revision = try database.open().revision(from: names[0], to: names[1])
    let rows = (revision.changed + revision.onlyEarlier).map { change -> [String] in
      let series = change.figure.series
      let isOpen = rules.isOpen(series.measure.source)
      // What programs read is the same in every language.
      let say = { (word: String) in format == .table ? said(word) : word }
      func shown(_ value: CellValue) -> String { isOpen ? value.shown : say("not shown") }
      return [
        series.measure.source, series.measure.name, change.figure.unit.description,
        series.period.description, series.sex.rawValue, series.age?.description ?? "",
        series.level ?? "", shown(change.before), change.after.map(shown) ?? say("not given"),
      ]
    }
    try answer(Self.header, rows)
    Console.explain(said("\(revision.later) supersedes \(revision.summary)"))
  }

  private func answer(_ header: [String], _ rows: [[String]]) throws {
    switch format {
    case .table: Console.tell(AlignedTable(header: header, rows: rows))
    case .csv: Console.answer(header: header, rows, csv)
    case .json:
      Console.answer(
        try JSONText.of(rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }))
    }
  }
}
