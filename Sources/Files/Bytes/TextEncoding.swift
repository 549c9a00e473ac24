/// How a file's bytes stand for letters, found from the bytes themselves.
public enum TextEncoding: String, Sendable, Encodable {
  case ascii
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case windows1252 = "windows-1252"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// The encoding of all of a file's bytes.
  package init(of bytes: [UInt8]) {
    var search = EncodingSearch()
    search.take(bytes[...])
    self = search.encoding
  }
}
