/// Networks that might have been, had everybody answered: each missing row is that of somebody who did, drawn anew in
/// every network. What it assumes is that those who did not answer would have answered as some of the others.
package struct Resampling: Sendable {
  package let count: Int
  package let seed: UInt64

  /// How many networks are drawn unless it is said otherwise.
  package static let usualCount = 200

  package init(count: Int = Resampling.usualCount, seed: UInt64 = SeededNumbers.usualSeed) {
    self.count = count
    self.seed = seed
  }

  /// The contacts of one drawn network; those of the network itself where everybody answered, or nobody.
  package func contacts(_ number: Int, of network: Network) -> [Graph.Edge] {
    let actors = network.actors
    let donors = actors.indices.filter { actors[$0].hasAnswered }
    let missing = actors.indices.filter { !actors[$0].hasAnswered }
    var contacts = network.contacts
    guard !donors.isEmpty, !missing.isEmpty else { return contacts }
    let rows = Dictionary(grouping: contacts, by: \.from)
    var numbers = SeededNumbers(seed: seed, stream: UInt64(number + 1))
    for actor in missing {
      let donor = donors[Int.random(in: 0..<donors.count, using: &numbers)]
      contacts += (rows[donor] ?? []).map { edge in
        // What the donor says of the actor is what the actor says of the donor.
        Graph.Edge(actor, edge.to == actor ? donor : edge.to, weight: edge.weight)
      }
    }
    return contacts
  }

  /// The middle nineteen in twenty of some values; nil of none.
  package static func range(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return nil }
    let lower = sorted[Int((0.025 * Double(last)).rounded(.down))]
    let upper = sorted[Int((0.975 * Double(last)).rounded(.up))]
    return lower...upper
  }
}
