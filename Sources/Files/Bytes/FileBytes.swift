/// Bytes in pieces of bounded size, from beginning to end.
package struct FileBytes {
  private enum Source {
    case held(ArraySlice<UInt8>)
    case open(OpenFile, place: Int)
    /// A file whose bytes must have this SHA-256 when they have all been read.
    case surveyed(OpenFile, place: Int, SHA256, expected: String)
  }

  private var source: Source

  package static let pieceSize = 1 << 16

  /// Reads an open file from its beginning, or the rest of a pipe.
  package init(_ file: OpenFile) { source = .open(file, place: 0) }

  /// Reads an open file from its beginning once more, and refuses it at its end when its bytes have
  /// changed since they were hashed.
  init(_ file: OpenFile, expecting sha256: String) {
    source = .surveyed(file, place: 0, SHA256(), expected: sha256)
  }

  package init(_ bytes: [UInt8]) { source = .held(bytes[...]) }

  /// Returns the next piece, never empty; nil at the end. Pieces of bytes in memory share that memory.
  /// - Throws: `RefusedFile` when the operating system does not give the bytes, or they have changed.
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
    case .surveyed(let file, let place, var hash, let expected):
      let piece = try file.read(Self.pieceSize, from: place)
      guard !piece.isEmpty else {
        guard hash.hexadecimalDigest == expected else { throw Self.changed(file) }
        return nil
      }
      hash.update(piece)
      source = .surveyed(file, place: place + piece.count, hash, expected: expected)
      return piece[...]
    }
  }

  private static func changed(_ file: OpenFile) -> RefusedFile {
    RefusedFile([
      Problem(
        file: file.path, kind: .unreadable,
        message: "was changed while it was read; expected a file that nobody writes to")
    ])
  }
}
