import Disclosure

/// The columns of a table that tell what a row is about, and those in which a withheld row has nothing.
struct TableColumns {
  private let indicator: Int
  private let unit: Int
  /// The years that a row tells of, from the first to the last.
  private let years: [Int]
  private let sex: Int?
  private let benchmark: Int?
  private let benchmarkValue: Int?
  private let method: Int?
  private let numbers: [Int]
  private let names: [String]

  /// nil for a table whose rows name no indicator, unit and year.
  init?(_ header: [String]) {
    func place(_ name: String) -> Int? { header.firstIndex(of: name) }
    guard let indicator = place("indicator"), let unit = place("unit_code") else { return nil }
    let first = place("from") ?? place("zero_point") ?? place("period") ?? place("year")
    let last = place("through") ?? place("period") ?? place("year")
    guard let first, let last else { return nil }
    (self.indicator, self.unit, names) = (indicator, unit, header)
    years = place("from") == nil ? Array(Set([first, last])) : [first, last]
    sex = place("sex")
    benchmark = place("benchmark_code")
    benchmarkValue = place("benchmark_value")
    method = place("method")
    numbers = header.indices.filter { Self.withheld.contains(header[$0]) }
  }

  private static let withheld = Set(
    ResultFile.allCases.flatMap { $0.table.withheld } + ["printed"])

  /// The numbers of a row that stand beside a withheld figure.
  func leaks(in cells: [String], _ withheld: WithheldFigures) -> [(
    text: String, figure: ProtectionPlan.Figure
  )] {
    guard cells.count == names.count else { return [] }
    var told = years.compactMap { Int(cells[$0]) }
    // Several years together: those of the trend, or those that the method names.
    let pooled = method.flatMap { cells[$0].firstMatch(of: /(\d{4})-(\d{4}) pooled/) }
    if let pooled, let first = Int(pooled.output.1), let last = Int(pooled.output.2), first <= last
    {
      told = Array(first...last)
    } else if names.contains("from"), let first = told.first, let last = told.last, first <= last {
      told = Array(first...last)
    }
    func figure(_ unit: String) -> ProtectionPlan.Figure? {
      told.lazy.compactMap {
        withheld.figure(cells[indicator], $0, sex.map { cells[$0] } ?? "both", unit)
      }.first
    }
    var found: [(text: String, figure: ProtectionPlan.Figure)] = []
    if let number = numbers.first(where: { !cells[$0].isEmpty }), let figure = figure(cells[unit]) {
      found.append(("\(names[number]) \(cells[number])", figure))
    }
    if let benchmark, let value = benchmarkValue, !cells[value].isEmpty,
      let figure = figure(cells[benchmark])
    {
      found.append(("benchmark_value \(cells[value])", figure))
    }
    return found
  }
}
