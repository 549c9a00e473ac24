extension SHA256 {
  /// SHA-256 of a file's bytes, in hexadecimal. The file is read once, a bounded piece at a time.
  /// - Throws: `RefusedFile` when the file cannot be read.
  package static func digest(ofFileAt path: String) throws(RefusedFile) -> String {
    var (bytes, hash) = (FileBytes(try OpenFile(path: path)), SHA256())
    while let piece = try bytes.next() { hash.update(piece) }
    return hash.hexadecimalDigest
  }
}
