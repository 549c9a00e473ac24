import Dispatch
import Foundation
import Indicators

// Estimates from columns in memory to results in memory, timed, and summed up so that peers that
// compute the same can be checked against them.
//
//   benchmark-estimates make FOLDER UNITS SERIES    writes the columns, the same for the same sizes
//   benchmark-estimates run FOLDER THREADS          reads them, and times the estimates

/// SplitMix64: the same numbers on every machine.
struct Numbers {
  var state: UInt64

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}

func write(_ column: [Int], _ path: String) throws {
  let bytes = column.map(Int32.init).withUnsafeBytes { Data($0) }
  try bytes.write(to: URL(fileURLWithPath: path))
}

func read(_ path: String) throws -> [Int] {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  return data.withUnsafeBytes { $0.bindMemory(to: Int32.self).map(Int.init) }
}

/// Units of 100 to 60,000 people, most of them small, with shares round one in eight.
func make(_ folder: String, units: Int, series: Int) throws {
  var numbers = Numbers(state: 20)
  let sizes = (0..<units).map { _ in Int(100 * exp(6.4 * pow(numbers.next(), 3))) }
  var (x, n) = ([Int](), [Int]())
  for _ in 0..<series {
    for size in sizes {
      let total = Int(Double(size) * (0.9 + 0.2 * numbers.next()))
      let share = 0.125 + 0.05 * (numbers.next() + numbers.next() - 1)
      x.append(Int(share * Double(total)))
      n.append(total)
    }
  }
  try write(x, "\(folder)/x")
  try write(n, "\(folder)/n")
  try write(Array(repeating: 0, count: units), "\(folder)/country")
  try write((0..<units).map { $0 * 15 / units }, "\(folder)/county")
  try write((0..<units).map { $0 * 60 / units }, "\(folder)/region")
}

func run(_ folder: String, threads: Int) throws {
  let (x, n) = (try read("\(folder)/x"), try read("\(folder)/n"))
  let groups = try ["country", "county", "region"].map {
    EstimatesInColumns.Groups(ofUnit: try read("\(folder)/\($0)"))
  }
  let units = groups[0].ofUnit.count
  let series = x.count / units
  let start = DispatchTime.now().uptimeNanoseconds
  var results = [EstimatesInColumns?](repeating: nil, count: series)
  results.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: series, by: threads) {
        let rows = index * units..<(index + 1) * units
        results[index] = try? EstimatesInColumns(
          events: Array(x[rows]), of: Array(n[rows]), in: groups)
      }
    }
  }
  let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
  var sums = (wilson: 0.0, z: 0.0, lower: 0.0, upper: 0.0, q: 0)
  for result in results.compactMap({ $0 }) {
    sums.wilson += result.wilson.at95.lower.reduce(0, +) + result.wilson.at998.upper.reduce(0, +)
    for comparison in result.comparisons {
      sums.z += comparison.z.reduce(0, +)
      sums.lower += comparison.interval.at95.lower.reduce(0, +)
      sums.upper += comparison.interval.at998.upper.reduce(0, +)
      sums.q += comparison.qValue.count { $0 <= 0.05 }
    }
  }
  print(
    String(
      format: "%.3f %.6f %.6f %.6f %.6f %d", seconds, sums.wilson, sums.z, sums.lower, sums.upper,
      sums.q))
}

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.dropFirst().compactMap(Int.init)) {
case ("make", let sizes) where sizes.count == 2 && arguments.count == 4:
  try make(Array(arguments)[1], units: sizes[0], series: sizes[1])
case ("run", let threads) where threads.count == 1 && arguments.count == 3:
  try run(Array(arguments)[1], threads: threads[0])
default:
  FileHandle.standardError.write(
    Data("usage: benchmark-estimates make FOLDER UNITS SERIES | run FOLDER THREADS\n".utf8))
  exit(2)
}
