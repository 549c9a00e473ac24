import Dispatch

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
