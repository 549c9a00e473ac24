"""Write the reference numbers that the Swift tests of NetworksTests read.

    pip install -r requirements.txt
    python networks.py [output directory]

Every number is NetworkX's own, with its conventions; the E-I index, which NetworkX has not, is computed
from its attribute_mixing_dict. Of a thousand random networks, which both sides draw from the same generator,
a number for each measure is written: the sum over the nodes of (place + 1) times the node's value.

Published networks
  Zachary 1977, J Anthropol Res 33:452-473       a karate club, weighted
  Padgett and Ansell 1993, Am J Sociol 98        marriages of Florentine families
  Knuth 1993, The Stanford GraphBase             who meets whom in Les Miserables, weighted
The directed weighted network is drawn.
"""

import csv
import sys
from pathlib import Path

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


def main():
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    output.mkdir(parents=True, exist_ok=True)
    published = {
        "zachary": both_ways(nx.karate_club_graph()),
        "padgett": both_ways(nx.florentine_families_graph()),
        "les_miserables": both_ways(nx.les_miserables_graph()),
        "directed": drawn(1, nodes=40),
    }
    edges, nodes, wholes = [], [], []
    for name, graph in published.items():
        edges += [
            {"network": name, "from": one, "to": other, "weight": data["weight"]}
            for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2])]
        values = of_nodes(graph)
        nodes += [
            {"network": name, "node": node, "group": graph.nodes[node]["group"]}
            | {measure: each[node] for measure, each in values.items()}
            for node in sorted(graph)]
        wholes.append({"network": name, "nodes": len(graph)} | of_whole(graph))
    write(output / "edges.csv", edges)
    write(output / "nodes.csv", nodes)
    write(output / "wholes.csv", wholes)
    random = []
    for seed in range(1, 1001):
        graph = drawn(seed)
        sums = {
            measure: sum((node + 1) * each[node] for node in sorted(graph))
            for measure, each in of_nodes(graph).items()}
        random.append({"seed": seed, "nodes": len(graph), "edges": graph.size()} | sums | of_whole(graph))
    write(output / "random.csv", random)


if __name__ == "__main__":
    main()
