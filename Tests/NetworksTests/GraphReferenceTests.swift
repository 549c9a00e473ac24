import Chance
import Checks
import Foundation
import Testing

@testable import Networks

/// Every measure against NetworkX's, written by `scripts/reference/networks.py`.
struct GraphReferenceTests {
  private static let published = ["zachary", "padgett", "les_miserables", "directed"]

  private static func measures(_ graph: Graph) throws -> [(name: String, values: [Double])] {
    let sum = Double(max(graph.count - 1, 1))
    return [
      ("in_degree", graph.inDegree.map(Double.init)),
      ("out_degree", graph.outDegree.map(Double.init)),
      ("in_strength", graph.inStrength), ("out_strength", graph.outStrength),
      ("betweenness", try graph.betweenness(isDirected: false)),
      ("directed_betweenness", try graph.betweenness(isDirected: true)),
      // NetworkX's is the sum.
      ("harmonic", try graph.harmonicCloseness(isDirected: false).map { $0 * sum }),
      ("directed_harmonic", try graph.harmonicCloseness(isDirected: true).map { $0 * sum }),
      ("clustering", try graph.clustering()),
      ("core", try graph.coreNumbers().map(Double.init)),
      ("component", try graph.components().map(Double.init)),
      ("strong_component", try graph.strongComponents().map(Double.init)),
      ("articulation", try graph.articulationPoints().map { $0 ? 1 : 0 }),
    ]
  }

  private static func agree(_ ours: Double?, _ row: [String: String], _ column: String) throws {
    guard row[column] != "" else {
      #expect(ours == nil, "\(column) of \(row)")
      return
    }
    let wanted = try row.number(column)
    let value = try #require(ours, "\(column) of \(row)")
    #expect(
      isClose(value, wanted, relative: 1e-10, absolute: 1e-10), "\(column): \(value) in \(row)")
  }

  private static func whole(_ graph: Graph, _ group: [Int], agreesWith row: [String: String]) throws
  {
    try agree(graph.density, row, "density")
    try agree(graph.reciprocity, row, "reciprocity")
    let clustering = try graph.clustering()
    try agree(clustering.reduce(0, +) / Double(graph.count), row, "mean_clustering")
    let network = network(graph, group)
    let pairs = network.pairs.map { ($0.first, $0.second) }
    try agree(EIIndex.value(pairs, group), row, "ei")
    let ties = Mixing(network, by: \.sector).byName
    let mixing = ties.reduce(0) { $0 + (3 * $1.key[0] + $1.key[1] + 1) * $1.value }
    try agree(Double(mixing), row, "mixing")
  }

  /// The graph as a network whose sectors are the groups; ids keep the order of the nodes.
  private static func network(_ graph: Graph, _ group: [Int]) -> Network {
    Network(
      year: 2024,
      actors: group.enumerated().map { node, group in
        MadeNetwork.actor(String(1000 + node), sector: String(group))
      },
      ties: graph.edges.map { ToldTie(from: $0.from, to: $0.to, frequency: $0.weight) })
  }

  @Test(arguments: published) func publishedNetworksAgree(_ name: String) throws {
    let nodes = try Fixture("nodes", in: .module).rows.filter { $0["network"] == name }
    let edges = try Fixture("edges", in: .module).rows.filter { $0["network"] == name }
    let graph = try #require(
      Graph(
        count: nodes.count,
        try edges.map {
          Graph.Edge(try $0.count("from"), try $0.count("to"), weight: try $0.number("weight"))
        }))
    for (measure, values) in try Self.measures(graph) {
      for (value, row) in zip(values, nodes) { try Self.agree(value, row, measure) }
    }
    let whole = try #require(
      Fixture("wholes", in: .module).rows.first { $0["network"] == name })
    try Self.whole(graph, nodes.map { try $0.count("group") }, agreesWith: whole)
  }

  @Test func thousandRandomNetworksAgree() throws {
    let rows = try Fixture("random", in: .module).rows
    #expect(rows.count == 1000)
    for row in rows {
      let (graph, group) = try Self.drawn(row.count("seed"))
      #expect(graph.count == (try row.count("nodes")))
      #expect(graph.edges.count == (try row.count("edges")))
      for (measure, values) in try Self.measures(graph) {
        let sum = values.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        try Self.agree(sum, row, measure)
      }
      try Self.whole(graph, group, agreesWith: row)
    }
  }

  /// The network that the script draws from the same generator.
  private static func drawn(_ seed: Int) throws -> (graph: Graph, group: [Int]) {
    var random = SplitMix64(seed: UInt64(seed))
    func below(_ limit: UInt64) -> Int { Int(random.next() % limit) }
    let nodes = 3 + below(28)
    let percent = [5, 10, 20, 40][below(4)]
    let group = (0..<nodes).map { _ in below(3) }
    var edges: [Graph.Edge] = []
    for one in 0..<nodes {
      for other in 0..<nodes where one != other && below(100) < percent {
        edges.append(Graph.Edge(one, other, weight: Double(1 + below(4))))
      }
    }
    return (try #require(Graph(count: nodes, edges)), group)
  }

  /// What is no graph is none: no measure has to meet it.
  @Test func edgesThatAreNoneAreRefused() {
    #expect(Graph(count: 2, [Graph.Edge(0, 2)]) == nil)
    #expect(Graph(count: 2, [Graph.Edge(-1, 0)]) == nil)
    #expect(Graph(count: 2, [Graph.Edge(1, 1)]) == nil)
    #expect(Graph(count: 2, [Graph.Edge(0, 1), Graph.Edge(0, 1, weight: 3)]) == nil)
    #expect(Graph(count: -1, []) == nil)
  }

  @Test func emptyAndSmallGraphsHaveMeasures() throws {
    let none = try #require(Graph(count: 0, []))
    #expect(none.density == nil && none.reciprocity == nil)
    #expect(try none.betweenness(isDirected: true).isEmpty)
    let two = try #require(Graph(count: 2, [Graph.Edge(0, 1)]))
    #expect(try two.betweenness(isDirected: false) == [0, 0])
    #expect(try two.harmonicCloseness(isDirected: true) == [0, 1])
    #expect(try two.coreNumbers() == [1, 1])
  }
}

extension Mixing {
  /// The counts by the groups' names as numbers.
  fileprivate var byName: [[Int]: Int] {
    var counts: [[Int]: Int] = [:]
    for (from, row) in ties.enumerated() {
      for (to, count) in row.enumerated() {
        counts[[Int(groups[from]) ?? 0, Int(groups[to]) ?? 0]] = count
      }
    }
    return counts
  }
}
