/// Numbers that are names: a fixed count of digits, leading zeros kept.
enum Digits {
  /// nil unless the text is exactly so many of the digits 0 to 9.
  static func number(_ text: some StringProtocol, count: Int) -> UInt32? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return UInt32(text)
  }

  static func text(_ number: some BinaryInteger, count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
