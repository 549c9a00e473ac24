import Files

/// A zero point as it was frozen, with the seal it was given.
public struct FrozenZeroPoint: Sendable {
  public let zeroPoint: ZeroPoint
  /// The content hash written when it was frozen.
  public let sealedHash: String

  public init(zeroPoint: ZeroPoint, sealedHash: String) {
    self.zeroPoint = zeroPoint
    self.sealedHash = sealedHash
  }
}

extension ZeroPoint {
  /// SHA-256 of the canonical content, hexadecimal.
  public func contentHash() throws -> String {
    var hash = SHA256()
    try writeCanonicalContent { hash.update($0) }
    return hash.hexadecimalDigest
  }
}
