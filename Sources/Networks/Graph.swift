import CGraph

/// A graph of nodes numbered from 0, with weighted edges from one to another: none twice, none to itself.
package struct Graph: Sendable {
  package struct Edge: Sendable, Hashable {
    package let from: Int
    package let to: Int
    package let weight: Double

    package init(_ from: Int, _ to: Int, weight: Double = 1) {
      (self.from, self.to, self.weight) = (from, to, weight)
    }
  }

  package let count: Int
  package let edges: [Edge]
  private let from: [Int32]
  private let to: [Int32]

  /// - Returns: nil where an edge has an end that is no node, leads to where it begins, or stands twice.
  package init?(count: Int, _ edges: [Edge]) {
    guard (0...Int(Int32.max)).contains(count) else { return nil }
    var known: Set<Int> = []
    for edge in edges {
      guard (0..<count).contains(edge.from), (0..<count).contains(edge.to), edge.from != edge.to,
        known.insert(edge.from * count + edge.to).inserted
      else { return nil }
    }
    self.count = count
    self.edges = edges
    from = edges.map { Int32($0.from) }
    to = edges.map { Int32($0.to) }
  }

  /// The error for a graph that is too large for the memory.
  package struct TooLarge: Error, CustomStringConvertible {
    package let description = "the network is too large for the memory"
  }

  /// Returns a number for each node, as Boost.Graph fills them in.
  func each<Number: SignedNumeric>(
    _ compute: (cg_graph, UnsafeMutablePointer<Number>) -> Int32
  ) throws(TooLarge) -> [Number] {
    var failed = false
    let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      buffer.initialize(repeating: 0)
      filled = count
      guard let place = buffer.baseAddress else { return }
      failed =
        from.withUnsafeBufferPointer { from in
          to.withUnsafeBufferPointer { to in
            compute(
              cg_graph(
                nodes: Int32(count), edges: Int64(edges.count), from: from.baseAddress,
                to: to.baseAddress), place)
          }
        } != 0
    }
    if failed { throw TooLarge() }
    return numbers
  }
}
