import Statistics

/// The units of a family that can be judged, in columns without gaps.
///
/// They stand in an order made from their figures alone, so that neither the order nor the names of the
/// units can change the last bit of a sum.
struct Members: Sendable {
  /// Their indices in the family.
  let places: [Int]
  let outcomes: [Outcome]
  let context: [Covariate]
  /// Why each unit of the family is excluded; nil for a member.
  let lacks: [Lack?]

  init(_ family: Family) {
    let lacks = family.units.indices.map { Self.exclusion($0, of: family) }
    func key(_ place: Int) -> [Double] {
      guard let outcome = family.outcomes[place] else { return [] }
      return [Double(outcome.count), outcome.value]
        + family.context.compactMap { $0.values[place] }
    }
    let members = lacks.indices.filter { lacks[$0] == nil }
      .map { (place: $0, key: key($0)) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    places = members.map(\.place)
    outcomes = places.compactMap { family.outcomes[$0] }
    context = family.context.map { column in
      Covariate(column.name, members.compactMap { column.values[$0.place] })
    }
    self.lacks = lacks
  }

  /// Whether they are enough for a regression on their context.
  func allowRegression(_ settings: CandidateSettings) -> Bool {
    places.count >= settings.unitsPerCoefficient * (context.count + 1)
  }

  private static func exclusion(_ unit: Int, of family: Family) -> Lack? {
    guard let outcome = family.outcomes[unit] else { return .figure }
    guard outcome.count >= family.aim.floor else { return .people }
    let missing = family.context.filter { $0.values[unit]?.isFinite != true }.map(\.name)
    return missing.isEmpty ? nil : .context(missing)
  }
}

extension Lack? {
  /// Whether a unit has a figure for enough people, whatever else is missing.
  var isEligible: Bool { self != .figure && self != .people }
}

/// The reason why a unit is not judged.
public enum Lack: Sendable, Hashable, CustomStringConvertible {
  /// It has no figure.
  case figure
  /// Its n is below the floor.
  case people
  /// Context that is unknown, by name; missing values are not imputed.
  case context([String])
  /// The other units permit no prediction, or are too few.
  case expectation

  public var description: String {
    switch self {
    case .figure: "no figure"
    case .people: "fewer people than the floor"
    case .context(let names): "context not known: \(names.joined(separator: ", "))"
    case .expectation: "the other units allow no expectation"
    }
  }
}
