/// Bytes in pieces of bounded size, from beginning to end.
package struct FileBytes {
  private enum Source {
    case held(ArraySlice<UInt8>)
    case open(OpenFile, place: Int, Expected?)
  }

  /// The SHA-256 that all the bytes must have, and the hash of those that have been read.
  private struct Expected {
    let sha256: String
    var hash = SHA256()
  }

  private var source: Source

  package static let pieceSize = 1 << 16

  /// Reads an open file from its beginning, or the rest of a pipe.
  /// - Parameter sha256: the hash of the file's bytes when they were read before; a file whose bytes have
  ///   changed since is refused at its end.
  package init(_ file: OpenFile, expecting sha256: String? = nil) {
    source = .open(file, place: 0, sha256.map { Expected(sha256: $0) })
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
    case .open(let file, let place, var expected):
      let piece = try file.read(Self.pieceSize, from: place)
      expected?.hash.update(piece)
      source = .open(file, place: place + piece.count, expected)
      if piece.isEmpty, let expected, expected.hash.hexadecimalDigest != expected.sha256 {
        throw Self.changed(file)
      }
      return piece.isEmpty ? nil : piece[...]
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
