/// The character encoding of a file, detected from its bytes.
public enum TextEncoding: String, Sendable, Encodable {
  case ascii
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case windows1252 = "windows-1252"
  case codePage850 = "ibm850"
  case macRoman = "macintosh"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// Detects the encoding of a whole file's bytes.
  package init(of bytes: [UInt8]) {
    var search = EncodingSearch()
    search.add(bytes[...])
    self = search.encoding
  }
}
