import CGraph

/// Measures of nodes and of the whole, each with the convention of NetworkX, which is named where others differ.
extension Graph {
  /// The number of edges that lead to each node.
  package var inDegree: [Int] { sums { ($0.to, 1) } }
  /// The number of edges that lead from each node.
  package var outDegree: [Int] { sums { ($0.from, 1) } }
  /// The sum of the weights of the edges that lead to each node.
  package var inStrength: [Double] { sums { ($0.to, $0.weight) } }
  /// The sum of the weights of the edges that lead from each node.
  package var outStrength: [Double] { sums { ($0.from, $0.weight) } }

  private func sums<Number: Numeric>(_ part: (Edge) -> (Int, Number)) -> [Number] {
    var sums = [Number](repeating: 0, count: count)
    for edge in edges {
      let (node, number) = part(edge)
      sums[node] += number
    }
    return sums
  }

  /// Edges as a share of all that there could be; nil for fewer than two nodes.
  package var density: Double? {
    count < 2 ? nil : Double(edges.count) / (Double(count) * Double(count - 1))
  }

  /// The share of the edges whose ends are joined the other way too; nil where there are none.
  package var reciprocity: Double? {
    guard !edges.isEmpty else { return nil }
    let known = Set(edges.map { $0.from * count + $0.to })
    let returned = edges.count { known.contains($0.to * count + $0.from) }
    return Double(returned) / Double(edges.count)
  }

  /// What each node is on the paths between others, and how near these are.
  package struct Paths: Sendable {
    /// The share of the other nodes' shortest paths that pass through each node, from 0 to 1, counted in steps whatever
    /// the weights; all 0 for fewer than three nodes. igraph gives the number of pairs. Freeman 1977, Sociometry 40.
    package let betweenness: [Double]
    /// The mean of 1/d over the other nodes, from 0 to 1, with d the steps from them; those that cannot reach the node
    /// count as 0. NetworkX gives the sum; igraph takes the steps to the others unless it is told otherwise. Marchiori
    /// and Latora 2000, Physica A 285.
    package let closeness: [Double]
  }

  package func paths(isDirected: Bool) throws(TooLarge) -> Paths {
    let pairs = Double(count - 1) * Double(count - 2) / (isDirected ? 1 : 2)
    let others = Double(max(count - 1, 1))
    var harmonic = [Double](repeating: 0, count: count)
    let betweenness: [Double] = try each { graph, result in
      harmonic.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { cg_paths(graph, isDirected ? 1 : 0, result, $0) } ?? 0
      }
    }
    return Paths(
      betweenness: betweenness.map { pairs > 0 ? $0 / pairs : 0 },
      closeness: harmonic.map { $0 / others })
  }

  /// Of the pairs of each node's neighbours, the share that are neighbours themselves, whatever the direction; 0 with
  /// fewer than two neighbours, where igraph gives none and leaves the node out of means. Watts and Strogatz 1998, Nature 393.
  package func clustering() throws(TooLarge) -> [Double] { try each { cg_clustering($0, $1) } }

  /// The greatest k with which each node lies in a part where everybody has k neighbours, whatever the direction.
  /// Seidman 1983, Social Networks 5.
  package func coreNumbers() throws(TooLarge) -> [Int] {
    try each { cg_core_numbers($0, $1) }.map { Int($0) }
  }

  /// The number of each node's component, from 0 in order of the nodes, whatever the direction.
  package func components() throws(TooLarge) -> [Int] {
    Self.inOrder(try each { cg_components($0, $1) })
  }

  /// The number of each node's component in which everybody reaches everybody along the edges, from 0 in order of the
  /// nodes.
  package func strongComponents() throws(TooLarge) -> [Int] {
    Self.inOrder(try each { cg_strong_components($0, $1) })
  }

  /// Whether the graph falls into more components without each node.
  package func articulationPoints() throws(TooLarge) -> [Bool] {
    try each { cg_articulation_points($0, $1) }.map { $0 == 1 }
  }

  private static func inOrder(_ components: [Int32]) -> [Int] {
    var numbers: [Int32: Int] = [:]
    return components.map { component in
      let number = numbers[component] ?? numbers.count
      numbers[component] = number
      return number
    }
  }
}
