import Foundation

extension Double {
  /// The number nearest to this one that so many significant digits write; what is not finite stays as it is.
  /// - Parameter digits: from 1 to 15.
  package func rounded(toDigits digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let magnitude = Int(log10(self.magnitude).rounded(.down))
    let decimals = digits - 1 - magnitude
    // A power of ten that a double holds exactly gives the nearest double to the decimal number.
    guard (0..<Self.powersOfTen.count).contains(decimals) else {
      let written = Double(String(format: "%.\(digits - 1)e", self)) ?? self
      return written.isFinite ? written : self
    }
    let scale = Self.powersOfTen[decimals]
    return (self * scale).rounded() / scale
  }

  private static let powersOfTen: [Double] = (0...22).map { Double("1e\($0)") ?? .nan }
}
