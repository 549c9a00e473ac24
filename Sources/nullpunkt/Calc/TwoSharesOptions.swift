import ArgumentParser

/// Two independent shares and the level of their interval.
struct TwoSharesOptions: ParsableArguments {
  @Option(help: "Events in the first group.")
  var x1: Int?
  @Option(help: "The first group's size.")
  var n1: Int?
  @Option(help: "Events in the second group.")
  var x2: Int?
  @Option(help: "The second group's size.")
  var n2: Int?
  @Option(help: "How sure, between 0 and 1. (default: 0.95)")
  var level: Double?
}
