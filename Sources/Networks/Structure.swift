import Dispatch

/// What each actor is in the whole: measures of the contacts without regard to who told of them.
package struct Structure: Sendable {
  /// Shares of the others' shortest paths.
  package let betweenness: [Double]
  /// Means of 1/steps.
  package let closeness: [Double]
  package let clustering: [Double]
  package let core: [Int]
  package let component: [Int]
  package let isArticulation: [Bool]

  /// Computes on two threads; what comes out is the same on one.
  package init(_ graph: Graph) throws(Graph.TooLarge) {
    var parts: [Result<[[Double]], Graph.TooLarge>] = [.success([]), .success([])]
    parts.withUnsafeMutableBufferPointer { buffer in
      // Each thread writes a place that the other does not.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: 2) { part in
        places[part] = Result { () throws(Graph.TooLarge) in
          guard part == 0 else { return [try graph.clustering()] }
          let paths = try graph.paths(isDirected: false)
          return [paths.betweenness, paths.closeness]
        }
      }
    }
    let (paths, others) = (try parts[0].get(), try parts[1].get())
    (betweenness, closeness, clustering) = (paths[0], paths[1], others[0])
    core = try graph.coreNumbers()
    component = try graph.components()
    isArticulation = try graph.articulationPoints()
  }
}
