/// Numbers that are names: a fixed count of digits, leading zeros kept.
enum Digits {
  /// nil unless the text is exactly so many of the digits 0 to 9.
  static func number(_ text: some StringProtocol, count: Int) -> UInt32? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return UInt32(text)
  }

  /// The last so many digits of a number that is not negative.
  static func text(_ number: some BinaryInteger, count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { digits in
      var left = UInt64(number)
      for place in (0..<count).reversed() {
        digits[place] = 48 + UInt8(left % 10)
        left /= 10
      }
      return count
    }
  }
}
