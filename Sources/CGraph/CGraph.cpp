#include "CGraph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
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

int32_t cg_betweenness(cg_graph graph, int32_t directed, double *result) {
  return answer(graph, [&] {
    Rows made = rows(graph, directed != 0);
    auto index = nodes_of(made);
    std::vector<std::vector<Rows::edge_descriptor>> incoming(graph.nodes);
    std::vector<int32_t> steps(graph.nodes);
    std::vector<double> dependency(graph.nodes);
    // As a whole number the count of paths could be too large for its type.
    std::vector<double> paths(graph.nodes);
    boost::brandes_betweenness_centrality(
        made, boost::make_iterator_property_map(result, index), boost::dummy_property_map(),
        boost::make_iterator_property_map(incoming.begin(), index),
        boost::make_iterator_property_map(steps.begin(), index),
        boost::make_iterator_property_map(dependency.begin(), index),
        boost::make_iterator_property_map(paths.begin(), index), index);
    // Of a graph without direction every pair was met from both ends.
    if (!directed) std::for_each(result, result + graph.nodes, [](double &value) { value /= 2; });
  });
}

int32_t cg_harmonic_closeness(cg_graph graph, int32_t directed, double *result) {
  return answer(graph, [&] {
    // The steps to a node are those from it along edges turned round.
    Rows made = rows({graph.nodes, graph.edges, graph.to, graph.from}, directed != 0);
    std::vector<int32_t> steps(graph.nodes);
    std::vector<boost::default_color_type> colours(graph.nodes);
    boost::queue<int32_t> waiting;
    for (int32_t node = 0; node < graph.nodes; ++node) {
      std::fill(steps.begin(), steps.end(), 0);
      boost::breadth_first_search(
          made, node, waiting,
          boost::make_bfs_visitor(boost::record_distances(
              boost::make_iterator_property_map(steps.begin(), nodes_of(made)),
              boost::on_tree_edge())),
          boost::make_iterator_property_map(colours.begin(), nodes_of(made)));
      // As many nodes as lie at each distance: a sum of few terms, in an order that names do not change.
      std::vector<int64_t> at;
      for (int32_t distance : steps) {
        if (distance >= static_cast<int32_t>(at.size())) at.resize(distance + 1);
        ++at[distance];
      }
      double sum = 0;
      for (size_t distance = 1; distance < at.size(); ++distance) {
        sum += static_cast<double>(at[distance]) / static_cast<double>(distance);
      }
      result[node] = sum;
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
