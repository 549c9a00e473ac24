import Foundation

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  print(Options.usage)
  exit(2)
}
do {
  let sizes = try String(contentsOfFile: options.sizes, encoding: .utf8)
    .split(separator: "\n").compactMap { Int($0) }
  var tables = Tables()
  if options.isLasting {
    try await measureLasting(options, sizes)
    exit(0)
  }
  for scenario in Scenario.all where options.covers(scenario) {
    let begun = ContinuousClock.now
    let study = Study(
      sizes: sizes, seed: options.seed, thorough: scenario.times(options.thorough))
    if options.counts > 0 {
      for number in 0..<options.counts {
        tables.add(scenario, try study.world(scenario, number), number)
      }
    } else {
      let worlds = scenario.times(options.worlds)
      let records = try await study.run(scenario, worlds: worlds, threads: options.threads)
      try tables.add(scenario, records, study)
      let line = "\(scenario.name): \(worlds) worlds, \(ContinuousClock.now - begun)\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
    // A run that is stopped leaves what it has done.
    try tables.write(to: options.output)
  }
} catch {
  print(error)
  exit(1)
}

/// The search for what lasts in its worlds, as tables of its own.
func measureLasting(_ options: Options, _ sizes: [Int]) async throws {
  var tables = LastingTables()
  for scenario in Scenario.lasting where options.covers(scenario) {
    let begun = ContinuousClock.now
    let study = Study(sizes: sizes, seed: options.seed, thorough: options.thorough)
    let trials = try await study.runLasting(
      scenario, worlds: options.worlds, threads: options.threads)
    tables.add(scenario, trials)
    let line = "\(scenario.name): \(trials.count) worlds, \(ContinuousClock.now - begun)\n"
    FileHandle.standardError.write(Data(line.utf8))
    try tables.write(to: options.output)
  }
}
