/// Every measure of a network, each with how it hangs on who did not answer.
package struct NetworkFindings: Sendable {
  package let network: Network
  package let pairs: [ActorPair]
  package let whole: [(measure: WholeMeasure, value: UncertainValue)]
  package let actors: [ActorFinding]
  package let bySector: Mixing
  package let byPlace: Mixing
  /// The E–I indices with their tests; nil where there is nothing to test.
  package let eiSector: EIIndex?
  package let eiPlace: EIIndex?

  /// - Throws: `Graph.TooLarge` where the memory is short.
  package init(_ network: Network, _ resampling: Resampling = Resampling()) throws(Graph.TooLarge) {
    let pairs = network.pairs
    let missing = MissingAnswers(network, pairs)
    let structure = try network.structure(network.contacts)
    // Where everybody answered nothing is drawn.
    var drawn: [Structure] = []
    if !missing.missing.isEmpty {
      for number in 0..<resampling.count {
        drawn.append(try network.structure(resampling.contacts(number, of: network)))
      }
    }
    let known = network.known
    bySector = Mixing(network, by: \.sector)
    byPlace = Mixing(network, by: \.place)
    let contacts = pairs.filter { $0.standing != nil }.map { ($0.first, $0.second) }
    let met = known.indices.filter { known[$0] }
    eiSector = EIIndex(contacts, bySector.group, among: met, seed: resampling.seed)
    eiPlace = EIIndex(contacts, byPlace.group, among: met, seed: resampling.seed)
    let ties = network.ties.filter(\.isContact)
    let (told, own) = (
      Dictionary(grouping: ties, by: \.to), Dictionary(grouping: ties, by: \.from)
    )
    // The template's 4, or more where another network's weights are.
    let mostFrequent = ties.reduce(4) { max($0, $1.frequency) }
    actors = network.actors.indices.map { actor in
      let silent = missing.missing.count - (network.actors[actor].hasAnswered ? 0 : 1)
      return ActorFinding(
        actor, of: network, told: told[actor] ?? [], own: own[actor] ?? [], silent: silent,
        mostFrequent: mostFrequent, structure, drawn, isKnown: known[actor])
    }
    self.network = network
    self.pairs = pairs
    whole = Self.whole(
      network, missing, structure, drawn, known,
      (bySector: missing.index(bySector.group), byPlace: missing.index(byPlace.group)))
  }

  private static func whole(
    _ network: Network, _ missing: MissingAnswers, _ structure: Structure, _ drawn: [Structure],
    _ known: [Bool], _ index: (bySector: UncertainValue?, byPlace: UncertainValue?)
  ) -> [(measure: WholeMeasure, value: UncertainValue)] {
    let actors = network.actors
    let invited = actors.count(where: \.isInvited)
    let answered = actors.count(where: \.hasAnswered)
    let sizes = structure.sizes(among: known)
    func resampled(_ measure: (Structure) -> Double) -> UncertainValue {
      let value = measure(structure)
      guard let range = Resampling.range(drawn.map(measure)) else {
        return UncertainValue(value, value...value, .complete)
      }
      return UncertainValue(value, range, .bootstrap)
    }
    let values: [(WholeMeasure, UncertainValue?)] = [
      (.actors, UncertainValue(Double(actors.count))), (.invited, UncertainValue(Double(invited))),
      (.answered, UncertainValue(Double(answered))),
      (.responseRate, invited > 0 ? UncertainValue(Double(answered) / Double(invited)) : nil),
      (.ties, missing.told), (.pairs, missing.inContact), (.density, missing.density),
      (.reciprocity, missing.reciprocity), (.confirmed, missing.confirmed),
      (.oneSided, missing.oneSided), (.unconfirmed, missing.unconfirmed),
      (.components, missing.components(sizes.count)),
      (
        .largestComponent,
        resampled { Double($0.sizes(among: known).max() ?? 0) }
      ),
      (.articulationPoints, resampled { Double($0.isArticulation.count { $0 }) }),
      (
        .meanClustering, !known.contains(true) ? nil : resampled { $0.meanClustering(among: known) }
      ),
      (.eiSector, index.bySector), (.eiPlace, index.byPlace),
      (.mutualWishes, missing.mutualWishes), (.oneSidedWishes, missing.oneSidedWishes),
    ]
    return values.compactMap { measure, value in value.map { (measure, $0) } }
  }

  /// A measure of the whole; nil where there is nothing to compute it from.
  package subscript(_ measure: WholeMeasure) -> UncertainValue? {
    whole.first { $0.measure == measure }?.value
  }
}

extension Network {
  /// The structure that contacts make of the actors.
  func structure(_ contacts: [Graph.Edge]) throws(Graph.TooLarge) -> Structure {
    // The network's own rules leave no edge that a graph refuses.
    guard let graph = Graph(count: actors.count, contacts) else { throw Graph.TooLarge() }
    return try Structure(graph)
  }
}

extension Structure {
  /// The sizes of the components, of those who are known alone.
  func sizes(among known: [Bool]) -> [Int] {
    var sizes: [Int: Int] = [:]
    for (actor, component) in component.enumerated() where known[actor] {
      sizes[component, default: 0] += 1
    }
    return sizes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The mean over those who are known; the same to the last bit whatever the order of the actors.
  func meanClustering(among known: [Bool]) -> Double {
    let values = zip(clustering, known).compactMap { $1 ? $0 : nil }.sorted()
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
