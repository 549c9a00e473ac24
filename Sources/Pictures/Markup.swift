/// HTML or SVG as UTF-8. What stands in the program's own literals is markup; every text put between them
/// is escaped, so that no name can become a tag.
package struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package init(stringLiteral literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package init(stringInterpolation made: Made) { bytes = made.bytes }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var isEmpty: Bool { bytes.isEmpty }

  package static func += (markup: inout Markup, more: Markup) { markup.bytes += more.bytes }

  package static func + (first: Markup, second: Markup) -> Markup {
    var both = first
    both += second
    return both
  }

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// The parts one after the other, with a literal between them.
  package static func joined(_ parts: some Sequence<Markup>, by separator: Markup = "") -> Markup {
    var all = Markup()
    for part in parts {
      if !all.isEmpty { all += separator }
      all += part
    }
    return all
  }

  /// The contents of a file of ours, which are markup already: a style sheet or a script.
  package static func trusted(_ contents: [UInt8]) -> Markup {
    var markup = Markup()
    markup.bytes = contents
    return markup
  }

  package struct Made: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }
    package mutating func appendInterpolation(_ markup: Markup) { bytes += markup.bytes }
    package mutating func appendInterpolation(_ number: Int) {
      bytes.append(contentsOf: String(number).utf8)
    }

    /// A coordinate with at most one decimal.
    package mutating func appendInterpolation(_ coordinate: Double) {
      bytes.append(coordinate: coordinate)
    }

    /// A text as a string of a script, in which nothing can end the script.
    package mutating func appendInterpolation(json text: String) {
      appendLiteral("\"")
      for unit in text.utf16 {
        let isPlain =
          (0x30...0x39).contains(unit) || (0x41...0x5A).contains(unit)
          || (0x61...0x7A).contains(unit) || unit == 0x20 || unit == 0x2D || unit == 0x2E
          || unit == 0x5F
        if isPlain {
          bytes.append(UInt8(unit))
        } else {
          appendLiteral("\\u")
          let digits = String(unit, radix: 16)
          bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
          bytes.append(contentsOf: digits.utf8)
        }
      }
      appendLiteral("\"")
    }

    /// Fills with an ink.
    package mutating func appendInterpolation(fill ink: Ink) {
      appendLiteral(" class=\"f-")
      bytes.append(contentsOf: ink.rawValue.utf8)
      appendLiteral("\" fill=\"")
      bytes.append(contentsOf: ink.colour.utf8)
      appendLiteral("\"")
    }

    /// Draws a line of some width with an ink.
    package mutating func appendInterpolation(line ink: Ink, width: Double) {
      appendLiteral(" class=\"s-")
      bytes.append(contentsOf: ink.rawValue.utf8)
      appendLiteral("\" fill=\"none\" stroke=\"")
      bytes.append(contentsOf: ink.colour.utf8)
      appendLiteral("\" stroke-width=\"")
      bytes.append(coordinate: width)
      appendLiteral("\"")
    }
  }
}

extension [UInt8] {
  /// Appends a finite number with at most one decimal; 0 for one that is not finite.
  mutating func append(coordinate: Double) {
    guard coordinate.isFinite, coordinate.magnitude < 1e9 else { return append(UInt8(ascii: "0")) }
    let tenths = Int((10 * coordinate).rounded())
    if tenths < 0 { append(UInt8(ascii: "-")) }
    append(contentsOf: String(tenths.magnitude / 10).utf8)
    guard tenths.magnitude % 10 != 0 else { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
  }
}
