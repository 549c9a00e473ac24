/// What XML can hold.
enum XMLText {
  /// Whether a letter may stand in XML 1.0, escaped or not; most control characters may not.
  static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
