"""Write the reference numbers that the Swift tests of NetworksTests read.

    pip install -r requirements.txt
    python networks.py [output directory]

nodes.csv, wholes.csv and random.csv are NetworkX's, igraph_nodes.csv, igraph_wholes.csv and igraph_random.csv
igraph's, each with its own conventions; neither is written where the two contradict each other by more than their
conventions say (see CONVENTIONS). The E-I index, which neither has, is computed from NetworkX's
attribute_mixing_dict. Of a thousand random networks, which both sides draw from the same generator, a number for
each measure is written: the sum over the nodes of (place + 1) times the node's value.

Published networks
  Zachary 1977, J Anthropol Res 33:452-473       a karate club, weighted
  Padgett and Ansell 1993, Am J Sociol 98        marriages of Florentine families
  Knuth 1993, The Stanford GraphBase             who meets whom in Les Miserables, weighted
  Sampson 1969, Crisis in a cloister, Cornell    whom novices liked most, directed and weighted
The first three are those that NetworkX (BSD-3-Clause) has. The fourth is the round of
Sampson's in which eighteen novices made fifty-five choices: each named the three whom he liked most, and one put two
in the second place. Who named whom, and in which place, are facts that are told since Breiger, Boorman and Arabie
1975, J Math Psychol 12:328-383, and in the data sets of Pajek (monk); they are typed in below. One more directed
weighted network is drawn.
"""

import csv
import math
import sys
from pathlib import Path

import igraph
import networkx as nx

HERE = Path(__file__).resolve().parent
DEFAULT_OUTPUT = HERE.parents[1] / "Tests" / "NetworksTests" / "Fixtures"
MASK = (1 << 64) - 1


