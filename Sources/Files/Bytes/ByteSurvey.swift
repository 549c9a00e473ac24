/// The size, SHA-256 and encoding of a file, computed in one pass over its bytes.
struct ByteSurvey {
  let size: Int
  /// SHA-256 of the bytes, 64 hexadecimal digits in lower case.
  let sha256: String
  let encoding: TextEncoding

  init(_ bytes: FileBytes) throws(RefusedFile) {
    var (bytes, hash, size, search) = (bytes, SHA256(), 0, EncodingSearch())
    while let piece = try bytes.next() {
      hash.update(piece)
      search.add(piece)
      size += piece.count
    }
    self.size = size
    sha256 = hash.hexadecimalDigest
    encoding = search.encoding
  }
}
