import Analysis
import Indicators
import Storage

extension Store {
  /// The zero point that must be there.
  func requiredZeroPoint(_ year: Int) throws -> FrozenZeroPoint {
    guard let frozen = try zeroPoint(year) else {
      throw Refusal(
        "\(year) is not frozen in this database; freeze it with nullpunkt freeze \(year)")
    }
    return frozen
  }
}
