import Chance
import Dispatch
import Flagging
import Foundation

// The search for candidates from columns in memory to results in memory, timed, and summed up so that
// peers that compute the same can be checked against it.
//
//   benchmark-candidates make FOLDER FAMILIES    writes the columns, the same for the same number
//   benchmark-candidates run FOLDER THREADS      reads them, and times the search
//   benchmark-candidates lasting FOLDER THREADS  times the search for what lasts
//   benchmark-candidates others FOLDER THREADS   and who is named with other choices
//
// Every three families are one indicator's three years, or every ten its ten where a third word says so.

let units = 357
let years = 3

func write<Value>(_ column: [Value], _ path: String) throws {
  try column.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path))
}

func read<Value>(_ path: String, as type: Value.Type) throws -> [Value] {
  try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes {
    Array($0.bindMemory(to: type))
  }
}

/// Units of 55 to some 60,000 people, most of them small; shares round one in eight that two
/// context variables move; more spread than chance; one in fifty far better.
func make(_ folder: String, families: Int, years: Int) throws {
  var numbers = SplitMix64(seed: 20)
  var (x, n, c1, c2) = ([Int32](), [Int32](), [Double](), [Double]())
  for _ in 0..<((families + years - 1) / years) {
    let made = (0..<units).map { unit in
      let isDeviant = unit % 50 == 49
      let grades = 41 + 1.4 * numbers.nearlyNormal()
      let unemployment = 2.2 + 0.6 * numbers.nearlyNormal()
      return (
        size: isDeviant ? 2000 : max(55, exp(6.5 + 1.25 * numbers.nearlyNormal()).rounded()),
        grades: grades, unemployment: unemployment,
        logit: -2 - 0.12 * (grades - 41) + 0.18 * (unemployment - 2.2)
          + 0.15 * numbers.nearlyNormal() - (isDeviant ? 0.8 : 0)
      )
    }
    for _ in 0..<years {
      for unit in made {
        let p = 1 / (1 + exp(-unit.logit - 0.05 * numbers.nearlyNormal()))
        let count = unit.size * p + (unit.size * p * (1 - p)).squareRoot() * numbers.nearlyNormal()
        x.append(Int32(min(max(count.rounded(), 0), unit.size)))
        n.append(Int32(unit.size))
        c1.append(unit.grades)
        c2.append(unit.unemployment)
      }
    }
  }
  let wanted = 0..<(families * units)
  try write(Array(x[wanted]), "\(folder)/x")
  try write(Array(n[wanted]), "\(folder)/n")
  try write(Array(c1[wanted]), "\(folder)/c1")
  try write(Array(c2[wanted]), "\(folder)/c2")
}

/// What is found of one family.
struct Found: Sendable {
  let assessment: Assessment
  let standings: [Standing?]
}

func run(_ folder: String, threads: Int) throws {
  let columns = try Columns(of: units, in: folder)
  let settings = CandidateSettings()
  let start = DispatchTime.now().uptimeNanoseconds
  let found = each(columns.families, threads: threads) { index -> Found? in
    guard let family = columns.family(index),
      let assessment = try? Assessment(family, settings)
    else { return nil }
    return Found(assessment: assessment, standings: assessment.standings())
  }
  let searches = found.indices.compactMap { index -> DeviantSearch? in
    let first = index - index % years
    guard let tested = found[index]?.assessment else { return nil }
    return DeviantSearch(
      tested, after: found[first..<index].compactMap { $0?.assessment }, settings)
  }
  let candidates = searches.reduce(0) { $0 + $1.passing.count }
  let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9

  let all = found.compactMap { $0 }
  func assessed(_ number: (UnitAssessment) -> Double?) -> Double {
    all.reduce(0) { $0 + $1.assessment.units.compactMap(number).reduce(0, +) }
  }
  func standing(_ number: (Standing) -> Double?) -> Double {
    all.reduce(0) { $0 + $1.standings.compactMap { $0.flatMap(number) }.reduce(0, +) }
  }
  let sums = [
    all.reduce(0) { $0 + ($1.assessment.tauSquared ?? 0) }, assessed(\.zOverdispersed),
    assessed(\.peerZ), assessed(\.qValue), standing { $0.interval95?.upper },
    standing(\.exceedance),
    standing { Double($0.rankInterval95.lowerBound) },
    standing { Double($0.rankInterval95.upperBound) },
  ]
  print(
    String(format: "%.3f", seconds), sums.map { String(format: "%.9f", $0) }.joined(separator: " "),
    candidates)
}

/// Prints processor seconds, the sums of π, of π without the tested year and of that of twice the difference, and how many
/// are named.
func runLasting(_ folder: String, threads: Int, tryingOthers: Bool) throws {
  let benchmark = LastingBenchmark(columns: try Columns(of: units, in: folder))
  let (seconds, found) = benchmark.run(threads: threads, tryingOthers: tryingOthers)
  let evidence = found.flatMap(\.units).compactMap { $0 }
  let sums = [
    evidence.reduce(0) { $0 + $1.probability },
    evidence.reduce(0) { $0 + ($1.probabilityWithoutPeriod ?? 0) },
    evidence.reduce(0) { $0 + $1.probabilityTwice },
  ]
  print(
    String(format: "%.3f", seconds), sums.map { String(format: "%.9f", $0) }.joined(separator: " "),
    found.reduce(0) { $0 + $1.named.count })
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.dropFirst(2).compactMap(Int.init)) {
case ("make", let counts)
where [1, 2].contains(counts.count) && arguments.count == counts.count + 2:
  try make(arguments[1], families: counts[0], years: counts.count > 1 ? counts[1] : years)
case ("lasting", let counts) where counts.count == 1 && arguments.count == 3,
  ("others", let counts) where counts.count == 1 && arguments.count == 3:
  try runLasting(arguments[1], threads: counts[0], tryingOthers: arguments[0] == "others")
case ("run", let counts) where counts.count == 1 && arguments.count == 3:
  try run(arguments[1], threads: counts[0])
default:
  FileHandle.standardError.write(
    Data(
      """
      usage: benchmark-candidates make FOLDER FAMILIES [YEARS] | run FOLDER THREADS
               | lasting FOLDER THREADS | others FOLDER THREADS

      """.utf8))
  exit(2)
}
