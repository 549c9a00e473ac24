/// The results of the search for what lasts as rows of CSV files.
struct LastingTables {
  private var rules = ["scenario,rule,measure,size,worlds,value,lower_95,upper_95"]
  private var tenths = ["scenario,from,units,promised,kept"]

  /// Replaces the files.
  func write(to folder: String) throws {
    try Tables.write(rules, "lasting", to: folder)
    try Tables.write(tenths, "lasting-tenths", to: folder)
  }

  mutating func add(_ scenario: Scenario, _ trials: [LastingTrial]) {
    let names = trials.map { $0.outcomes.map(\.rule) }.max { $0.count < $1.count } ?? []
    for (place, name) in names.enumerated() {
      let trials = trials.filter { $0.outcomes.indices.contains(place) }
      let outcomes = trials.map { $0.outcomes[place].outcome }
      func add(_ measure: String, _ summary: Summary?, size: String = "") {
        guard let summary else { return }
        rules.append(
          Tables.line([scenario.name, name, measure, size, "\(trials.count)"], summary))
      }
      func portion(_ count: (LastingTrial.Outcome) -> Int) -> [Double] {
        outcomes.map { Double(count($0)) / Double(max(1, $0.named)) }
      }
      add("named", Summary(means: outcomes.map { Double($0.named) }))
      add("false_under_difference", Summary(means: portion(\.underDifference)))
      add("false_not_better", Summary(means: portion(\.notBetter)))
      for part in Tables.power(outcomes.map(\.found), of: trials.map(\.planted)) {
        add("power", part.summary, size: part.size)
      }
    }
    for tenth in 0..<10 {
      let own = trials.map { $0.tenths[tenth] }
      let units = own.reduce(0) { $0 + $1.units }
      guard units > 0 else { continue }
      let promised = own.reduce(0) { $0 + $1.promised } / Double(units)
      let kept = Double(own.reduce(0) { $0 + $1.kept }) / Double(units)
      tenths.append(Tables.line([scenario.name, "0.\(tenth)", "\(units)"], [promised, kept]))
    }
  }
}
