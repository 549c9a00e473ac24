import Analysis
import Indicators
import Storage

extension Store {
  /// Returns the zero point of a year; throws where none is sealed.
  func requiredZeroPoint(_ year: Int) throws -> SealedYear {
    guard let sealed = try zeroPoint(year) else {
      throw Refusal.isNotFrozen(year)
    }
    return sealed
  }
}

extension Refusal {
  /// The refusal of a question that needs a zero point, where none is sealed.
  static func isNotFrozen(_ year: Int) -> Refusal {
    Refusal("\(year) is not frozen in this database; freeze it with nullpunkt freeze \(year)")
  }
}
