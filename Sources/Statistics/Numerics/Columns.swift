/// Estimates over columns: a million units in one call, with no allocation for a unit.
///
/// There is one form of every estimator, the scalar one. A column of counts is a collection of
/// `Share`s, two columns zipped are a collection of `ShareDifference`s, and what is asked of each
/// lands in columns of its own, so that the numbers are the scalar ones to the last bit:
///
/// ```swift
/// let shares = try ShareColumn(events: x, of: n)
/// let wilson = IntervalColumn(shares) { $0.wilsonInterval(.percent95) }
/// let against = try PartOfWholeColumn(shares, in: country)
/// let z = against.map(\.z)
/// ```

/// Counts in two columns, read as shares.
public struct ShareColumn: RandomAccessCollection, Sendable, Equatable {
  public let events: [Int]
  public let totals: [Int]

  /// - Throws: `StatisticsError` for columns of unequal length and for the first pair that is no
  ///   share.
  public init(events: [Int], of totals: [Int]) throws(StatisticsError) {
    try requireSameLength(events.count, totals.count)
    for index in events.indices { _ = try Share(events[index], of: totals[index]) }
    self.events = events
    self.totals = totals
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { events.count }
  @inlinable public subscript(index: Int) -> Share {
    Share(trusted: events[index], of: totals[index])
  }
}

/// Two columns of shares, read as their differences row by row.
public struct ShareDifferenceColumn: RandomAccessCollection, Sendable, Equatable {
  public let first: ShareColumn
  public let second: ShareColumn

  /// - Throws: `StatisticsError` for columns of unequal length.
  public init(_ first: ShareColumn, minus second: ShareColumn) throws(StatisticsError) {
    try requireSameLength(first.count, second.count)
    self.first = first
    self.second = second
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { first.count }
  @inlinable public subscript(index: Int) -> ShareDifference {
    ShareDifference(first[index], minus: second[index])
  }
}

/// A column of shares, each read as a part of the same whole.
public struct PartOfWholeColumn: RandomAccessCollection, Sendable, Equatable {
  public let parts: ShareColumn
  public let whole: Share

  /// - Throws: `StatisticsError` for the first share that is no part of the whole, or all of it.
  public init(_ parts: ShareColumn, in whole: Share) throws(StatisticsError) {
    for part in parts { _ = try PartOfWhole(part, in: whole) }
    self.parts = parts
    self.whole = whole
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { parts.count }
  @inlinable public subscript(index: Int) -> PartOfWhole {
    PartOfWhole(trusted: parts[index], in: whole)
  }
}

/// Intervals in two columns.
///
/// Inlinable, so that the loop is compiled for the rows and the estimator it is used with.
public struct IntervalColumn: RandomAccessCollection, Sendable, Equatable {
  @usableFromInline var lowerLimits: [Double] = []
  @usableFromInline var upperLimits: [Double] = []

  public init() {}

  /// The interval of each row.
  @inlinable public init<Rows: Collection, Failure>(
    _ rows: Rows, _ interval: (Rows.Element) throws(Failure) -> Interval
  ) throws(Failure) {
    self.init()
    try fill(with: rows, interval)
  }

  /// The interval of each row, in the memory the columns already have.
  @inlinable public mutating func fill<Rows: Collection, Failure>(
    with rows: Rows, _ interval: (Rows.Element) throws(Failure) -> Interval
  ) throws(Failure) {
    lowerLimits.removeAll(keepingCapacity: true)
    upperLimits.removeAll(keepingCapacity: true)
    lowerLimits.reserveCapacity(rows.count)
    upperLimits.reserveCapacity(rows.count)
    for row in rows {
      let interval = try interval(row)
      lowerLimits.append(interval.lower)
      upperLimits.append(interval.upper)
    }
  }

  @inlinable public var lower: [Double] { lowerLimits }
  @inlinable public var upper: [Double] { upperLimits }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { lowerLimits.count }
  @inlinable public subscript(index: Int) -> Interval {
    Interval(lower: lowerLimits[index], upper: upperLimits[index])
  }
}

private func requireSameLength(_ first: Int, _ second: Int) throws(StatisticsError) {
  guard first == second else {
    throw StatisticsError("rows", second, allowed: "as many as in the first column, \(first)")
  }
}
