/// The figures of one indicator and period for all units: the input of the search. No municipality in
/// sight; a unit is its name and its place in the columns.
public struct Family: Sendable {
  public let period: String
  public let aim: Aim
  /// Distinct names, which break ties between equally near peers.
  public let units: [String]
  /// The outcome of each unit; nil where it has no figure. Shares or means, never both.
  public let outcomes: [Outcome?]
  public internal(set) var context: [Context]
  public let peers: PeerRule
  /// The standard deviation between persons, for means; nil for shares, and to estimate it from the
  /// judged units.
  public internal(set) var spread: Double?

  /// - Throws: `FamilyError` for columns whose length is not the number of units, repeated names, or a
  ///   mixture of shares and means.
  public init(
    period: String, aim: Aim, units: [String], outcomes: [Outcome?], context: [Context] = [],
    peers: PeerRule = .nearest, spread: Double? = nil
  ) throws(FamilyError) {
    for (column, count) in [("outcomes", outcomes.count)]
      + context.map({ ($0.name, $0.values.count) })
    where count != units.count {
      throw .unequalLengths(column: column, count: count, units: units.count)
    }
    guard Set(units).count == units.count else { throw .repeatedUnit }
    let known = outcomes.compactMap { $0 }
    guard known.allSatisfy({ $0.isShare == known[0].isShare }) else { throw .mixedOutcomes }
    self.period = period
    self.aim = aim
    self.units = units
    self.outcomes = outcomes
    self.context = context
    self.peers = peers
    self.spread = spread
  }

  /// The circumstances that the context tells of, each once, in its order.
  var circumstances: [String] {
    context.map(\.circumstance).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// A context variable with one value a unit; nil where a unit's is unknown.
public struct Context: Sendable, Hashable {
  public let name: String
  /// The circumstance that the variable tells of, which several may do together: size and its square.
  public let circumstance: String
  public let values: [Double?]

  /// - Parameter circumstance: nil for one that the variable alone tells of.
  public init(_ name: String, of circumstance: String? = nil, _ values: [Double?]) {
    self.name = name
    self.circumstance = circumstance ?? name
    self.values = values
  }
}

/// The rule by which a unit's peers are chosen.
public enum PeerRule: Sendable {
  /// The units nearest in standardised context; no peers without context.
  case nearest
  /// The other units of a declared group; nil for a unit without one.
  case groups([String?])
  /// Peers chosen by the caller, by their indices.
  case chosen([[Int]])
}

/// The reason why figures are not a valid family.
public enum FamilyError: Error, Sendable, Equatable, CustomStringConvertible {
  case unequalLengths(column: String, count: Int, units: Int)
  case repeatedUnit
  case mixedOutcomes

  public var description: String {
    switch self {
    case .unequalLengths(let column, let count, let units):
      "\(column) has \(count) values, but must have one for each of the \(units) units"
    case .repeatedUnit: "a unit stands twice in a period, but may stand once"
    case .mixedOutcomes: "shares and means stand in one family, but must not"
    }
  }
}
