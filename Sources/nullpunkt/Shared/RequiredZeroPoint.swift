import Analysis
import Indicators
import Storage

extension Store {
  /// Returns the zero point of a year; throws where none is frozen.
  func requiredZeroPoint(_ year: Int) throws -> FrozenZeroPoint {
    guard let frozen = try zeroPoint(year) else {
      throw Refusal(
        "\(year) is not frozen in this database; freeze it with nullpunkt freeze \(year)")
    }
    return frozen
  }
}
