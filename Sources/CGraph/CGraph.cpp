#include "CGraph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <iterator>
#include <utility>
#include <vector>

namespace {
using Pairs = std::vector<std::pair<int32_t, int32_t>>;
/// Rows of ends after each other: what is gone through many times.
using Rows = boost::compressed_sparse_row_graph<
    boost::directedS, boost::no_property, boost::no_property, boost::no_property, int32_t, int32_t>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Of both directions of every edge, the number is one of 32 bits.
constexpr int64_t most_edges = 1'000'000'000;

bool is_sound(const cg_graph &graph) {
  if (graph.nodes < 0 || graph.edges < 0 || graph.edges > most_edges) return false;
  for (int64_t edge = 0; edge < graph.edges; ++edge) {
    if (graph.from[edge] < 0 || graph.from[edge] >= graph.nodes) return false;
    if (graph.to[edge] < 0 || graph.to[edge] >= graph.nodes) return false;
  }
  return true;
}

Rows rows(const cg_graph &graph, bool directed) {
  Pairs pairs;
  pairs.reserve((directed ? 1 : 2) * graph.edges);
  for (int64_t edge = 0; edge < graph.edges; ++edge) {
    pairs.emplace_back(graph.from[edge], graph.to[edge]);
    if (!directed) pairs.emplace_back(graph.to[edge], graph.from[edge]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return Rows(boost::edges_are_sorted, pairs.begin(), pairs.end(), graph.nodes);
}

Undirected undirected(const cg_graph &graph) {
  Pairs pairs;
  pairs.reserve(graph.edges);
  for (int64_t edge = 0; edge < graph.edges; ++edge) {
    pairs.push_back(std::minmax(graph.from[edge], graph.to[edge]));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return Undirected(pairs.begin(), pairs.end(), graph.nodes);
}

template <class Made>
auto nodes_of(const Made &graph) {
  return boost::get(boost::vertex_index, graph);
}

/// What a search for shortest paths writes of each node. Boost goes on with the steps that the search before left at the
/// node where it begins; here they begin from 0.
struct Search {
  explicit Search(int32_t nodes) : steps(nodes), paths(nodes), at(nodes) {}

  std::vector<int32_t> steps;
  /// As a whole number the count of paths could be too large for its type.
  std::vector<double> paths;
  /// From how many nodes each was met at each distance.
  std::vector<std::vector<int64_t>> at;
  bool has_begun = false;
};

/// What Boost asks of a map from nodes to values that a search holds.
template <class Value>
struct OfSearch {
  using key_type = int32_t;
  using value_type = Value;
  using reference = Value;
  using category = boost::read_write_property_map_tag;
  Search *search;
};

/// The steps from where a search began; a distance is written once for each other node that it meets.
struct Steps : OfSearch<int32_t> {};

int32_t get(const Steps &map, int32_t node) { return map.search->steps[node]; }

void put(const Steps &map, int32_t node, int32_t distance) {
  map.search->steps[node] = distance;
  auto &at = map.search->at[node];
  if (distance >= static_cast<int32_t>(at.size())) at.resize(distance + 1);
  ++at[distance];
}

/// The number of shortest paths to each node: none before a search, and then first one to where it begins.
struct PathCounts : OfSearch<double> {};

double get(const PathCounts &map, int32_t node) { return map.search->paths[node]; }

void put(const PathCounts &map, int32_t node, double count) {
  map.search->paths[node] = count;
  if (count == 0) {
    map.search->has_begun = false;
  } else if (!map.search->has_begun) {
    map.search->has_begun = true;
    map.search->steps[node] = 0;
  }
}

template <class Compute>
int32_t answer(const cg_graph &graph, Compute compute) noexcept {
  try {
    if (!is_sound(graph)) return 1;
    if (graph.nodes > 0) compute();
    return 0;
  } catch (...) {
    return 1;
  }
}
}  // namespace

int32_t cg_paths(cg_graph graph, int32_t directed, double *betweenness, double *harmonic) {
  return answer(graph, [&] {
    Rows made = rows(graph, directed != 0);
    auto index = nodes_of(made);
    std::vector<std::vector<Rows::edge_descriptor>> incoming(graph.nodes);
    std::vector<double> dependency(graph.nodes);
    Search search(graph.nodes);
    boost::brandes_betweenness_centrality(
        made, boost::make_iterator_property_map(betweenness, index), boost::dummy_property_map(),
        boost::make_iterator_property_map(incoming.begin(), index), Steps{&search},
        boost::make_iterator_property_map(dependency.begin(), index), PathCounts{&search}, index);
    // Of a graph without direction every pair was met from both ends.
    if (!directed) {
      std::for_each(betweenness, betweenness + graph.nodes, [](double &value) { value /= 2; });
    }
    // A sum of few terms, in an order that names do not change.
    for (int32_t node = 0; node < graph.nodes; ++node) {
      double sum = 0;
      const auto &at = search.at[node];
      for (size_t distance = 1; distance < at.size(); ++distance) {
        sum += static_cast<double>(at[distance]) / static_cast<double>(distance);
      }
      harmonic[node] = sum;
    }
  });
}

int32_t cg_clustering(cg_graph graph, double *result) {
  return answer(graph, [&] {
    Rows made = rows(graph, false);
    std::vector<int32_t> neighbour_of(graph.nodes, -1);
    for (int32_t node = 0; node < graph.nodes; ++node) {
      auto neighbours = boost::make_iterator_range(boost::adjacent_vertices(node, made));
      for (int32_t neighbour : neighbours) neighbour_of[neighbour] = node;
      // Each tie between two neighbours is met from both ends.
      int64_t ends = 0;
      for (int32_t neighbour : neighbours) {
        for (int32_t other : boost::make_iterator_range(boost::adjacent_vertices(neighbour, made))) {
          if (neighbour_of[other] == node) ++ends;
        }
      }
      auto count = static_cast<double>(neighbours.size());
      result[node] = count < 2 ? 0 : static_cast<double>(ends) / (count * (count - 1));
    }
  });
}

int32_t cg_core_numbers(cg_graph graph, int32_t *result) {
  return answer(graph, [&] {
    Undirected made = undirected(graph);
    boost::core_numbers(made, boost::make_iterator_property_map(result, nodes_of(made)));
  });
}

int32_t cg_components(cg_graph graph, int32_t *result) {
  return answer(graph, [&] {
    Undirected made = undirected(graph);
    boost::connected_components(made, boost::make_iterator_property_map(result, nodes_of(made)));
  });
}

int32_t cg_strong_components(cg_graph graph, int32_t *result) {
  return answer(graph, [&] {
    Rows made = rows(graph, true);
    boost::strong_components(made, boost::make_iterator_property_map(result, nodes_of(made)));
  });
}

int32_t cg_articulation_points(cg_graph graph, int32_t *result) {
  return answer(graph, [&] {
    Undirected made = undirected(graph);
    std::vector<Undirected::vertex_descriptor> points;
    boost::articulation_points(made, std::back_inserter(points));
    std::fill(result, result + graph.nodes, 0);
    for (auto point : points) result[point] = 1;
  });
}
