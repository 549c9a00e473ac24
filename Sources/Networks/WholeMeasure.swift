/// A measure of a network as a whole.
package enum WholeMeasure: String, Sendable, CaseIterable {
  /// Who was asked and who answered.
  case actors, invited, answered
  case responseRate = "response_rate"
  /// Contacts that were told, and pairs in contact.
  case ties, pairs
  case density, reciprocity
  case confirmed
  case oneSided = "one_sided"
  case unconfirmed
  case components
  case largestComponent = "largest_component"
  case articulationPoints = "articulation_points"
  case meanClustering = "mean_clustering"
  case eiSector = "ei_sector"
  case eiPlace = "ei_municipality"
  case mutualWishes = "mutual_wishes"
  case oneSidedWishes = "one_sided_wishes"

  /// Whether the measure is a count; the others are shares from 0 to 1, and the E–I index from −1 to 1.
  package var isCount: Bool {
    switch self {
    case .actors, .invited, .answered, .ties, .pairs, .confirmed, .oneSided, .unconfirmed,
      .components, .largestComponent, .articulationPoints, .mutualWishes, .oneSidedWishes:
      true
    case .responseRate, .density, .reciprocity, .meanClustering, .eiSector, .eiPlace: false
    }
  }
}

/// A value, and what it could be if everybody had answered.
package struct UncertainValue: Sendable, Equatable {
  package let value: Double
  /// Nil for what does not depend on who answered.
  package let range: ClosedRange<Double>?
  package let basis: Basis

  /// Where the range is from.
  package enum Basis: String, Sendable, CaseIterable {
    /// It does not hang on who answered.
    case none
    /// Everybody answered: it is the value itself.
    case complete
    /// What the missing answers could make of it at most and at least.
    case bounds
    /// Nineteen in twenty networks whose missing answers were drawn from those that were given.
    case bootstrap
  }

  package init(_ value: Double) { (self.value, range, basis) = (value, nil, .none) }

  /// - Parameter range: a range that does not hold the value is widened to it.
  package init(_ value: Double, _ range: ClosedRange<Double>, _ basis: Basis) {
    self.value = value
    self.range = min(range.lowerBound, value)...max(range.upperBound, value)
    self.basis = basis
  }
}
