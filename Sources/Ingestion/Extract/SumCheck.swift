import Geography
import Observations

/// The sum of a place's parts against the total the source printed for it: municipalities and what
/// lies in none of them against their county or the country.
public struct SumCheck: Sendable, Hashable {
  public let series: Series
  /// The country or a county.
  public let unit: UnitCode
  public let sum: Double
  public let printed: Double
  /// How many parts have no figure, so that the sum may fall short.
  public let withheld: Int

  public init(series: Series, unit: UnitCode, sum: Double, printed: Double, withheld: Int) {
    self.series = series
    self.unit = unit
    self.sum = sum
    self.printed = printed
    self.withheld = withheld
  }

  /// Sum minus printed; 0 when they agree.
  public var difference: Double { sum - printed }

  /// Equal, or short by what the parts without figures may hold.
  public var agrees: Bool { difference == 0 || (withheld > 0 && difference < 0) }
}
