import Foundation

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  print(Options.usage)
  exit(2)
}
do {
  let sizes = try String(contentsOfFile: options.sizes, encoding: .utf8)
    .split(separator: "\n").compactMap { Int($0) }
  if options.isLasting {
    try await measureLasting(options, sizes)
  } else {
    try await measure(options, sizes)
  }
} catch {
  print(error)
  exit(1)
}

/// The plain search in its worlds, or the counts of these alone.
func measure(_ options: Options, _ sizes: [Int]) async throws {
  var tables = Tables()
  for scenario in Scenario.all where options.covers(scenario) {
    let study = Study(
      sizes: sizes, seed: options.seed, thorough: scenario.times(options.thorough))
    if options.counts > 0 {
      for number in 0..<options.counts {
        tables.add(scenario, try study.world(scenario, number), number)
      }
    } else {
      let records = try await timed(scenario) {
        try await study.run(
          scenario, worlds: scenario.times(options.worlds), threads: options.threads)
      }
      try tables.add(scenario, records, study)
    }
    // A run that is stopped leaves what it has done.
    try tables.write(to: options.output)
  }
}

/// The search for what lasts in its worlds, as tables of its own.
func measureLasting(_ options: Options, _ sizes: [Int]) async throws {
  var tables = LastingTables()
  for scenario in Scenario.lasting where options.covers(scenario) {
    let study = Study(sizes: sizes, seed: options.seed, thorough: options.thorough)
    tables.add(
      scenario,
      try await timed(scenario) {
        try await study.runLasting(scenario, worlds: options.worlds, threads: options.threads)
      })
    try tables.write(to: options.output)
  }
}

/// What was found in each world of a scenario, and on standard error how long it took.
func timed<Found>(_ scenario: Scenario, _ worlds: () async throws -> [Found]) async throws
  -> [Found]
{
  let begun = ContinuousClock.now
  let found = try await worlds()
  let line = "\(scenario.name): \(found.count) worlds, \(ContinuousClock.now - begun)\n"
  FileHandle.standardError.write(Data(line.utf8))
  return found
}
