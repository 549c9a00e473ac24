/// Parses and prints codes made of a fixed number of digits, leading zeros kept.
enum Digits {
  /// The number of a text of exactly `count` digits 0 to 9; nil for any other text.
  static func number(_ text: some StringProtocol, count: Int) -> UInt32? {
    bytes(of: text) { $0.count == count ? number($0[...]) : nil }
  }

  /// The number of one to nine digits; nil for any other byte, and for none.
  static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    guard (1...9).contains(bytes.count) else { return nil }
    var number: UInt32 = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = 10 * number + UInt32(byte - 48)
    }
    return number
  }

  /// Gives access to the UTF-8 of a text without copying it where possible.
  static func bytes<Result>(
    of text: some StringProtocol, _ read: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.utf8.withContiguousStorageIfAvailable(read)
      ?? Array(text.utf8).withUnsafeBufferPointer(read)
  }

  /// A non-negative number, padded with leading zeros to `count` digits.
  static func text(_ number: some BinaryInteger, count: Int) -> String {
    var (rest, place) = (UInt64(number), count)
    guard place <= 9, rest < 1_000_000_000 else { return String(number) }
    return String(unsafeUninitializedCapacity: place) { bytes in
      while place > 0 {
        place -= 1
        bytes[place] = 48 + UInt8(rest % 10)
        rest /= 10
      }
      return count
    }
  }
}
