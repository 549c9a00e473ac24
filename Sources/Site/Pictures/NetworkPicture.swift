import Networks
import Pictures
import Reporting

extension NetworkPage {
  /// The network as a picture.
  /// - Parameter id: a name of its own on its page.
  /// - Throws: `Texts.Invalid` when a text is missing.
  package func picture(_ report: NetworkReport, id: String) throws -> Picture {
    let findings = report.findings
    let network = findings.network
    let layout = NetworkLayout(network)
    let sectors = findings.bySector.groups
    let nodes = zip(network.actors.indices, layout.points).map { place, point in
      let finding = findings.actors[place]
      let cluster = layout.clusters.min {
        Self.distance($0, point) < Self.distance($1, point)
      }
      return NetworkDrawing.Node(
        x: point.x, y: point.y, label: finding.actor.service,
        isLabelledLeft: cluster.map { point.x < $0.x - 1 } ?? false,
        sector: findings.bySector.group[place], isFilled: finding.actor.hasAnswered,
        isRinged: finding.isKnown && finding.isArticulation)
    }
    // The surest lie on top of the others, and wishes on top of all.
    let strongest = findings.pairs.reduce(4) { max($0, $1.frequency) }
    let told = findings.pairs.compactMap { pair in
      pair.standing.map { standing in
        NetworkDrawing.Line(
          from: pair.first, to: pair.second, standing == .confirmed ? .sure : .told,
          strength: pair.frequency / strongest)
      }
    }
    let wishes = findings.pairs.filter { $0.wish == .both }.map {
      NetworkDrawing.Line(from: $0.first, to: $0.second, .wish, strength: 1)
    }
    return NetworkDrawing(
      width: layout.width, height: layout.height, nodes: nodes,
      lines: told.filter { $0.kind == .told } + told.filter { $0.kind == .sure } + wishes,
      places: layout.clusters.map {
        NetworkDrawing.Place(name: $0.name, x: $0.x, y: $0.y, radius: $0.radius)
      },
      key: NetworkDrawing.Key(
        sectors: sectors, sure: try text("key_sure"), told: try text("key_told"),
        wish: try text("key_wish"), silent: try text("key_silent"),
        ringed: try text("key_ringed"))
    ).picture(id: id, title: try title(), description: try pictureText())
  }

  /// The picture with its title and source, as a file of its own.
  package func pictureFile(_ report: NetworkReport, _ size: PictureSize = .drawn) throws -> Markup {
    try CaptionedPicture(
      picture(report, id: "network"), unit: text("picture_unit"), source: source()
    ).file(size)
  }

  private static func distance(_ cluster: NetworkLayout.Cluster, _ point: (x: Double, y: Double))
    -> Double
  {
    (cluster.x - point.x) * (cluster.x - point.x) + (cluster.y - point.y) * (cluster.y - point.y)
  }
}
