import Foundation
import Statistics

/// The results as rows of CSV files: the scenario, and one figure a row.
struct Tables {
  private var scenarios = [
    "scenario,planted,strength,once,differences,tau,excess,reliability,seed,worlds,thorough"
  ]
  private var methods = ["scenario,method,measure,size,worlds,value,lower_95,upper_95"]
  private var intervals = ["scenario,quantity,size,worlds,value,lower_95,upper_95"]
  private var counts = ["scenario,world,unit,year,x,n"]

  /// Writes each non-empty table to a file of its name, replacing an existing one.
  func write(to folder: String) throws {
    for (name, rows) in [
      ("scenarios", scenarios), ("methods", methods), ("intervals", intervals), ("counts", counts),
    ] where rows.count > 1 {
      try Self.write(rows, name, to: folder)
    }
  }

  static func write(_ rows: [String], _ name: String, to folder: String) throws {
    let text = rows.joined(separator: "\n") + "\n"
    try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
  }

  mutating func add(_ scenario: Scenario, _ records: [Record], _ study: Study) throws {
    scenarios.append(
      [
        scenario.name, "\(scenario.plantedShare)", "\(scenario.strength)", "\(scenario.isOnce)",
        scenario.differences.rawValue, "\(scenario.tau)", "\(scenario.excess)",
        "\(scenario.reliability)", "\(study.seed)", "\(records.count)",
        "\(min(study.thorough, records.count))",
      ].joined(separator: ","))
    methods += try Self.methods(scenario, records)
    intervals += Self.intervals(scenario, records)
  }

  /// Records the observable properties of a world.
  mutating func add(_ scenario: Scenario, _ world: World, _ number: Int) {
    for (year, shares) in world.counts.enumerated() {
      counts += shares.enumerated().map { unit, share in
        "\(scenario.name),\(number),\(unit),\(year),\(share.events),\(share.total)"
      }
    }
  }

  /// The performance of each method's lists.
  private static func methods(_ scenario: Scenario, _ records: [Record]) throws -> [String] {
    guard let first = records.first else { return [] }
    return try first.methods.indices.flatMap { method in
      let records = records.filter { $0.outcomes.indices.contains(method) }
      let outcomes = records.map { $0.outcomes[method] }
      func row(_ measure: String, _ summary: Summary?, size: String = "") -> String? {
        summary.map {
          line([scenario.name, first.methods[method], measure, size, "\(records.count)"], $0)
        }
      }
      func portion(_ count: (Record.Outcome) -> Int) -> [Double] {
        outcomes.map { Double(count($0)) / Double(max(1, $0.flagged)) }
      }
      let rows = [
        row("flagged", Summary(means: outcomes.map { Double($0.flagged) })),
        row(
          "any", try Summary(outcomes.count { $0.flagged > 0 }, of: records.count)),
        row("false_not_planted", Summary(means: portion(\.notPlanted))),
        row("false_not_better", Summary(means: portion(\.notBetter))),
      ]
      let powers = power(outcomes.map(\.found), of: records.map(\.planted))
        .map { row("power", $0.summary, size: $0.size) }
      return (rows + powers).compactMap { $0 }
    }
  }

  /// The part of the planted units that is found: of all, whose size has no name, and by size class.
  static func power(_ found: [[Int]], of planted: [[Int]]) -> [(size: String, summary: Summary?)] {
    func part(_ count: ([Int]) -> Int) -> Summary? {
      Summary(ratioOf: found.map(count), to: planted.map(count))
    }
    return [("", part { $0.reduce(0, +) })]
      + SizeClass.names.enumerated().map { place, name in (name, part { $0[place] }) }
  }

  /// The coverage of intervals, the weight of the tails, and τ by estimator.
  private static func intervals(_ scenario: Scenario, _ records: [Record]) -> [String] {
    func row(_ quantity: String, _ summary: Summary?, size: String = "", of worlds: Int) -> String?
    {
      summary.map { line([scenario.name, quantity, size, "\(worlds)"], $0) }
    }
    let names = Set(records.flatMap(\.held.keys)).sorted()
    var rows = names.flatMap { name in
      let held = records.compactMap { $0.held[name] }
      let all = row(
        name,
        Summary(
          ratioOf: held.map { $0.reduce(0) { $0 + $1.count } },
          to: held.map { $0.reduce(0) { $0 + $1.of } }), of: held.count)
      let bySize = SizeClass.names.enumerated().map { place, size in
        row(
          name, Summary(ratioOf: held.map { $0[place].count }, to: held.map { $0[place].of }),
          size: size, of: held.count)
      }
      return [all] + bySize
    }
    for (place, estimate) in (records.first?.tauSquared ?? []).enumerated() {
      let values = records.filter { $0.tauSquared.indices.contains(place) }
        .map { $0.tauSquared[place].value.squareRoot() }
      rows.append(
        row("tau_\(estimate.estimator)", Summary(means: values), of: values.count))
    }
    return rows.compactMap { $0 }
  }

  static func line(_ keys: [String], _ summary: Summary) -> String {
    line(keys, [summary.value, summary.lower, summary.upper])
  }

  static func line(_ keys: [String], _ figures: [Double]) -> String {
    let texts = figures.map {
      String(format: "%.5f", locale: Locale(identifier: "en_US_POSIX"), $0)
    }
    return (keys + texts).joined(separator: ",")
  }
}
