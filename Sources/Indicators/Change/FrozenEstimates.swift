import Geography
import Observations

/// The frozen estimates that change is measured from: all of a zero point's, or those that a question
/// about one unit needs.
public struct FrozenEstimates: Sendable, Equatable {
  /// The zero point's.
  public let year: Int
  public let estimates: [Estimate]

  public init(year: Int, estimates: [Estimate]) {
    self.year = year
    self.estimates = estimates
  }

  /// The frozen figures, keyed by indicator, sex and unit.
  public func figures() -> [Key: Figure] {
    var figures: [Key: Figure] = [:]
    for estimate in estimates {
      figures[Key(estimate.indicator, estimate.sex, estimate.unit.code)] = estimate.figure
    }
    return figures
  }

  /// The keys of figures that were provisional when frozen.
  func provisional() -> Set<Key> {
    Set(
      estimates.lazy.filter { $0.reasons.contains(.provisional) }
        .map { Key($0.indicator, $0.sex, $0.unit.code) })
  }

  public struct Key: Sendable, Hashable {
    let indicator: String
    let sex: Sex
    let unit: UnitCode

    init(_ indicator: String, _ sex: Sex, _ unit: UnitCode) {
      self.indicator = indicator
      self.sex = sex
      self.unit = unit
    }
  }
}
