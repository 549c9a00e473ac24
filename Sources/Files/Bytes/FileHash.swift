extension SHA256 {
  /// The hash of a file's bytes, hexadecimal; the file is read once, and little of it is in memory at
  /// a time.
  /// - Throws: `RefusedFile` when the file cannot be read.
  package static func digest(ofFileAt path: String) throws(RefusedFile) -> String {
    var (bytes, hash) = (FileBytes(try OpenFile(path: path)), SHA256())
    while let piece = try bytes.next() { hash.update(piece) }
    return hash.hexadecimalDigest
  }
}
