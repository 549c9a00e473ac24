import Analysis
import Geography
import Indicators
import Storage

extension Store {
  /// Returns the zero point of a year; throws where none is frozen.
  func requiredZeroPoint(_ year: Int) throws -> FrozenZeroPoint {
    try Self.required(try zeroPoint(year), year)
  }

  /// What change of one unit is measured from, of a zero point that must be there.
  func requiredEstimates(ofZeroPoint year: Int, of indicators: [Indicator], about unit: UnitCode)
    throws -> FrozenEstimates
  {
    try Self.required(try frozenEstimates(year, of: indicators, about: unit), year)
  }

  private static func required<Frozen>(_ frozen: Frozen?, _ year: Int) throws -> Frozen {
    guard let frozen else {
      throw Refusal(
        "\(year) is not frozen in this database; freeze it with nullpunkt freeze \(year)")
    }
    return frozen
  }
}
