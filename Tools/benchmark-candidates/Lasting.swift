import Flagging
import Foundation

/// The search for what lasts: every `years` families are one indicator's years.
struct LastingBenchmark {
  static let years = 10

  let columns: Columns

  /// The search of each indicator, and the processor seconds that all took.
  /// - Parameter isTryingOthers: whether it is asked who is named with other choices too.
  func run(threads: Int, tryingOthers isTryingOthers: Bool) -> (
    seconds: Double, found: [LastingSearch]
  ) {
    let settings = CandidateSettings()
    let start = clock()
    let found = each(columns.families / Self.years, threads: threads) { [columns] index in
      let families = (0..<Self.years).compactMap { columns.family(index * Self.years + $0) }
      let search = try? LastingSearch(families, q: 0.1, settings)
      if isTryingOthers, let search { _ = try? Sensitivity(families, search, settings) }
      return search
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    return (seconds, found.compactMap { $0 })
  }
}
