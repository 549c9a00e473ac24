import Chance
import Checks
import Foundation
import Testing

@testable import Networks

/// Every measure against NetworkX's and igraph's, written by `scripts/reference/networks.py`.
struct GraphReferenceTests {
  private static let published = ["zachary", "padgett", "les_miserables", "sampson", "directed"]

  /// Whose numbers are compared with, and how ours become theirs where they mean something else.
  enum Library: String, CaseIterable {
    case networkx = ""
    case igraph = "igraph_"

    func fixture(_ name: String) throws -> [[String: String]] {
      try Fixture(rawValue + name, in: .module).rows
    }

    /// Of a graph's pairs of others, the number; NetworkX gives the share.
    func betweenness(_ share: Double, _ graph: Graph, isDirected: Bool) -> Double {
      let pairs = Double((graph.count - 1) * (graph.count - 2)) / (isDirected ? 1 : 2)
      return self == .igraph ? share * pairs : share
    }

    /// NetworkX gives the sum, igraph the mean.
    func closeness(_ mean: Double, _ graph: Graph) -> Double {
      self == .networkx ? mean * Double(max(graph.count - 1, 1)) : mean
    }

    /// igraph's mean is over the nodes with two neighbours or more; nil where there is none.
    func meanClustering(_ graph: Graph) throws -> Double? {
      var neighbours = [Set<Int>](repeating: [], count: graph.count)
      for edge in graph.edges {
        neighbours[edge.from].insert(edge.to)
        neighbours[edge.to].insert(edge.from)
      }
      let values = try zip(graph.clustering(), neighbours)
        .filter { self == .networkx || $1.count > 1 }.map(\.0)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }

  private static func measures(_ graph: Graph, as library: Library) throws
    -> [(name: String, values: [Double])]
  {
    let (paths, directed) = (
      try graph.paths(isDirected: false), try graph.paths(isDirected: true)
    )
    return [
      ("in_degree", graph.inDegree.map(Double.init)),
      ("out_degree", graph.outDegree.map(Double.init)),
      ("in_strength", graph.inStrength), ("out_strength", graph.outStrength),
      (
        "betweenness",
        paths.betweenness.map { library.betweenness($0, graph, isDirected: false) }
      ),
      (
        "directed_betweenness",
        directed.betweenness.map { library.betweenness($0, graph, isDirected: true) }
      ),
      ("harmonic", paths.closeness.map { library.closeness($0, graph) }),
      ("directed_harmonic", directed.closeness.map { library.closeness($0, graph) }),
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

  private static func whole(
    _ graph: Graph, _ group: [Int], agreesWith row: [String: String], of library: Library
  ) throws {
    try agree(graph.density, row, "density")
    try agree(graph.reciprocity, row, "reciprocity")
    try agree(library.meanClustering(graph), row, "mean_clustering")
    // igraph has none of these.
    guard library == .networkx else { return }
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

  @Test(arguments: published, Library.allCases)
  func publishedNetworksAgree(_ name: String, _ library: Library) throws {
    let nodes = try library.fixture("nodes").filter { $0["network"] == name }
    let edges = try Fixture("edges", in: .module).rows.filter { $0["network"] == name }
    let graph = try #require(
      Graph(
        count: nodes.count,
        try edges.map {
          Graph.Edge(try $0.count("from"), try $0.count("to"), weight: try $0.number("weight"))
        }))
    for (measure, values) in try Self.measures(graph, as: library) {
      for (value, row) in zip(values, nodes) {
        // igraph gives none below two neighbours.
        if library == .igraph, measure == "clustering", row[measure] == "" {
          #expect(value == 0)
        } else {
          try Self.agree(value, row, measure)
        }
      }
    }
    let whole = try #require(library.fixture("wholes").first { $0["network"] == name })
    try Self.whole(
      graph, nodes.map { try $0.count("group") }, agreesWith: whole, of: library)
  }

  /// Who is liked is not who likes, and first choices weigh most.
  @Test func sampsonIsDirectedAndWeighted() throws {
    let edges = try Fixture("edges", in: .module).rows.filter { $0["network"] == "sampson" }
    #expect(edges.count == 55)
    #expect(Set(edges.compactMap { $0["weight"] }) == ["1", "2", "3"])
    let pairs = Set(try edges.map { [try $0.count("from"), try $0.count("to")] })
    #expect(pairs.contains { !pairs.contains($0.reversed()) })
  }

  @Test(arguments: Library.allCases) func thousandRandomNetworksAgree(_ library: Library) throws {
    let rows = try library.fixture("random")
    #expect(rows.count == 1000)
    for row in rows {
      let (graph, group) = try Self.drawn(row.count("seed"))
      #expect(graph.count == (try row.count("nodes")))
      #expect(graph.edges.count == (try row.count("edges")))
      for (measure, values) in try Self.measures(graph, as: library) {
        let sum = values.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        try Self.agree(sum, row, measure)
      }
      try Self.whole(graph, group, agreesWith: row, of: library)
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
    #expect(try none.paths(isDirected: true).betweenness.isEmpty)
    let two = try #require(Graph(count: 2, [Graph.Edge(0, 1)]))
    #expect(try two.paths(isDirected: false).betweenness == [0, 0])
    #expect(try two.paths(isDirected: true).closeness == [0, 1])
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
