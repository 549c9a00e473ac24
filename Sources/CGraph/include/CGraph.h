#ifndef CGRAPH_H
#define CGRAPH_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A C face over Boost.Graph. A graph is its number of nodes, numbered from 0, and two arrays with the ends of each
/// edge. No edge stands twice and none leads from a node to itself. Each function fills arrays with a number for each
/// node, which the caller has made, and answers 0; where an end is no node or memory is short, it answers 1 and what
/// they hold is without meaning.
typedef struct {
  int32_t nodes;
  int64_t edges;
  const int32_t *from;
  const int32_t *to;
} cg_graph;

/// For each node, the sum over pairs of other nodes of the share of their shortest paths that pass through it; of a
/// graph without direction each pair is counted once. Brandes 2001, J. Math. Sociol. 25.
///
/// In the same search, into `harmonic`: for each node the sum of 1/d over the other nodes, with d the steps from them to
/// it; nodes that cannot reach it add nothing.
int32_t cg_paths(cg_graph graph, int32_t directed, double *betweenness, double *harmonic);

/// For each node, of the pairs of its neighbours the share that are neighbours themselves, without regard to direction; 0
/// with fewer than two neighbours.
int32_t cg_clustering(cg_graph graph, double *result);

/// For each node, the greatest k with which it lies in a part of the graph where everybody has k neighbours, without
/// regard to direction.
int32_t cg_core_numbers(cg_graph graph, int32_t *result);

/// For each node the number of its component, without regard to direction.
int32_t cg_components(cg_graph graph, int32_t *result);

/// For each node the number of its component in which everybody reaches everybody along directed edges.
int32_t cg_strong_components(cg_graph graph, int32_t *result);

/// For each node 1 where the graph falls into more components without it, else 0; without regard to direction.
int32_t cg_articulation_points(cg_graph graph, int32_t *result);

#ifdef __cplusplus
}
#endif

#endif
