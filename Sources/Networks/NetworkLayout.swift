import Foundation

/// Where each actor stands in a picture: those of a municipality round one point, and the municipalities on a ring in
/// order of their codes. It hangs on who was asked alone, so that two rounds can be laid beside each other.
package struct NetworkLayout: Sendable {
  package struct Cluster: Sendable {
    package let name: String
    package let x: Double
    package let y: Double
    package let radius: Double
  }

  package let width: Double
  package let height: Double
  /// The place of each actor, in the network's order.
  package let points: [(x: Double, y: Double)]
  package let clusters: [Cluster]

  package init(_ network: Network) {
    let places = Set(network.actors.map(\.place)).sorted()
    let members = places.map { place in
      network.actors.indices.filter { network.actors[$0].place == place }
        .sorted { Self.order(network.actors[$0]) < Self.order(network.actors[$1]) }
    }
    let radii = members.map { Self.radius(of: $0.count) }
    let widest = radii.max() ?? 0
    // Neighbours on the ring stand apart by their own size and the texts beside them.
    let ring =
      places.count < 2
      ? 0
      : max(
        190, (widest + Self.room) / sin(Double.pi / Double(max(places.count, 3))))
    let (middleX, middleY) = (ring + widest + Self.margin, 0.82 * ring + widest + 40)
    var points = [(x: Double, y: Double)](repeating: (0, 0), count: network.actors.count)
    var clusters: [Cluster] = []
    for (place, actors) in members.enumerated() {
      let angle = 2 * Double.pi * Double(place) / Double(max(places.count, 1)) - Double.pi / 2
      let (x, y) = (middleX + ring * cos(angle), middleY + 0.82 * ring * sin(angle))
      clusters.append(
        Cluster(
          name: network.actors[actors[0]].placeName, x: x, y: y, radius: radii[place]))
      for (number, actor) in actors.enumerated() {
        let turn = 2 * Double.pi * (Double(number) + 0.5) / Double(actors.count) - Double.pi / 2
        let reach = actors.count == 1 ? 0 : radii[place]
        points[actor] = (x + reach * cos(turn), y + reach * sin(turn))
      }
    }
    self.points = points
    self.clusters = clusters
    width = 2 * middleX
    height = 2 * middleY
  }

  private static func order(_ actor: NetworkActor) -> (String, String) { (actor.sector, actor.id) }

  private static func radius(of count: Int) -> Double { max(46, 8.5 * Double(count)) }

  /// For the texts beside the actors.
  private static let room = 64.0
  private static let margin = 130.0
}
