/// How lines end in a file.
public enum LineEnding: String, Sendable, Encodable {
  case lf, crlf, cr, mixed

  /// A text without any line end counts as `lf`.
  static func detect(_ text: [UInt8]) -> LineEnding {
    var found: Set<LineEnding> = []
    for line in PhysicalLines(text) {
      if line.hasSuffix([0x0D, 0x0A]) {
        found.insert(.crlf)
      } else if line.hasSuffix([0x0A]) {
        found.insert(.lf)
      } else if line.hasSuffix([0x0D]) {
        found.insert(.cr)
      }
    }
    return found.count > 1 ? .mixed : found.first ?? .lf
  }
}

/// The lines of a text, each with its line end: LF, CRLF or CR.
struct PhysicalLines: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
    if position < text.count {
      let isPair =
        text[position] == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A
      position += isPair ? 2 : 1
    }
    return text[start..<position]
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
