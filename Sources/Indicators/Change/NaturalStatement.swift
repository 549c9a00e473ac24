import Statistics

/// What is said of a unit's change since the zero point beside how units change by themselves: fractions for
/// shares, points for means.
public struct NaturalStatement: Sendable, Equatable {
  /// The change between the two years, less what the others' change lets expect; nil where there is none.
  public let change: NaturalChange.Change?
  /// The shift of the level after the zero point, over all years since the last break; nil where there is
  /// none.
  public let shift: NaturalChange.Change?
  /// The shift's place among those of others; nil where there are too few.
  public let rank: Rank?

  /// A place by the shift over its standard error: 1 is the unit whose level fell most.
  public struct Rank: Sendable, Equatable {
    public let place: Int
    /// Among how many, the unit included.
    public let of: Int

    init(below: Int, others: Int) { (place, of) = (below + 1, others + 1) }
  }
}
