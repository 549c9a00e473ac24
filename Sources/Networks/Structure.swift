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
    var paths: Result<Graph.Paths, Graph.TooLarge>?
    var clustering: Result<[Double], Graph.TooLarge>?
    withUnsafeMutablePointer(to: &paths) { paths in
      withUnsafeMutablePointer(to: &clustering) { clustering in
        // Each thread writes a place that the other does not.
        nonisolated(unsafe) let (one, other) = (paths, clustering)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
          if part == 0 {
            one.pointee = Result { () throws(Graph.TooLarge) in try graph.paths(isDirected: false) }
          } else {
            other.pointee = Result { () throws(Graph.TooLarge) in try graph.clustering() }
          }
        }
      }
    }
    guard let paths = try paths?.get(), let clustering = try clustering?.get() else {
      throw Graph.TooLarge()
    }
    betweenness = paths.betweenness
    closeness = paths.closeness
    self.clustering = clustering
    core = try graph.coreNumbers()
    component = try graph.components()
    isArticulation = try graph.articulationPoints()
  }
}
