/// A number that is not negative, rounded to a fixed number of decimals as C's `printf` rounds it: to the nearest, of
/// two that are as near to the even one.
struct RoundedDecimal {
  /// The number in units of its last decimal.
  private let units: UInt64
  private let decimals: Int

  /// - Parameter decimals: how many stand after the mark.
  /// - Returns: nil for a number, or for decimals, too many to be counted in units.
  init?(_ number: Double, decimals: Int) {
    guard (0..<Self.powers.count).contains(decimals), number >= 0 else { return nil }
    let scale = Self.powers[decimals]
    let floor = (number * scale).rounded(.down)
    guard floor < 0x1p52 else { return nil }
    // Its sign is exact: that of the number's distance from the middle between two neighbours.
    let beyondMiddle = (-(floor + 0.5)).addingProduct(number, scale)
    let whole = UInt64(floor)
    units = beyondMiddle > 0 || (beyondMiddle == 0 && !whole.isMultiple(of: 2)) ? whole + 1 : whole
    self.decimals = decimals
  }

  private static let powers: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

  var isZero: Bool { units == 0 }

  /// - Parameter mark: stands before the decimals.
  func text(mark: Character) -> String {
    let digits = String(units)
    guard decimals > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return "\(padded.dropLast(decimals))\(mark)\(padded.suffix(decimals))"
  }
}
