/// One indicator in one period over all units: what deviants are searched for in. No municipality in
/// sight; a unit is its name and its place in the columns.
public struct Family: Sendable {
  public let period: String
  public let aim: Aim
  /// Distinct; they settle ties between equally near peers.
  public let units: [String]
  /// What is known of each unit; nil where it has no figure. Shares or means, never both.
  public let outcomes: [Outcome?]
  public let context: [Context]
  public let peers: PeerRule
  /// The standard deviation between persons of means; nil for shares, and where it is to be estimated
  /// from the units that are judged.
  public let spread: Double?

  /// - Throws: `FamilyError` for columns that are not one value a unit, names that are not distinct,
  ///   or shares among means.
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
}

/// A column of circumstances; nil where a unit's is not known.
public struct Context: Sendable, Hashable {
  public let name: String
  public let values: [Double?]

  public init(_ name: String, _ values: [Double?]) {
    self.name = name
    self.values = values
  }
}

/// Who a unit's peers are.
public enum PeerRule: Sendable {
  /// The units nearest in standardised context; none without context.
  case nearest
  /// The other units of a declared group; nil for a unit in none.
  case groups([String?])
  /// Chosen elsewhere, each unit's peers by their places.
  case chosen([[Int]])
}

/// Why figures make no family.
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
