/// The line terminator of a file.
public enum LineEnding: String, Sendable, Encodable {
  case lf, crlf, cr, mixed
}

/// A piece of a physical line: it ends at a line terminator (LF, CRLF or CR), or where the piece or the
/// file ends.
package struct LinePart {
  /// The bytes, line terminator included.
  package let bytes: ArraySlice<UInt8>
  /// The line terminator; nil where the line continues in the next part, or the file ends without one.
  package let ending: LineEnding?
}

/// Splits text that arrives in pieces into physical lines.
package struct LineParts {
  private var text: DecodedText
  private var piece: ArraySlice<UInt8> = []
  private var found: Set<LineEnding> = []

  package init(_ text: DecodedText) { self.text = text }

  package var encoding: TextEncoding { text.encoding }

  /// The terminator of all lines read so far; `lf` for text without any.
  package var lineEnding: LineEnding { found.count > 1 ? .mixed : found.first ?? .lf }

  /// Passes lines that hold nothing but their terminator, as far as the bytes at hand tell, and gives how many
  /// they were: a file of them costs no more than its bytes.
  package mutating func skipEmptyLines() -> Int {
    var (count, place, endings) = (0, piece.startIndex, Set<LineEnding>())
    var last: LineEnding?
    while place < piece.endIndex {
      let ending: LineEnding
      if piece[place] == 0x0A {
        ending = .lf
        place += 1
      } else if piece[place] == 0x0D, place + 1 < piece.endIndex {
        ending = piece[place + 1] == 0x0A ? .crlf : .cr
        place += ending == .crlf ? 2 : 1
      } else {
        break
      }
      if ending != last { endings.insert(ending) }
      last = ending
      count += 1
    }
    guard count > 0 else { return 0 }
    found.formUnion(endings)
    piece = piece[place...]
    return count
  }

  package mutating func next() throws(RefusedFile) -> LinePart? {
    while piece.isEmpty {
      guard let more = try text.next() else { return nil }
      piece = more
    }
    guard let end = piece.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      defer { piece = [] }
      return LinePart(bytes: piece, ending: nil)
    }
    // Whether a CR stands alone is only known from the byte after it.
    if piece[end] == 0x0D, end == piece.index(before: piece.endIndex), let more = try text.next() {
      piece += more
    }
    let isPair = piece[end] == 0x0D && piece[(end + 1)...].first == 0x0A
    let ending: LineEnding = isPair ? .crlf : piece[end] == 0x0D ? .cr : .lf
    let next = end + (isPair ? 2 : 1)
    defer { piece = piece[next...] }
    found.insert(ending)
    return LinePart(bytes: piece[..<next], ending: ending)
  }
}
