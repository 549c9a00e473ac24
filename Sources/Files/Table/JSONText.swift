import Foundation

/// Encodes values as JSON, indented, with sorted keys in snake case, so that equal values give equal
/// text.
package enum JSONText {
  /// - Parameter inSnakeCase: false for a format of others, whose keys are written as they are named.
  package static func of(_ value: some Encodable, inSnakeCase: Bool = true) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    if inSnakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// Appends a cell as `JSONEncoder` writes it; no number is `null`.
  /// - Throws: `NotFinite` for an infinity or NaN, which JSON cannot express.
  package static func append(_ cell: Cell, to bytes: inout [UInt8]) throws(NotFinite) {
    switch cell {
    case .text(let text): append(text, to: &bytes)
    case .count(let count?): bytes.append(decimal: count)
    case .number(let number?):
      guard number.isFinite else { throw NotFinite(number: number) }
      bytes.append(decimal: number)
      // 2.0 is written as 2.
      if bytes.suffix(2).elementsEqual([0x2E, 0x30]) { bytes.removeLast(2) }
    case .count(nil), .number(nil): bytes.append(utf8: "null")
    }
  }

  /// Appends a quoted string with the escapes that JSON requires.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// The error for an infinity or NaN, which JSON cannot express.
  package struct NotFinite: Error, CustomStringConvertible {
    let number: Double

    package var description: String { "the number \(number) cannot be written as JSON" }
  }
}
