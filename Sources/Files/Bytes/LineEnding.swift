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