class SplitMix64:
    """Steele, Lea and Flood 2014."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (z ^ (z >> 31)) % limit


def drawn(seed, nodes=None):
    """A directed weighted network with a group, 0 to 2, for each node."""
    numbers = SplitMix64(seed)
    drawn_nodes = 3 + numbers.below(28)
    nodes = nodes or drawn_nodes
    percent = (5, 10, 20, 40)[numbers.below(4)]
    graph = nx.DiGraph()
    for node in range(nodes):
        graph.add_node(node, group=numbers.below(3))
    for one in range(nodes):
        for other in range(nodes):
            if one != other and numbers.below(100) < percent:
                graph.add_edge(one, other, weight=1 + numbers.below(4))
    return graph


def both_ways(graph):
    """A network without direction as ties that both ends tell of."""
    names = {name: place for place, name in enumerate(sorted(graph))}
    directed = nx.DiGraph()
    for name, place in sorted(names.items(), key=lambda item: item[1]):
        directed.add_node(place, group=place % 3)
    for one, other, data in graph.edges(data=True):
        for ends in ((one, other), (other, one)):
            directed.add_edge(names[ends[0]], names[ends[1]], weight=data.get("weight", 1))
    return directed


# Whom each novice liked most, second and third: 3, 2 and 1. 1 Romuald, 2 Bonaventure, 3 Ambrose, 4 Berthold, 5 Peter,
# 6 Louis, 7 Victor, 8 Winfrid, 9 John Bosco, 10 Gregory, 11 Hugh, 12 Boniface, 13 Mark, 14 Albert, 15 Amand,
# 16 Basil, 17 Elias, 18 Simplicius.
SAMPSON = {
    1: {5: 3, 3: 2, 14: 1},
    2: {1: 3, 7: 2, 14: 1},
    3: {2: 3, 1: 2, 17: 1},
    4: {5: 3, 10: 2, 6: 1},
    5: {4: 3, 11: 2, 13: 1},
    6: {4: 3, 9: 2, 1: 1},
    7: {16: 3, 2: 2, 8: 1},
    8: {1: 3, 2: 2, 9: 1},
    9: {8: 3, 5: 2, 16: 1},
    10: {4: 3, 14: 2, 8: 1},
    11: {5: 3, 14: 2, 8: 1},
    12: {1: 3, 2: 2, 14: 1},
    13: {18: 3, 5: 2, 7: 1},
    14: {1: 3, 12: 2, 15: 2, 11: 1},
    15: {1: 3, 2: 2, 14: 1},
    16: {7: 3, 2: 2, 1: 1},
    17: {3: 3, 13: 2, 18: 1},
    18: {2: 3, 1: 2, 7: 1},
}


def novices():
    graph = nx.DiGraph()
    for node in range(18):
        graph.add_node(node, group=node % 3)
    for one, liked in SAMPSON.items():
        for other, weight in liked.items():
            graph.add_edge(one - 1, other - 1, weight=weight)
    return graph


# What igraph means by each measure, where NetworkX means something else: how its number becomes NetworkX's.
CONVENTIONS = {
    # igraph counts pairs, NetworkX gives the share of all pairs of others.
    "betweenness": lambda value, graph: value / max((len(graph) - 1) * (len(graph) - 2) / 2, 1),
    "directed_betweenness": lambda value, graph: value / max((len(graph) - 1) * (len(graph) - 2), 1),
    # igraph gives the mean over the others, NetworkX the sum.
    "harmonic": lambda value, graph: value * (len(graph) - 1),
    "directed_harmonic": lambda value, graph: value * (len(graph) - 1),
    # igraph gives none below two neighbours, NetworkX 0.
    "clustering": lambda value, graph: 0 if math.isnan(value) else value,
}


def igraph_of(graph):
    """The same network for igraph, as it is and with directions left out."""
    directed = igraph.Graph(
        n=len(graph), edges=list(graph.edges()), directed=True,
        edge_attrs={"weight": [data["weight"] for _, _, data in graph.edges(data=True)]})
    return directed, directed.as_undirected(mode="collapse")


def igraph_of_nodes(graph):
    directed, plain = igraph_of(graph)

    def in_order(parts):
        numbers = {}
        return [numbers.setdefault(part, len(numbers)) for part in parts]

    cut = set(plain.articulation_points())
    values = {
        "in_degree": directed.degree(mode="in"),
        "out_degree": directed.degree(mode="out"),
        "in_strength": directed.strength(mode="in", weights="weight"),
        "out_strength": directed.strength(mode="out", weights="weight"),
        "betweenness": plain.betweenness(),
        "directed_betweenness": directed.betweenness(),
        "harmonic": plain.harmonic_centrality(),
        # igraph's usual mode counts the steps to the others, NetworkX those from them.
        "directed_harmonic": directed.harmonic_centrality(mode="in"),
        "clustering": plain.transitivity_local_undirected(mode="nan"),
        "core": plain.coreness(),
        "component": in_order(plain.connected_components().membership),
        "strong_component": in_order(directed.connected_components(mode="strong").membership),
        "articulation": [int(node in cut) for node in range(len(graph))],
    }
    return {measure: dict(enumerate(each)) for measure, each in values.items()}


def igraph_of_whole(graph):
    directed, plain = igraph_of(graph)
    # igraph's mean is over the nodes with two neighbours or more, NetworkX's over all.
    mean = plain.transitivity_avglocal_undirected(mode="nan")
    return {
        "density": directed.density(loops=False),
        "reciprocity": directed.reciprocity() if graph.size() else "",
        "mean_clustering": "" if math.isnan(mean) else mean,
    }


def agreeing(graph, nodes, whole):
    """igraph's numbers of a network, which are NetworkX's but for their conventions."""
    mine, all_of_it = igraph_of_nodes(graph), igraph_of_whole(graph)
    for measure, each in mine.items():
        convert = CONVENTIONS.get(measure, lambda value, graph: value)
        for node, value in each.items():
            if not math.isclose(convert(value, graph), nodes[measure][node], rel_tol=1e-10, abs_tol=1e-10):
                raise SystemExit(f"{measure} of {node}: igraph has {value}, NetworkX {nodes[measure][node]}")
    for measure in ("density", "reciprocity"):
        if all_of_it[measure] != "" and not math.isclose(all_of_it[measure], whole[measure], rel_tol=1e-10):
            raise SystemExit(f"{measure}: igraph has {all_of_it[measure]}, NetworkX {whole[measure]}")
    return mine, all_of_it


def of_nodes(graph):
    plain = graph.to_undirected()
    components = sorted(nx.connected_components(plain), key=min)
    strong = sorted(nx.strongly_connected_components(graph), key=min)

    def places(parts):
        return {node: place for place, part in enumerate(parts) for node in part}

    cut = set(nx.articulation_points(plain))
    return {
        "in_degree": dict(graph.in_degree()),
        "out_degree": dict(graph.out_degree()),
        "in_strength": dict(graph.in_degree(weight="weight")),
        "out_strength": dict(graph.out_degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(plain),
        "directed_betweenness": nx.betweenness_centrality(graph),
        "harmonic": nx.harmonic_centrality(plain),
        "directed_harmonic": nx.harmonic_centrality(graph),
        "clustering": nx.clustering(plain),
        "core": nx.core_number(plain),
        "component": places(components),
        "strong_component": places(strong),
        "articulation": {node: int(node in cut) for node in graph},
    }


def of_whole(graph):
    plain = graph.to_undirected()
    mixing = nx.attribute_mixing_dict(graph, "group")
    undirected = nx.attribute_mixing_dict(plain, "group")
    # Of a graph without direction NetworkX counts each edge across twice, and each inside twice too.
    inside = sum(undirected.get(g, {}).get(g, 0) for g in range(3))
    everywhere = sum(sum(row.values()) for row in undirected.values())
    return {
        "density": nx.density(graph),
        "reciprocity": nx.overall_reciprocity(graph) if graph.size() else "",
        "mean_clustering": nx.average_clustering(plain),
        "ei": (everywhere - 2 * inside) / everywhere if everywhere else "",
        "mixing": sum(
            (3 * one + other + 1) * mixing.get(one, {}).get(other, 0)
            for one in range(3) for other in range(3)),
    }


def write(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cells(values):
    """Values as they are written: a number that there is not is left out."""
    return {
        measure: "" if isinstance(value, float) and math.isnan(value) else value
        for measure, value in values.items()}


def sums(values):
    """(place + 1) times the value, added up; a value that there is not counts nothing."""
    return {
        measure: sum((node + 1) * value for node, value in sorted(each.items()) if not math.isnan(value))
        for measure, each in values.items()}


def main():
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    output.mkdir(parents=True, exist_ok=True)
    published = {
        "zachary": both_ways(nx.karate_club_graph()),
        "padgett": both_ways(nx.florentine_families_graph()),
        "les_miserables": both_ways(nx.les_miserables_graph()),
        "sampson": novices(),
        "directed": drawn(1, nodes=40),
    }
    edges = []
    tables = {"": ([], [], []), "igraph_": ([], [], [])}
    for name, graph in published.items():
        edges += [
            {"network": name, "from": one, "to": other, "weight": data["weight"]}
            for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2])]
        values, whole = of_nodes(graph), of_whole(graph)
        for library, (each, all_of_it) in zip(tables, ((values, whole), agreeing(graph, values, whole))):
            nodes, wholes, _ = tables[library]
            nodes += [
                {"network": name, "node": node, "group": graph.nodes[node]["group"]}
                | cells({measure: of[node] for measure, of in each.items()})
                for node in sorted(graph)]
            wholes.append({"network": name, "nodes": len(graph)} | all_of_it)
    for seed in range(1, 1001):
        graph = drawn(seed)
        values, whole = of_nodes(graph), of_whole(graph)
        for library, (each, all_of_it) in zip(tables, ((values, whole), agreeing(graph, values, whole))):
            tables[library][2].append(
                {"seed": seed, "nodes": len(graph), "edges": graph.size()} | sums(each) | all_of_it)
    write(output / "edges.csv", edges)
    for library, (nodes, wholes, random) in tables.items():
        write(output / f"{library}nodes.csv", nodes)
        write(output / f"{library}wholes.csv", wholes)
        write(output / f"{library}random.csv", random)


if __name__ == "__main__":
    main()
