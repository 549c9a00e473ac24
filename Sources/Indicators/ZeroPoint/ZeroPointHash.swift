import Files

extension ZeroPoint {
  /// Computes SHA-256 of the canonical content, hexadecimal; it equals the seal when nothing has changed.
  public func contentHash() throws -> String {
    var hash = SHA256()
    try writeCanonicalContent { hash.update($0) }
    return hash.hexadecimalDigest
  }
}
