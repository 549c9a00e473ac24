import Dispatch
import Flagging
import Foundation
import Statistics

/// The search for what lasts: every `years` families are one indicator's years.
struct LastingBenchmark {
  static let years = 10

  let x: [Int32]
  let n: [Int32]
  let grades: [Double]
  let unemployment: [Double]
  let units: Int

  /// The search of each indicator, and the processor seconds that all took.
  /// - Parameter isTryingOthers: whether it is asked who is named with other choices too.
  func run(threads: Int, tryingOthers isTryingOthers: Bool) -> (
    seconds: Double, found: [LastingSearch]
  ) {
    let settings = CandidateSettings()
    let names = (0..<units).map { String(1001 + $0) }
    let indicators = x.count / units / Self.years
    let start = clock()
    var found = [LastingSearch?](repeating: nil, count: indicators)
    found.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let found = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for index in stride(from: thread, to: indicators, by: threads) {
          let families = (0..<Self.years).compactMap { year in
            family(index * Self.years + year, names)
          }
          guard let search = try? LastingSearch(families, q: 0.1, settings) else { continue }
          if isTryingOthers { _ = try? Sensitivity(families, search, settings) }
          found[index] = search
        }
      }
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    return (seconds, found.compactMap { $0 })
  }

  private func family(_ index: Int, _ names: [String]) -> Family? {
    let rows = index * units..<(index + 1) * units
    return try? Family(
      period: String(index),
      aim: Aim(better: .lowerIsBetter, floor: 50, smallestDifference: 0.01), units: names,
      outcomes: rows.map { row in
        (try? Share(Int(x[row]), of: Int(n[row]))).map(Outcome.share)
      },
      context: [
        Context("grades", rows.map { grades[$0] }),
        Context("unemployment", rows.map { unemployment[$0] }),
      ])
  }
}
