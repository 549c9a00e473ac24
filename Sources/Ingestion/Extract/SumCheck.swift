import Geography
import Observations

/// Compares the sum of a place's parts with the total the source printed: municipalities and unplaced
/// figures against their county or the country.
public struct SumCheck: Sendable, Hashable {
  public let series: Series
  /// The country or county whose total is checked.
  public let unit: UnitCode
  public let sum: Double
  public let printed: Double
  /// The number of parts without a figure, by which the sum may fall short.
  public let withheld: Int

  public init(series: Series, unit: UnitCode, sum: Double, printed: Double, withheld: Int) {
    self.series = series
    self.unit = unit
    self.sum = sum
    self.printed = printed
    self.withheld = withheld
  }

  /// The sum minus the printed total; 0 when they agree.
  public var difference: Double { sum - printed }

  /// True when the sum equals the total, or falls short of it while parts lack a figure.
  public var agrees: Bool { difference == 0 || (withheld > 0 && difference < 0) }
}
