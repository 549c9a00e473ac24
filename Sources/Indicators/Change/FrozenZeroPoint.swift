import Files

/// A zero point as stored, with its seal.
public struct FrozenZeroPoint: Sendable {
  public let zeroPoint: ZeroPoint
  /// The content hash that was written when the zero point was frozen.
  public let sealedHash: String

  public init(zeroPoint: ZeroPoint, sealedHash: String) {
    self.zeroPoint = zeroPoint
    self.sealedHash = sealedHash
  }
}

extension ZeroPoint {
  /// Computes SHA-256 of the canonical content, hexadecimal; it equals `sealedHash` when nothing has
  /// changed.
  public func contentHash() throws -> String {
    var hash = SHA256()
    try writeCanonicalContent { hash.update($0) }
    return hash.hexadecimalDigest
  }
}
