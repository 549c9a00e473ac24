/// How lines end in a file.
public enum LineEnding: String, Sendable, Encodable {
  case lf, crlf, cr, mixed
}

/// A part of a physical line: at most a piece of the file long, and ended by LF, CRLF, CR, the
/// piece or the file.
package struct LinePart {
  /// With its line end.
  package let bytes: ArraySlice<UInt8>
  /// nil where the line goes on in the next part, and at the end of a file without a last line end.
  package let ending: LineEnding?
}

/// The physical lines of a text that comes in pieces.
package struct LineParts {
  private var text: DecodedText
  private var piece: ArraySlice<UInt8> = []
  private var found: Set<LineEnding> = []

  package init(_ text: DecodedText) { self.text = text }

  package var encoding: TextEncoding { text.encoding }

  /// Of all lines read so far; a text without any line end counts as `lf`.
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
