import Foundation
import Observations
import Statistics

/// The language of a report.
public enum Language: String, Sendable, CaseIterable {
  /// Norwegian bokmål.
  case nb
  /// Norwegian nynorsk.
  case nn
  case en

  /// Whether numbers are written the Norwegian way.
  package var isNorwegian: Bool { self != .en }
}

/// Formats numbers for readers: `15,3 %` and `5 053` in Norwegian, `15.3%` and `5,053` in English. The
/// blanks never break, so that a number never parts from its sign; those before `%` and between thousands are
/// narrow.
public struct NumberStyle: Sendable {
  private let language: Language
  private static let minus = "−"
  private static let noBreakSpace = "\u{00A0}"
  private static let narrowSpace = "\u{202F}"

  public init(_ language: Language) { self.language = language }

  /// The counts that are possible, from the least to the greatest.
  public func counts(_ range: ClosedRange<Int>) -> String {
    "\(count(range.lowerBound))–\(count(range.upperBound))"
  }

  /// A count with thousands separators.
  public func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let separator = language.isNorwegian ? Self.narrowSpace : ","
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return (number < 0 ? Self.minus : "") + grouped
  }

  /// A fraction as percent, with the percent sign.
  public func percent(_ fraction: Double, decimals: Int = 1) -> String {
    decimal(100 * fraction, decimals) + percentSign
  }

  /// The limits of an interval as percent: `13,7 til 17,0 %`.
  public func percent(_ interval: Interval, decimals: Int = 1) -> String {
    span(decimal(100 * interval.lower, decimals), decimal(100 * interval.upper, decimals))
      + percentSign
  }

  /// A share as percent, or a mean as points with one decimal.
  public func value(_ value: Double, _ unit: ValueUnit) -> String {
    unit == .share ? percent(value) : decimal(value, 1)
  }

  /// The limits of the interval of a share or mean.
  public func limits(_ interval: Interval, _ unit: ValueUnit) -> String {
    unit == .share
      ? percent(interval) : span(decimal(interval.lower, 1), decimal(interval.upper, 1))
  }

  /// A signed difference without unit, `+3,3`: of fractions as percentage points, of means as points.
  /// A limit of its interval that rounds to zero keeps its sign, so that the numbers never contradict the
  /// verdict.
  public func points(
    _ difference: Double, _ interval: Interval? = nil, _ unit: ValueUnit = .share
  ) -> String {
    let middle = signed(Self.scale(unit) * difference)
    guard let interval else { return middle }
    return "\(middle) (\(points(interval, unit)))"
  }

  /// The limits of a difference, `+2,3 til +5,6`; one that rounds to zero keeps its sign.
  public func points(_ interval: Interval, _ unit: ValueUnit) -> String {
    let scale = Self.scale(unit)
    return span(limit(scale * interval.lower), limit(scale * interval.upper))
  }

  /// The size of a difference without sign and unit, `3,3`: of fractions as percentage points, of means as points.
  public func size(_ difference: Double, _ unit: ValueUnit) -> String {
    decimal(Self.scale(unit) * difference.magnitude, 1)
  }

  /// A number with a fixed number of decimals; never negative zero.
  public func decimal(_ number: Double, _ decimals: Int) -> String {
    guard let rounded = RoundedDecimal(number.magnitude, decimals: decimals) else {
      return (number < 0 ? Self.minus : "")
        + inLanguage(String(format: "%.\(decimals)f", number.magnitude))
    }
    let sign = number < 0 && !rounded.isZero ? Self.minus : ""
    return sign + rounded.text(mark: language.isNorwegian ? "," : ".")
  }

  /// A setting with as many decimals as it has: `0,1`, `1,645`.
  public func plain(_ number: Double) -> String {
    let exact = String(number)
    return inLanguage(exact.hasSuffix(".0") ? String(exact.dropLast(2)) : exact)
  }

  /// A probability with three decimals, or as below the smallest that three decimals can show.
  public func probability(_ p: Double) -> String {
    p < 0.001 ? "< " + decimal(0.001, 3) : decimal(p, 3)
  }

  /// What a difference is multiplied with to be in points.
  private static func scale(_ unit: ValueUnit) -> Double { unit == .share ? 100 : 1 }

  /// Two numbers joined as a range on one line.
  private func span(_ lower: String, _ upper: String) -> String {
    lower + Self.noBreakSpace + (language.isNorwegian ? "til" : "to") + Self.noBreakSpace + upper
  }

  /// The language's decimal mark in the place of the point.
  private func inLanguage(_ number: String) -> String {
    language.isNorwegian ? number.replacingOccurrences(of: ".", with: ",") : number
  }

  private var percentSign: String { language.isNorwegian ? Self.narrowSpace + "%" : "%" }

  /// A limit with one decimal and its sign, also where it rounds to zero.
  private func limit(_ number: Double) -> String {
    let digits = decimal(number.magnitude, 1)
    return number > 0 ? "+" + digits : number < 0 ? Self.minus + digits : digits
  }

  private func signed(_ number: Double) -> String {
    let text = decimal(number, 1)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return number > 0 && !isZero ? "+" + text : text
  }
}
