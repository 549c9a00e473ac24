/// Whether a share rises or falls over the years: Cochran and Armitage's test for a linear trend.
///
/// χ² = N(NΣtx − XΣtn)² / (X(N − X)(NΣt²n − (Σtn)²)), one degree of freedom, with t the year, X and
/// N the sums of x and n. A trend is told only when χ² lies above its 99.8 % quantile *and* the slope
/// keeps its sign whichever year is left out; what is told comes from that same slope.
///
/// The two brackets are computed in whole numbers, so that a flat series is flat exactly and no
/// count of years and people loses the sign.
///
/// Source: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375.
public struct TrendTest: Sendable, Hashable {
  /// The direction of the slope.
  public enum Sign: Int, Sendable, Hashable {
    case falling = -1
    case flat = 0
    case rising = 1
  }

  /// The share in one year.
  public struct Point: Sendable, Hashable {
    public let year: Int
    public let share: Share

    public init(year: Int, share: Share) {
      self.year = year
      self.share = share
    }
  }

  /// The fewest years a trend is told from.
  public static let fewestPoints = 5

  public let chiSquare: Double
  /// The sign of the slope of the share on the year, each year weighted by its n.
  public let slopeSign: Sign
  /// Whether every series with one year left out has a slope of the same sign, and none is flat.
  public let isStableLeavingOneOut: Bool
  /// The years that the trend is of: those since the last break where these are enough.
  public let years: ClosedRange<Int>

  /// - Parameters:
  ///   - points: in any order.
  ///   - breaks: the first year of each new way of counting, where the series is broken: the trend is of
  ///     the years since the last of them, where these are enough.
  /// - Throws: `TrendError` where a trend cannot be computed, with the reason.
  public init(_ points: [Point], breaks: Set<Int> = []) throws(TrendError) {
    let all = points.sorted { $0.year < $1.year }
    let series = Self.sinceBreak(all, breaks)
    for (earlier, later) in zip(series, series.dropFirst()) {
      guard later.year != earlier.year else { throw .repeatedYear(later.year) }
      guard later.year == earlier.year + 1 else {
        throw .missingYears(after: earlier.year, before: later.year)
      }
      guard !breaks.contains(later.year) else { throw .brokenSeries(year: later.year) }
    }
    guard series.count >= Self.fewestPoints else { throw .tooFewYears(series.count) }
    let first = series[0].year
    years = first...series[series.count - 1].year
    var sums = TrendSums()
    for point in series { sums.add(point.share, at: point.year - first) }
    guard sums.events > 0, sums.events < sums.total else {
      throw sums.events == 0 ? .nobodyEver : .everybodyAlways
    }
    let (slope, events) = (Double(sums.slope), Double(sums.events))
    let others = Double(sums.total - sums.events)
    chiSquare = (slope / events) * (slope / others) * (Double(sums.total) / Double(sums.spread))
    let sign = sums.sign
    slopeSign = sign
    isStableLeavingOneOut =
      sign != .flat
      && series.allSatisfy { sums.without($0.share, at: $0.year - first).sign == sign }
  }

  /// The points since the last break where they are enough for a trend, else all of them.
  private static func sinceBreak(_ series: [Point], _ breaks: Set<Int>) -> [Point] {
    guard let first = series.first, let last = series.last,
      let year = breaks.filter({ first.year < $0 && $0 <= last.year }).max()
    else { return series }
    let since = series.filter { $0.year >= year }
    return since.count >= fewestPoints ? since : series
  }

  /// P(χ²₁ > `chiSquare`).
  public var pValue: Double { NormalDistribution.twoSidedPValue(chiSquare.squareRoot()) }

  /// χ² above its 99.8 % quantile and the sign of the slope safe from every single year.
  public var isSignificant: Bool {
    chiSquare.squareRoot() > ConfidenceLevel.percent998.z && isStableLeavingOneOut
  }

  /// The conclusion about the series.
  public enum Label: String, Sendable, Hashable, CaseIterable {
    case rising, falling, better, worse
    case noTrend = "no_trend"
  }

  /// rising or falling by the slope, or what that means where one direction is better.
  public func label(_ polarity: Polarity = .neither) -> Label {
    guard isSignificant else { return .noTrend }
    let rises = slopeSign == .rising
    return switch polarity {
    case .higherIsBetter: rises ? .better : .worse
    case .lowerIsBetter: rises ? .worse : .better
    case .neither: rises ? .rising : .falling
    }
  }
}

/// The sums of the test's formula in whole numbers, with t counted from the first year: exact for a
/// century of 2⁵³ people a year.
private struct TrendSums {
  var events: Int128 = 0
  var total: Int128 = 0
  var timesEvents: Int128 = 0
  var timesTotal: Int128 = 0
  var squaresTotal: Int128 = 0

  mutating func add(_ share: Share, at time: Int, sign: Int128 = 1) {
    let (t, x, n) = (Int128(time), sign * Int128(share.events), sign * Int128(share.total))
    events += x
    total += n
    timesEvents += t * x
    timesTotal += t * n
    squaresTotal += t * t * n
  }

  func without(_ share: Share, at time: Int) -> TrendSums {
    var rest = self
    rest.add(share, at: time, sign: -1)
    return rest
  }

  /// NΣtx − XΣtn, of the slope's sign.
  var slope: Int128 { total * timesEvents - events * timesTotal }

  /// NΣt²n − (Σtn)², positive for two years or more.
  var spread: Int128 { total * squaresTotal - timesTotal * timesTotal }

  var sign: TrendTest.Sign { slope > 0 ? .rising : slope < 0 ? .falling : .flat }
}
