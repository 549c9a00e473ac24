import CCrypto

/// A running SHA-256 (FIPS 180-4), computed by libcrypto; a copy runs on by itself.
package struct SHA256 {
  private var state = SHA256_CTX()

  package init() { SHA256_Init(&state) }

  /// Adds bytes to what has been hashed.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { update($0) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { update($0) } }
  }

  private mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    SHA256_Update(&state, bytes.baseAddress, bytes.count)
  }

  /// Adds the UTF-8 of a text to what has been hashed.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update($0) }
  }

  /// The hash of everything added so far, 64 digits in lower-case hexadecimal.
  package var hexadecimalDigest: String {
    var last = state
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&digest, &last)
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The hash of some bytes, hexadecimal.
  package static func digest(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimalDigest
  }

  /// The hash of a text's UTF-8, hexadecimal.
  package static func digest(of text: String) -> String { digest(of: text.utf8) }
}
