import Disclosure
import Files
import Foundation
import Geography
import Indicators
import Observations

/// A search through the tables of a folder for figures that are withheld.
///
/// Every CSV table whose rows name an indicator, a unit, a year and a sex is read, the list of printed numbers
/// among them. A number beside a withheld figure gives it away; a benchmark's value does where the benchmark is
/// withheld.
package struct FolderAudit {
  private let analysis: Analysis
  private let withheld: [String: ProtectionPlan.Figure]
  /// The withheld figures of which a number stands somewhere.
  private var shown: Set<ProtectionPlan.Figure> = []
  /// The places where one does, in order.
  private var places: [String] = []

  private init(_ analysis: Analysis) {
    self.analysis = analysis
    withheld = Dictionary(
      analysis.control.plan.withheld.map { ($0.description, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a folder gives away, a sentence each, with what else can be computed from it; none for a folder that
  /// holds no withheld figure.
  /// - Throws: `Refusal` for a folder without tables, `RefusedFile` for a table that cannot be read.
  package static func leaks(in folder: String, _ analysis: Analysis) throws -> [String] {
    guard OutputFolder.isFolder(folder),
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String })
    else { throw Refusal("\(folder) is no folder; expected one that run or export has written") }
    var (audit, tables) = (FolderAudit(analysis), 0)
    for name in names.filter({ $0.hasSuffix(".csv") }).sorted() {
      if try audit.read("\(folder)/\(name)") { tables += 1 }
    }
    guard tables > 0 else {
      throw Refusal(
        "\(folder) holds no table of results; expected estimates.csv or published-numbers.csv")
    }
    let computed = audit.shown.isEmpty ? [] : analysis.exposures(showing: audit.shown)
    return audit.places + computed.map(\.description).sorted()
  }

  /// The columns that tell what a row is about.
  private struct Columns {
    let indicator: Int
    let unit: Int
    let year: Int
    let sex: Int
    let benchmark: Int?
    let benchmarkValue: Int?
    /// Those that hold numbers, of which a withheld row has none.
    let numbers: [Int]

    init?(_ header: [String]) {
      func place(_ name: String) -> Int? { header.firstIndex(of: name) }
      guard let indicator = place("indicator"), let unit = place("unit_code"),
        let sex = place("sex"), let year = place("period") ?? place("year")
      else { return nil }
      (self.indicator, self.unit, self.year, self.sex) = (indicator, unit, year, sex)
      benchmark = place("benchmark_code")
      benchmarkValue = place("benchmark_value")
      let known = Set(ResultFile.allCases.flatMap { $0.table.withheld } + ["printed"])
      numbers = header.indices.filter { known.contains(header[$0]) }
    }
  }

  /// Whether a file is a table of results; what it gives away is kept.
  private mutating func read(_ path: String) throws -> Bool {
    var reader = CSVReader(try SourceFile(path: path), delimiter: UInt8(ascii: ","))
    guard let header = try reader.next(), let columns = Columns(header.cells) else { return false }
    while let row = try reader.next() {
      let cells = row.cells
      guard cells.count == header.cells.count else { continue }
      let (indicator, year) = (cells[columns.indicator], cells[columns.year])
      func figure(_ unit: Int) -> ProtectionPlan.Figure? {
        withheld["\(indicator) \(year) \(cells[columns.sex]) \(cells[unit])"]
      }
      if let figure = figure(columns.unit),
        let number = columns.numbers.first(where: { !cells[$0].isEmpty })
      {
        take(figure, "\(path):\(row.line): \(header.cells[number]) \(cells[number])")
      }
      if let code = columns.benchmark, let value = columns.benchmarkValue, !cells[value].isEmpty,
        let figure = figure(code)
      {
        take(figure, "\(path):\(row.line): benchmark_value \(cells[value])")
      }
    }
    return true
  }

  private mutating func take(_ figure: ProtectionPlan.Figure, _ place: String) {
    shown.insert(figure)
    places.append("\(place): \(figure) is withheld")
  }
}
