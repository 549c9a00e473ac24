/// What one actor is in the network, each measure with how it hangs on who did not answer.
package struct ActorFinding: Sendable {
  package let actor: NetworkActor
  /// Whether the actor answered, or somebody works with it. Of one who is not known no measure says anything.
  package let isKnown: Bool
  /// How many tell that they work with the actor, and how often in all.
  package let inDegree: UncertainValue
  package let inStrength: UncertainValue
  /// How many the actor tells of, and how often in all; nil for one who did not answer.
  package let outDegree: Double?
  package let outStrength: Double?
  package let betweenness: UncertainValue
  package let closeness: UncertainValue
  package let clustering: UncertainValue
  package let core: UncertainValue
  /// The number of the actor's component, from 0.
  package let component: Int
  package let isArticulation: Bool
  /// Of the networks that might have been, the share that fall apart without the actor; nil where everybody answered.
  package let articulationShare: Double?

  /// - Parameters:
  ///   - told: the contacts that others tell of, and those that the actor does.
  ///   - silent: how many of the others did not answer.
  ///   - mostFrequent: the most that one can say.
  init(
    _ place: Int, of network: Network, told: [ToldTie], own: [ToldTie], silent: Int,
    mostFrequent: Double, _ structure: Structure, _ drawn: [Structure], isKnown: Bool
  ) {
    let actor = network.actors[place]
    func sum(_ ties: [ToldTie]) -> Double { ties.reduce(0) { $0 + $1.frequency } }
    func bounded(_ value: Double, _ more: Double) -> UncertainValue {
      silent == 0
        ? UncertainValue(value, value...value, .complete)
        : UncertainValue(value, value...(value + more), .bounds)
    }
    func resampled(_ measure: (Structure) -> Double) -> UncertainValue {
      let value = measure(structure)
      guard let range = Resampling.range(drawn.map(measure)) else {
        return UncertainValue(value, value...value, .complete)
      }
      return UncertainValue(value, range, .bootstrap)
    }
    self.actor = actor
    self.isKnown = isKnown
    inDegree = bounded(Double(told.count), Double(silent))
    inStrength = bounded(sum(told), Double(silent) * mostFrequent)
    outDegree = actor.hasAnswered ? Double(own.count) : nil
    outStrength = actor.hasAnswered ? sum(own) : nil
    betweenness = resampled { $0.betweenness[place] }
    closeness = resampled { $0.closeness[place] }
    clustering = resampled { $0.clustering[place] }
    core = resampled { Double($0.core[place]) }
    component = structure.component[place]
    isArticulation = structure.isArticulation[place]
    articulationShare =
      drawn.isEmpty
      ? nil : Double(drawn.count { $0.isArticulation[place] }) / Double(drawn.count)
  }
}
