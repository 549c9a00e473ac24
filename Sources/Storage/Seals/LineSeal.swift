import Files

/// A running SHA-256 over what a file says, with a mark for each of its lines by which one that was changed is
/// found again.
struct LineSeal {
  /// What has been added since the hash was last fed: whole rows, which are appended here.
  var text: [UInt8] = []
  private var hash = SHA256()
  private var line: Int64?
  /// Where in `text` the line begins.
  private var start = 0
  private var marks: [UInt8] = []

  private static let chunk = 1 << 16

  /// Says from which line the row is that is appended next.
  mutating func begin(_ line: Int64) {
    guard line != self.line else { return }
    endLine()
    self.line = line
    if text.count >= Self.chunk {
      hash.update(text)
      text.removeAll(keepingCapacity: true)
    }
    start = text.count
  }

  private mutating func endLine() {
    guard let line else { return }
    let mark = Self.mark(text[start...])
    withUnsafeBytes(of: (UInt32(truncatingIfNeeded: line).littleEndian, mark.littleEndian)) {
      marks.append(contentsOf: $0)
    }
  }

  /// The hash of all rows, hexadecimal, and for each line its number and mark in four bytes each, the least
  /// first.
  func finished() -> (sha256: String, marks: [UInt8]) {
    var all = self
    all.endLine()
    all.hash.update(all.text)
    return (all.hash.hexadecimalDigest, all.marks)
  }

  /// A mark tells lines apart and proves nothing: the hash does.
  private static func mark(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { bytes in
      var mark = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
      var place = 0
      func mix(_ part: UInt64) {
        mark = (mark ^ part) &* 0x9E37_79B9_7F4A_7C15
        mark ^= mark >> 32
      }
      while place + 8 <= bytes.count {
        mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
      }
      while place < bytes.count {
        mix(UInt64(bytes[place]))
        place += 1
      }
      return UInt32(truncatingIfNeeded: mark)
    }
  }

  /// The lines of which two sets of marks say different things, ascending.
  static func differingLines(_ one: [UInt8], _ other: [UInt8]) -> [Int] {
    func byLine(_ marks: [UInt8]) -> [Int: UInt32] {
      func number(_ place: Int) -> UInt32 {
        marks[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
      let places = stride(from: 0, to: marks.count - marks.count % 8, by: 8)
      return Dictionary(
        places.map { (Int(number($0)), number($0 + 4)) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (byLine(one), byLine(other))
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
  }
}
