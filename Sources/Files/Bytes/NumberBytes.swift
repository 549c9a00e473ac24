/// Texts and numbers appended where they are written, without a text of their own in between.
extension [UInt8] {
  /// Appends the UTF-8 of a text.
  package mutating func append(utf8 text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a whole number's decimal digits, with a minus sign in front of a negative one.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    if rest < 10 { return append(0x30 + UInt8(rest)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = 20
      while rest > 0 {
        place -= 1
        let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
        digits[place] = 0x30 + UInt8(ones)
        rest = tens
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[place..<20]))
    }
  }

  /// Appends as many digits as tell a number apart from every other: its `description`, which takes
  /// longer for the whole numbers that most figures are.
  package mutating func append(decimal number: Double) {
    guard abs(number) < 1e15, number != 0, number == number.rounded(.towardZero) else {
      return append(utf8: number.description)
    }
    append(decimal: Int(number))
    append(0x2E)
    append(0x30)
  }
}
