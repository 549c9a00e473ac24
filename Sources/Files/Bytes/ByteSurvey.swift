/// What one look at all bytes of a file tells: how many they are, their hash, and their encoding.
struct ByteSurvey {
  let size: Int
  /// SHA-256, hexadecimal.
  let sha256: String
  let encoding: TextEncoding

  init(_ bytes: FileBytes) throws(RefusedFile) {
    var (bytes, hash, size, search) = (bytes, SHA256(), 0, EncodingSearch())
    while let piece = try bytes.next() {
      hash.update(piece)
      search.take(piece)
      size += piece.count
    }
    self.size = size
    sha256 = hash.hexadecimalDigest
    encoding = search.encoding
  }
}
