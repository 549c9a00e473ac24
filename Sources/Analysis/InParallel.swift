import Dispatch
import Foundation

/// Maps the elements on several threads; the results are in the elements' order, independently of the
/// number of threads.
/// - Parameter threads: at least 1.
package func inParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int, _ compute: @Sendable (Element) -> Result
) -> [Result] {
  let threads = min(threads, elements.count)
  guard threads > 1 else { return elements.map(compute) }
  var results = [Result?](repeating: nil, count: elements.count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each thread writes places that no other does.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for place in stride(from: thread, to: elements.count, by: threads) {
        places[place] = compute(elements[place])
      }
    }
  }
  return results.compactMap { $0 }
}

/// How many threads compute.
package enum Threads {
  /// Two, or what NULLPUNKT_THREADS says, from 1 to 64; results do not depend on it.
  package static let usual: Int = {
    let said = ProcessInfo.processInfo.environment["NULLPUNKT_THREADS"].flatMap(Int.init) ?? 2
    return (1...64).contains(said) ? said : 2
  }()
}
