/// Reads JSON value by value, numbers as their texts. What is no JSON ends it.
struct JSONScanner {
  indirect enum Value {
    case text(String)
    case null
    case list([Value])
    case object([(key: String, value: Value)])

    /// A text or a number as it stands; empty for others.
    var text: String { if case .text(let text) = self { text } else { "" } }
    var list: [Value] { if case .list(let list) = self { list } else { [] } }
    var pairs: [(key: String, value: Value)] {
      if case .object(let pairs) = self { pairs } else { [] }
    }
    subscript(key: String) -> Value? { pairs.first { $0.key == key }?.value }
  }

  private let bytes: [UInt8]
  private var place = 0

  private static let mostDepth = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the next letter is this one, which is then passed.
  mutating func skip(_ letter: Unicode.Scalar) -> Bool {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int = 0) -> Value? {
    guard depth < Self.mostDepth else { return nil }
    if skip("{") {
      var pairs: [(key: String, value: Value)] = []
      if skip("}") { return .object([]) }
      repeat {
        guard skip("\""), let key = string(), skip(":"), let value = value(depth: depth + 1) else {
          return nil
        }
        pairs.append((key, value))
      } while skip(",")
      return skip("}") ? .object(pairs) : nil
    }
    if skip("[") {
      var list: [Value] = []
      if skip("]") { return .list([]) }
      repeat {
        guard let value = value(depth: depth + 1) else { return nil }
        list.append(value)
      } while skip(",")
      return skip("]") ? .list(list) : nil
    }
    if skip("\"") { return string().map(Value.text) }
    let start = place
    while place < bytes.count, Self.isOfWord(bytes[place]) { place += 1 }
    guard place > start else { return nil }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    return word == "null" ? .null : .text(word)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }

  /// The text up to the quote that ends it.
  private mutating func string() -> String? {
    let start = place
    while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
    guard place < bytes.count else { return nil }
    var text = Array(bytes[start..<place])
    while place < bytes.count, bytes[place] != 0x22 {
      guard bytes[place] == 0x5C, place + 1 < bytes.count else {
        text.append(bytes[place])
        place += 1
        continue
      }
      let escaped = bytes[place + 1]
      place += 2
      guard escaped == UInt8(ascii: "u") else {
        text.append(escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "t") ? 0x20 : escaped)
        continue
      }
      guard place + 4 <= bytes.count,
        let code = UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
      else { return nil }
      // Halves of a pair stand for letters that no name or number has.
      text += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
      place += 4
    }
    place += 1
    return String(decoding: text, as: UTF8.self)
  }
}
