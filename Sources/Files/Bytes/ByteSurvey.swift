/// The size, SHA-256, encoding and line feeds of a file, computed in one pass over its bytes.
struct ByteSurvey {
  let size: Int
  /// SHA-256 of the bytes, 64 hexadecimal digits in lower case.
  let sha256: String
  let encoding: TextEncoding
  /// How many bytes are line feeds.
  let lineFeeds: Int

  init(_ bytes: FileBytes) throws(RefusedFile) {
    var (bytes, hash, size, search) = (bytes, SHA256(), 0, EncodingSearch())
    var lineFeeds = 0
    while let piece = try bytes.next() {
      hash.update(piece)
      search.add(piece)
      size += piece.count
      lineFeeds += piece.count { $0 == UInt8(ascii: "\n") }
    }
    self.size = size
    self.lineFeeds = lineFeeds
    sha256 = hash.hexadecimalDigest
    encoding = search.encoding
  }
}
