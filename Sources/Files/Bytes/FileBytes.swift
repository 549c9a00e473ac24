/// Bytes in pieces of bounded size, from beginning to end.
package struct FileBytes {
  private enum Source {
    case held(ArraySlice<UInt8>)
    case open(OpenFile, place: Int)
  }

  private var source: Source

  package static let pieceSize = 1 << 16

  /// Reads an open file from its beginning, or the rest of a pipe.
  package init(_ file: OpenFile) { source = .open(file, place: 0) }

  package init(_ bytes: [UInt8]) { source = .held(bytes[...]) }

  /// Returns the next piece, never empty; nil at the end. Pieces of bytes in memory share that memory.
  /// - Throws: `RefusedFile` when the operating system does not give the bytes.
  package mutating func next() throws(RefusedFile) -> ArraySlice<UInt8>? {
    switch source {
    case .held(let rest):
      let piece = rest.prefix(Self.pieceSize)
      source = .held(rest.dropFirst(piece.count))
      return piece.isEmpty ? nil : piece
    case .open(let file, let place):
      let piece = try file.read(Self.pieceSize, from: place)
      source = .open(file, place: place + piece.count)
      return piece.isEmpty ? nil : piece[...]
    }
  }
}
