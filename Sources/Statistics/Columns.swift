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

  public var startIndex: Int { 0 }
  public var endIndex: Int { events.count }
  public subscript(index: Int) -> Share { Share(trusted: events[index], of: totals[index]) }
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

  public var startIndex: Int { 0 }
  public var endIndex: Int { first.count }
  public subscript(index: Int) -> ShareDifference {
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

  public var startIndex: Int { 0 }
  public var endIndex: Int { parts.count }
  public subscript(index: Int) -> PartOfWhole { PartOfWhole(trusted: parts[index], in: whole) }
}

/// Intervals in two columns.
public struct IntervalColumn: RandomAccessCollection, Sendable, Equatable {
  public private(set) var lower: [Double] = []
  public private(set) var upper: [Double] = []

  public init() {}

  /// The interval of each row.
  public init<Rows: Collection, Failure>(
    _ rows: Rows, _ interval: (Rows.Element) throws(Failure) -> Interval
  ) throws(Failure) {
    try fill(with: rows, interval)
  }

  /// The interval of each row, in the memory the columns already have.
  public mutating func fill<Rows: Collection, Failure>(
    with rows: Rows, _ interval: (Rows.Element) throws(Failure) -> Interval
  ) throws(Failure) {
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    lower.reserveCapacity(rows.count)
    upper.reserveCapacity(rows.count)
    for row in rows {
      let interval = try interval(row)
      lower.append(interval.lower)
      upper.append(interval.upper)
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { lower.count }
  public subscript(index: Int) -> Interval {
    Interval(lower: lower[index], upper: upper[index])
  }
}

private func requireSameLength(_ first: Int, _ second: Int) throws(StatisticsError) {
  guard first == second else {
    throw StatisticsError("rows", second, allowed: "as many as in the first column, \(first)")
  }
}
