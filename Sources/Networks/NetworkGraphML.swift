import Pictures

extension NetworkFindings {
  /// The network as GraphML for Gephi, igraph and others: the services with their measures, and what each tells of
  /// others. How well it works is left out.
  package var graphML: Markup {
    let keys: [Markup] =
      Self.nodeKeys.map { name, type in
        "<key id=\"\(name)\" for=\"node\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>"
      } + [
        "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>",
        "<key id=\"wishes_more\" for=\"edge\" attr.name=\"wishes_more\" attr.type=\"boolean\"/>",
      ]
    let nodes = actors.map { finding -> Markup in
      let data = Self.nodeKeys.map(\.name).compactMap { name -> Markup? in
        finding.text(name).map { "<data key=\"\(name)\">\($0)</data>" }
      }
      return "<node id=\"\(finding.actor.id)\">\(Markup.joined(data))</node>"
    }
    let edges = network.ties.map { tie -> Markup in
      let wishes = tie.wishesMore ? "true" : "false"
      return """
        <edge source="\(network.actors[tie.from].id)" target="\(network.actors[tie.to].id)">\
        <data key="weight">\(String(tie.frequency))</data><data key="wishes_more">\(wishes)</data></edge>
        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      \(Markup.joined(keys, by: "\n"))
      <graph id="network-\(network.year)" edgedefault="directed">
      \(Markup.joined(nodes + edges, by: "\n"))
      </graph>
      </graphml>

      """
  }

  private static let nodeKeys: [(name: String, type: String)] =
    ["service", "sector", "municipality", "municipality_name"].map { ($0, "string") }
    + ["invited", "answered", "articulation"].map { ($0, "boolean") }
    + ["in_degree", "betweenness", "closeness", "clustering", "core"].map { ($0, "double") }
}

extension ActorFinding {
  /// The value of a column as GraphML has it; nil where there is none.
  fileprivate func text(_ column: String) -> String? {
    guard let cell = Self.table.columns.first(where: { $0.name == column })?.cell(self) else {
      return nil
    }
    let text = cell.description
    return text.isEmpty ? nil : text == "yes" ? "true" : text == "no" ? "false" : text
  }
}
