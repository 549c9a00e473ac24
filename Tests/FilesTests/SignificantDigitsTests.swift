import Foundation
import Testing

@testable import Files

/// Numbers with fewer digits are those that the digits write, and written with them alone.
struct SignificantDigitsTests {
  @Test(arguments: [
    (0.998825552252222, 8, "0.99882555"), (0.05532503457814661, 8, "0.055325035"),
    (3.320741575180422e-16, 8, "3.3207416e-16"), (1.0559225676736667e-09, 8, "1.0559226e-09"),
    (.leastNonzeroMagnitude, 3, "5e-324"), (-0.019, 8, "-0.019"), (12345.678, 3, "12300.0"),
    (1.7976931348623157e308, 4, "1.7976931348623157e+308"), (0.99999999999, 8, "1.0"),
    (0, 8, "0.0"),
  ]) func numbersAreWrittenWithTheirDigits(_ number: Double, _ digits: Int, _ text: String) {
    #expect(number.rounded(toDigits: digits).description == text)
  }

  /// C's `printf` writes the same digits, but for decimal middles, which no double is.
  @Test func anyNumberIsWithinHalfADigit() {
    var drawn: UInt64 = 1
    for exponent in (0..<2000).map({ $0 % 61 - 30 }) {
      drawn = drawn &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(Int64(bitPattern: drawn) >> 11) * 0x1p-52 * pow(10, Double(exponent))
      let rounded = number.rounded(toDigits: 8)
      #expect((rounded - number).magnitude <= 0.5000001e-7 * number.magnitude, "\(number)")
      #expect(rounded.rounded(toDigits: 8) == rounded, "\(number)")
    }
    #expect(Double.nan.rounded(toDigits: 8).isNaN)
  }
}
