import Analysis
import Files
import Foundation
import Geography
import Ingestion
import Observations

/// `fuzz inputs N [SEED]` tries the parsers on N inputs; `fuzz damage N [SEED]` damages N copies of
/// each bundled file in each way; `fuzz read FILE…` prints what is read of files, as tab-separated lines.
/// Run from the repository's own folder.
let arguments = Array(CommandLine.arguments.dropFirst())
let isReading = arguments.first == "read"
guard let verb = arguments.first,
  let count = isReading ? 0 : arguments.dropFirst().first.flatMap(Int.init)
else {
  print("usage: fuzz inputs|damage NUMBER [SEED], or fuzz read FILE…")
  exit(2)
}
let seed = arguments.dropFirst(2).first.flatMap(UInt64.init) ?? 1
do {
  let knowledge = Knowledge(folder: "data")
  let (geography, reader) = (try knowledge.geography, try knowledge.reader)
  switch verb {
  case "inputs":
    let begun = ContinuousClock.now
    let given = try Fuzzing(geography: geography, reader: reader).run(inputs: count, seed: seed)
    for (name, count) in given { print("\(name): \(count) inputs, all as they must be") }
    print("seed \(seed), \(ContinuousClock.now - begun)")
  case "damage":
    print("file;damage;" + DamageStudy.Outcome.allCases.map(\.rawValue).joined(separator: ";"))
    var sums: [DamageStudy.Outcome: Int] = [:]
    let files = try FileManager.default.contentsOfDirectory(atPath: "data/extracts").sorted()
    for name in files where name.hasSuffix(".csv") {
      let study = DamageStudy(reader: reader)
      for (damage, tally) in try study.run(
        "data/extracts/\(name)", copies: count, seed: seed)
      {
        sums.merge(tally.outcomes, uniquingKeysWith: +)
        let counts = DamageStudy.Outcome.allCases.map { "\(tally.outcomes[$0] ?? 0)" }
        print("\(name);\(damage.rawValue);\(counts.joined(separator: ";"))")
        if let example = tally.example, arguments.contains("--examples") { print("  \(example)") }
      }
    }
    let untold = (sums[.lost] ?? 0) + (sums[.wrong] ?? 0)
    print("\(untold) of \(sums.values.reduce(0, +)) copies short or wrong, untold")
  case "read":
    for path in arguments.dropFirst() {
      let extract = try reader.read(SourceFile(path: path)) { observation, _ in
        let (key, value) = (observation.key, observation.value)
        print(path, key.unit, key.series, value.kind.rawValue, value.shown, separator: "\t")
      }
      for problem in extract.problems { print(path, "refused", problem, separator: "\t") }
    }
  default:
    print("usage: fuzz inputs|damage NUMBER [SEED]")
    exit(2)
  }
} catch {
  print(error)
  exit(1)
}

extension CellValue {
  /// The figure with as many digits as tell it; empty where there is none.
  fileprivate var shown: String { number.map { "\($0)" } ?? "" }
}
