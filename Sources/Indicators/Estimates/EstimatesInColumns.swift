import Statistics

/// The estimates of many series at once, from columns of counts to columns of results: what the
/// estimates table says of shares, without names.
///
/// Each series (an indicator, a year and a sex) has the same units in the same order, and units lie
/// in groups: the country, a county, a region. The numbers are those of the row-by-row engine to the
/// last bit, whatever the number of threads.
public struct EstimatesInColumns: Sendable {
  /// The places that hold the units: one benchmark's groups.
  public struct Groups: Sendable {
    /// The group of each unit, from 0.
    public let ofUnit: [Int]
    public let count: Int

    public init(ofUnit: [Int]) {
      self.ofUnit = ofUnit
      count = (ofUnit.max() ?? -1) + 1
    }
  }

  /// One benchmark's results for one series, a row for each unit. NaN where a unit is the whole of
  /// its group.
  public struct Comparison: Sendable, Equatable {
    public let benchmark: [Double]
    public let difference: [Double]
    public let z: [Double]
    public let pValue: [Double]
    public let interval: AtBothLevels<IntervalColumn>
    public let rejects: AtBothLevels<[Bool]>
    /// Benjamini and Hochberg's, over the series' units.
    public let qValue: [Double]
  }

  public let value: [Double]
  public let wilson: AtBothLevels<IntervalColumn>
  /// In the order of the groups.
  public let comparisons: [Comparison]

  /// Groups for other units than the counts'.
  public struct ColumnMismatch: Error, CustomStringConvertible {
    let units: Int
    let groups: Int

    public var description: String {
      "\(groups) units have a group, but \(units) have counts; expected as many"
    }
  }

  /// - Throws: `StatisticsError` for columns of unequal length, or counts that are no shares;
  ///   `ColumnMismatch`.
  public init(events: [Int], of totals: [Int], in groups: [Groups]) throws {
    let shares = try ShareColumn(events: events, of: totals)
    value = shares.map(\.value)
    wilson = AtBothLevels { level in IntervalColumn(shares) { $0.wilsonInterval(level) } }
    var comparisons: [Comparison] = []
    for group in groups {
      guard group.ofUnit.count == shares.count else {
        throw ColumnMismatch(units: shares.count, groups: group.ofUnit.count)
      }
      comparisons.append(try Comparison(shares, group))
    }
    self.comparisons = comparisons
  }
}

extension EstimatesInColumns.Comparison {
  fileprivate init(_ shares: ShareColumn, _ groups: EstimatesInColumns.Groups)
    throws(StatisticsError)
  {
    var events = Array(repeating: 0, count: groups.count)
    var totals = events
    for (unit, group) in groups.ofUnit.enumerated() {
      events[group] += shares.events[unit]
      totals[group] += shares.totals[unit]
    }
    let wholes = try ShareColumn(events: events, of: totals)
    let parts = zip(shares, groups.ofUnit).map { share, group in
      try? PartOfWhole(share, in: wholes[group])
    }
    let none = Interval(lower: .nan, upper: .nan)
    let p = parts.map { $0?.pValue ?? .nan }
    var q = p
    let tested = p.indices.filter { !p[$0].isNaN }
    for (index, adjusted) in zip(tested, try benjaminiHochberg(tested.map { p[$0] })) {
      q[index] = adjusted
    }
    self.init(
      benchmark: groups.ofUnit.map { wholes[$0].value },
      difference: parts.map { $0?.difference ?? .nan }, z: parts.map { $0?.z ?? .nan },
      pValue: p,
      interval: AtBothLevels { level in
        IntervalColumn(parts) { $0?.scoreInterval(level) ?? none }
      },
      rejects: AtBothLevels { level in parts.map { $0?.rejectsEquality(level) ?? false } },
      qValue: q)
  }
}
