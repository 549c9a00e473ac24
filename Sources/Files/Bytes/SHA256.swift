import CCrypto

/// Computes SHA-256 (FIPS 180-4) incrementally through libcrypto. A copy continues independently of the
/// original.
package struct SHA256 {
  private var state = SHA256_CTX()

  package init() { SHA256_Init(&state) }

  /// Hashes more bytes.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { update($0) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { update($0) } }
  }

  private mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    SHA256_Update(&state, bytes.baseAddress, bytes.count)
  }

  /// Hashes the UTF-8 of a text.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update($0) }
  }

  /// The hash of everything added so far, 64 hexadecimal digits in lower case.
  package var hexadecimalDigest: String {
    var last = state
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&digest, &last)
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// SHA-256 of a sequence of bytes, hexadecimal.
  package static func digest(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimalDigest
  }

  /// SHA-256 of a text's UTF-8, hexadecimal.
  package static func digest(of text: String) -> String { digest(of: text.utf8) }
}
