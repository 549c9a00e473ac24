import Foundation

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  print(Options.usage)
  exit(2)
}
do {
  let sizes = try String(contentsOfFile: options.sizes, encoding: .utf8)
    .split(separator: "\n").compactMap { Int($0) }
  var scenarios = [Tables.scenariosHeader]
  var methods = [Tables.methodsHeader]
  var intervals = [Tables.intervalsHeader]
  for scenario in Scenario.all where options.covers(scenario) {
    let begun = ContinuousClock.now
    let worlds = scenario.times(options.worlds)
    let study = Study(
      sizes: sizes, seed: options.seed, thorough: scenario.times(options.thorough))
    let records = try await study.run(scenario, worlds: worlds, threads: options.threads)
    scenarios.append(Tables.row(scenario, worlds: worlds, study))
    methods += try Tables.methods(scenario, records)
    intervals += Tables.intervals(scenario, records)
    let line = "\(scenario.name): \(worlds) worlds, \(ContinuousClock.now - begun)\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
  for (name, rows) in [
    ("scenarios", scenarios), ("methods", methods), ("intervals", intervals),
  ] {
    let text = rows.joined(separator: "\n") + "\n"
    try text.write(toFile: "\(options.output)/\(name).csv", atomically: true, encoding: .utf8)
  }
} catch {
  print(error)
  exit(1)
}
